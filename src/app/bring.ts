/** One message brought in line: posted or updated where it is not as it should be, and what came of it written down. */
import { createHash } from "node:crypto";
import type { Card } from "../../cards/kit/context.ts";
import { Unreachable } from "../errors.ts";
import type { PersonId } from "../meeting/people.ts";
import type { Ledger } from "./ledger.ts";
import type { Desired, Outbox } from "./outbox.ts";
import { calmWaitMs, graceMs, isFarUp, pauseMs } from "./pace.ts";
import type { Chat } from "./ports/chats.ts";
import type { Log } from "./ports/log.ts";
import type { SentMessage } from "./ports/messages.ts";
import { type Content, type Place, put, stood } from "./put.ts";
import { stamped } from "./stamp.ts";
import { orphan } from "./upkeep.ts";
import { closedForMs, closeWay, isUnreachable, openWay, type PrivateWays, privateChat, wayKey } from "./way.ts";

export interface PassParts extends PrivateWays {
  /** The real time, which is the only one that Teams knows. */
  readonly realMs: () => number;
  readonly log: Log;
  /** Messages in the stream's chat that only one person sees, for those who have no private chat. */
  readonly targetedMessages: boolean;
}

export interface Pass extends PassParts {
  readonly outbox: Outbox;
  readonly via: Chat;
  /** Absent in the stream's own chat. */
  readonly personId: PersonId | undefined;
  readonly ledger: Ledger;
}

export interface Outcome {
  /** Real milliseconds until it is worth another look; 0 for none. */
  readonly waitMs: number;
  readonly trouble?: "wholeChat" | "passing";
}

const FINAL = "final:";
const DONE: Outcome = { waitMs: 0 };

/** Throws what is a fault of ours, or the database's. */
export async function bring(pass: Pass, message: Desired): Promise<Outcome> {
  const { ledger, realMs } = pass;
  const row = ledger.get(message.key);
  if (isSettled(row, message)) return DONE;
  const earlyMs = (row?.notBeforeMs ?? 0) - realMs();
  if (earlyMs > 0) return { waitMs: earlyMs };
  const card = stamped(await message.draw(toCard(pass)), message.key);
  const hash = (message.mode === "final" ? FINAL : "") + hashOf(card);
  if (row !== undefined && standsFarUp(row, message, realMs())) {
    await leaveBehind(pass, row);
    return send(pass, message, { card, hash });
  }
  if (row?.status === "sent" && row.hash === hash && row.activityId !== undefined) return DONE;
  const isCalm = message.mode === "live" && row?.activityId !== undefined && row.beat === message.beat;
  const calmMs = isCalm ? calmWaitMs(row.triedAtMs, realMs()) : 0;
  if (calmMs > 0) return { waitMs: calmMs };
  return send(pass, message, { card, hash });
}

/** Where people go on from, as far as is known now. */
function toCard({ outbox, ledger, messenger, via }: Pass): string | undefined {
  const current = outbox.messages.find(({ to, isCurrent }) => to === "chat" && isCurrent);
  return messenger.linkTo(via, current && ledger.get(current.key)?.activityId);
}

/** A live card that has stood for long, when it comes to the next step: people are to find it below what they wrote. */
function standsFarUp(row: SentMessage, { mode, step }: Desired, nowMs: number): boolean {
  if (mode !== "live" || step === undefined || row.activityId === undefined) return false;
  return row.step !== undefined && row.step !== step && isFarUp(row.postedAtMs, nowMs);
}

/** A card is to be posted anew; where it stands now it is closed when the new one stands. */
export async function leaveBehind({ ledger, personId }: Pass, row: SentMessage): Promise<void> {
  const { activityId, notBeforeMs: _grace, postedAtMs: _when, ...rest } = row;
  if (activityId !== undefined) await ledger.save(orphan(personId, rest.chatId, activityId));
  await ledger.save({ ...rest, ...stood(row), status: "unsent", hash: "" });
}

function isSettled(row: SentMessage | undefined, { mode, isClosing }: Desired): boolean {
  if (row === undefined) return isClosing === true;
  if (isClosing && row.activityId === undefined) return true;
  switch (row.status) {
    case "unsent":
      return false;
    case "sending":
      // Nobody knows whether it arrived. A prompt must not come twice; a live card must be there.
      return mode === "once";
    case "sent":
      return mode === "once" || (mode === "final" && row.hash.startsWith(FINAL));
  }
}

/** `isAnew`: the chat that was known is not there any more, and this is the way by another one. */
async function send(pass: Pass, message: Desired, content: Content, isAnew = false): Promise<Outcome> {
  const { ledger, personId, realMs, outbox } = pass;
  let place: Place | undefined;
  try {
    place = await placeFor(pass, message);
    if (place === undefined) return { waitMs: closedForMs(ledger.get(wayKey(personId)), realMs()) };
    const activityId = await put(pass, message, place, content);
    const { key, beat, step } = message;
    const { hash } = content;
    const postedAtMs = ledger.get(key)?.postedAtMs;
    const stands = { chatId: place.chat.chatId, ...(activityId === undefined ? {} : { activityId }) };
    await ledger.save({
      key,
      hash,
      status: "sent",
      triedAtMs: realMs(),
      ...stands,
      ...(beat === undefined ? {} : { beat }),
      ...(step === undefined ? {} : { step }),
      ...(postedAtMs === undefined ? {} : { postedAtMs }),
    });
    if (place.onlyFor === undefined) await openWay(ledger, personId, realMs());
    return DONE;
  } catch (error) {
    if (!(error instanceof Unreachable) || error.reason === "database") throw error;
    pass.log.warn("message.failed", { reason: error.reason, fails: (ledger.get(message.key)?.fails ?? 0) + 1 });
    const { isOver } = outbox;
    const isPrivate = personId !== undefined && place?.onlyFor === undefined;
    if (isPrivate && (error.about === "person" || error.about === "chat")) {
      if (place !== undefined) await pass.chats.forget(place.chat.chatId);
      await closeWay(ledger, { personId, error, nowMs: realMs(), isOver });
      if (!error.mayHaveArrived) await notSent(ledger, message);
      // The way is closed now: there may be another one.
      return error.about === "person" || !isAnew
        ? send(pass, message, content, true)
        : whole(closedForMs(ledger.get(wayKey(personId)), realMs()));
    }
    const waitMs = await noteFault(pass, message, content, { error, chatId: place?.chat.chatId ?? "" });
    if (place !== undefined && !error.noAnswer && error.retryAfterSeconds === undefined) {
      return { waitMs, ...(error.permanent ? {} : { trouble: "passing" }) };
    }
    return whole(await closeWay(ledger, { personId, error, nowMs: realMs(), isOver }));
  }
}

const whole = (waitMs: number): Outcome => ({ waitMs, trouble: "wholeChat" });

/** Undefined where there is no way to the person. Throws Unreachable. */
async function placeFor(pass: Pass, { isConfidential }: Desired): Promise<Place | undefined> {
  const { personId, outbox, via, ledger, realMs, chats } = pass;
  if (personId === undefined) return { chat: via };
  const person = outbox.person(personId);
  if (person === undefined) return undefined;
  const nowMs = realMs();
  const way = ledger.get(wayKey(personId));
  if (isUnreachable(way) && closedForMs(way, nowMs) > 0 && (await chats.findPersonal(personId)) === undefined) {
    return pass.targetedMessages && !isConfidential && !outbox.isOver ? { chat: via, onlyFor: person } : undefined;
  }
  return { chat: await privateChat(pass, ledger, { via, person, nowMs }) };
}

/** It was about to be posted, and was refused for certain. */
async function notSent(ledger: Ledger, { key }: Desired): Promise<void> {
  const row = ledger.get(key);
  if (row?.status !== "sending") return;
  const { notBeforeMs: _grace, postedAtMs: _when, ...rest } = row;
  await ledger.save({ ...rest, status: "unsent" });
}

/** Gives the milliseconds until the next try. */
async function noteFault(
  { ledger, realMs, outbox }: Pass,
  { key, mode, isClosing }: Desired,
  { hash }: Content,
  { error, chatId }: { readonly error: Unreachable; readonly chatId: string },
): Promise<number> {
  const nowMs = realMs();
  const { notBeforeMs: _before, ...before } = ledger.get(key) ?? { key, chatId };
  const fails = ("fails" in before ? (before.fails ?? 0) : 0) + 1;
  const tried = { ...before, hash, fails, triedAtMs: nowMs };
  if (error.mayHaveArrived && "status" in before && before.status === "sending") {
    // It may have shown itself before the answer was given up.
    if ((await ledger.reread(key))?.activityId !== undefined) return 0;
    const waitMs = graceMs(fails - 1);
    await ledger.save({ ...tried, status: "sending", notBeforeMs: nowMs + waitMs });
    return mode === "once" ? 0 : waitMs;
  }
  const waitMs = pauseMs(fails, error.permanent ? "permanent" : "passing", outbox.isOver);
  // Nobody waits for what is to be closed, and it may become much: it is left alone so long, whatever else changes.
  const rest = isClosing ? { notBeforeMs: nowMs + waitMs } : {};
  await ledger.save({ ...tried, status: "unsent", ...rest });
  return waitMs;
}

function hashOf(card: Card): string {
  return createHash("sha256").update(JSON.stringify(card)).digest("base64url");
}
