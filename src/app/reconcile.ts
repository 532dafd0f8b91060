/** Brings the messages in Teams in line with what the state wants: posts what is missing, updates what has changed. */
import { createHash } from "node:crypto";
import type { Card } from "../../cards/context.ts";
import { cannotReachCard } from "../../cards/notice.ts";
import { Unreachable } from "../errors.ts";
import { findPerson, type KnownMeeting } from "../meeting/state.ts";
import { translator } from "../text/text.ts";
import type { Meetings } from "./meetings.ts";
import { type Desired, type DrawAnalysis, desired } from "./outbox.ts";
import type { Pace } from "./pace.ts";
import type { Chat, ChatStore, Clock, MessageLedger, Messenger, SentMessage } from "./ports.ts";

export interface ReconcileParts {
  readonly meetings: Meetings;
  readonly chats: ChatStore;
  readonly messages: MessageLedger;
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly drawAnalysis: DrawAnalysis;
}

/**
 * One pass over the messages of a meeting. A message that fails does not hold the others back, but for new ones below
 * it in the same chat where Teams was busy; throws the first fault that is worth trying again (Unreachable, or one of
 * ours) when all have had their chance.
 * Gives the real milliseconds after which to come back for a card that was updated a moment ago, 0 for never.
 */
export async function reconcile(parts: ReconcileParts, meetingId: string): Promise<number> {
  const meeting = await parts.meetings.find(meetingId);
  const via = meeting && (await parts.chats.find(meeting.info.chatId));
  if (meeting === undefined || via === undefined) return 0;
  const ledger = new Map((await parts.messages.all(meetingId)).map((m) => [m.key, m]));
  const pass: Pass = { ...parts, meeting, via, ledger };
  const busy = new Set<string>();
  let fault: unknown;
  let waitMs = 0;
  for (const message of desired(meeting, parts.clock.now(), parts.drawAnalysis)) {
    const chat = message.to === "chat" ? meeting.info.chatId : message.to.personId;
    // What is to stand below waits for what is to stand above it.
    if (busy.has(chat) && ledger.get(message.key)?.activityId === undefined) continue;
    try {
      waitMs = Math.max(waitMs, await bring(pass, message));
    } catch (error) {
      fault ??= error;
      if (error instanceof Unreachable) busy.add(chat);
    }
  }
  if (fault !== undefined) throw fault;
  return waitMs;
}

interface Pass extends ReconcileParts {
  readonly meeting: KnownMeeting;
  readonly via: Chat;
  readonly ledger: Map<string, SentMessage>;
}

const FINAL = "final:";

/** Posts or updates one message, unless it stands as it should. Gives how long to wait where it is too early. */
async function bring(pass: Pass, message: Desired): Promise<number> {
  const { key, mode } = message;
  const row = pass.ledger.get(key);
  if (row !== undefined && (await isSettled(pass, row, message))) return 0;
  const card = await message.draw();
  const hash = (mode === "final" ? FINAL : "") + hashOf(card);
  if (row?.hash === hash && (row.status === "sent" || isRefusedByChat(row, message))) return 0;
  const paceKey = `${pass.meeting.info.meetingId} ${key}`;
  const waitMs = mode === "live" && row !== undefined ? pass.pace.waitMs(paceKey) : 0;
  if (waitMs > 0) return waitMs;
  let stands: Place;
  try {
    stands = await put(pass, message, { row, hash, card });
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    await notSent(pass, message, { key, hash, chatId: row?.chatId ?? "", activityId: row?.activityId }, error);
    return 0;
  }
  // Beyond the sending: where this fails nobody may believe that the message did not arrive.
  await save(pass, { key, hash, ...stands, status: "sent" });
  pass.pace.passed(paceKey);
  return 0;
}

async function isSettled(pass: Pass, row: SentMessage, message: Desired): Promise<boolean> {
  switch (row.status) {
    case "unsent":
      return false;
    case "failed":
      if (message.to === "chat") return message.mode === "once";
      // What was said in the chat instead is not said again. Otherwise the person may have installed the app since.
      return message.drawInChat !== undefined || (await pass.chats.findPersonal(message.to.personId)) === undefined;
    case "sending":
      // Nobody knows whether it arrived. A prompt must not come twice; a live card must be there.
      return message.mode === "once";
    case "sent":
      return message.mode === "once" || (message.mode === "final" && row.hash.startsWith(FINAL));
  }
}

/** The chat did not take this very card; it may take another one. */
function isRefusedByChat(row: SentMessage, message: Desired): boolean {
  return row.status === "failed" && message.to === "chat";
}

interface Place {
  readonly chatId: string;
  readonly activityId: string | undefined;
}
type Row = Place & Pick<SentMessage, "key" | "hash" | "status">;

interface Content {
  readonly row: SentMessage | undefined;
  readonly hash: string;
  readonly card: Card;
}

/** Sends it and gives where it stands. Throws Unreachable where it was not taken. */
async function put(pass: Pass, message: Desired, { row, hash, card }: Content): Promise<Place> {
  const chat = message.to === "chat" ? pass.via : await personalChat(pass, message.to.personId);
  const { chatId } = chat;
  if (row?.activityId !== undefined && row.chatId === chatId) {
    await pass.messenger.update(chat, row.activityId, card);
    return { chatId, activityId: row.activityId };
  }
  await save(pass, { key: message.key, hash, chatId, activityId: undefined, status: "sending" });
  return { chatId, activityId: await pass.messenger.post(chat, card) };
}

async function notSent(pass: Pass, message: Desired, row: Omit<Row, "status">, error: Unreachable): Promise<void> {
  // It stays as `sending`: said once at most, where nobody can tell.
  const uncertain = error.mayHaveArrived && pass.ledger.get(row.key)?.status === "sending";
  if (uncertain && message.mode === "once") return;
  // Failed only when the chat has been told, since that may fail in its turn.
  await save(pass, { ...row, status: "unsent" });
  if (!error.permanent) throw error;
  if (message.to !== "chat") await sayInChat(pass, message, message.to.personId);
  await save(pass, { ...row, status: "failed" });
}

async function save(pass: Pass, row: Row): Promise<void> {
  const { activityId, ...rest } = row;
  const message = {
    ...rest,
    meetingId: pass.meeting.info.meetingId,
    ...(activityId === undefined ? {} : { activityId }),
  };
  await pass.messages.save(message);
  pass.ledger.set(row.key, message);
}

async function personalChat(pass: Pass, personId: string): Promise<Chat> {
  const known = await pass.chats.findPersonal(personId);
  if (known !== undefined) return known;
  const person = findPerson(pass.meeting, personId);
  if (person === undefined) throw new Unreachable("noPerson", { permanent: true });
  const opened = await pass.messenger.openPersonal(pass.via, person);
  await pass.chats.remember(opened);
  return opened;
}

/** The person can't be reached in private: the chat is told, with a mention and without what was private. */
async function sayInChat(pass: Pass, message: Desired, personId: string): Promise<void> {
  const personal = await pass.chats.findPersonal(personId);
  if (personal !== undefined) await pass.chats.forget(personal.chatId);
  const person = findPerson(pass.meeting, personId);
  if (person === undefined) return;
  const ctx = { meeting: pass.meeting, nowMs: pass.clock.now(), t: translator(pass.meeting.info.målform) };
  // One notice for each person is enough, however many private messages fail; every prompt has its own.
  const instead: Desired = {
    key: message.drawInChat === undefined ? `unreachable:${personId}` : `${message.key}:chat`,
    to: "chat",
    mode: "once",
    draw: message.drawInChat ?? (() => cannotReachCard(ctx, person)),
  };
  await bring(pass, instead);
}

function hashOf(card: Card): string {
  return createHash("sha256").update(JSON.stringify(card)).digest("base64url");
}
