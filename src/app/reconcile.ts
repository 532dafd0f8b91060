/** Brings the messages in Teams in line with what the state wants: posts what is missing, updates what has changed. */
import { createHash } from "node:crypto";
import type { Card } from "../../cards/context.ts";
import { cannotReachCard } from "../../cards/notice.ts";
import { Unreachable } from "../errors.ts";
import { findPerson, type KnownMeeting } from "../meeting/state.ts";
import { translator } from "../text/text.ts";
import type { Meetings } from "./meetings.ts";
import { type Desired, desired } from "./outbox.ts";
import type { Pace } from "./pace.ts";
import type { Chat, ChatStore, Clock, MessageLedger, Messenger, SentMessage } from "./ports.ts";

export interface ReconcileParts {
  readonly meetings: Meetings;
  readonly chats: ChatStore;
  readonly messages: MessageLedger;
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly pace: Pace;
}

/**
 * One pass over the messages of a meeting. A message that fails does not hold the others back;
 * throws the first Unreachable that is worth trying again, when all have had their chance.
 * Gives the real milliseconds after which to come back for a card that was updated a moment ago, 0 for never.
 */
export async function reconcile(parts: ReconcileParts, meetingId: string): Promise<number> {
  const meeting = await parts.meetings.find(meetingId);
  const via = meeting && (await parts.chats.find(meeting.info.chatId));
  if (meeting === undefined || via === undefined) return 0;
  const ledger = new Map((await parts.messages.all(meetingId)).map((m) => [m.key, m]));
  const pass: Pass = { ...parts, meeting, via, ledger };
  let again: Unreachable | undefined;
  let waitMs = 0;
  for (const message of desired(meeting, parts.clock.now())) {
    try {
      waitMs = Math.max(waitMs, await bring(pass, message));
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      again ??= error;
    }
  }
  if (again !== undefined) throw again;
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
  const row = pass.ledger.get(message.key);
  if (row !== undefined && (await isSettled(pass, row, message))) return 0;
  const card = message.draw();
  const hash = (message.mode === "final" ? FINAL : "") + hashOf(card);
  if (row?.hash === hash && row.status === "sent") return 0;
  const paceKey = `${pass.meeting.info.meetingId} ${message.key}`;
  const waitMs = message.mode === "live" && row !== undefined ? pass.pace.waitMs(paceKey) : 0;
  if (waitMs > 0) return waitMs;
  try {
    const chat = message.to === "chat" ? pass.via : await personalChat(pass, message.to.personId);
    await put(pass, chat, { key: message.key, hash, activityId: row?.activityId }, card);
    pass.pace.passed(paceKey);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    const status = error.permanent ? "failed" : "unsent";
    await save(pass, {
      key: message.key,
      hash: row?.hash ?? "",
      activityId: row?.activityId,
      status,
      chatId: row?.chatId ?? "",
    });
    if (!error.permanent) throw error;
    if (message.to !== "chat") await sayInChat(pass, message, message.to.personId);
  }
  return 0;
}

async function isSettled(pass: Pass, row: SentMessage, message: Desired): Promise<boolean> {
  switch (row.status) {
    case "unsent":
      return false;
    case "failed":
      // The person may have installed the app since.
      return message.to === "chat" || (await pass.chats.findPersonal(message.to.personId)) === undefined;
    case "sending":
      // Nobody knows whether it arrived. A prompt must not come twice; a live card must be there.
      return message.mode === "once";
    case "sent":
      return message.mode === "once" || (message.mode === "final" && row.hash.startsWith(FINAL));
  }
}

interface Put {
  readonly key: string;
  readonly hash: string;
  readonly activityId: string | undefined;
}

async function put(pass: Pass, chat: Chat, message: Put, card: Card): Promise<void> {
  const row = { ...message, chatId: chat.chatId };
  if (message.activityId !== undefined) {
    await pass.messenger.update(chat, message.activityId, card);
    return save(pass, { ...row, status: "sent" });
  }
  await save(pass, { ...row, status: "sending" });
  await save(pass, { ...row, status: "sent", activityId: await pass.messenger.post(chat, card) });
}

async function save(pass: Pass, row: Put & Pick<SentMessage, "chatId" | "status">): Promise<void> {
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
