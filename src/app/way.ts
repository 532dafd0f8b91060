/**
 * The way into a chat: whether it has been open, and since when it is not. It is a row of the ledger like those of
 * messages, so that all processes know it, and a chat that hangs costs a wait now and then instead of one for each change.
 */
import { Unreachable } from "../errors.ts";
import type { Participant, PersonId } from "../meeting/people.ts";
import type { Ledger, Row } from "./ledger.ts";
import { pauseMs, type Trouble } from "./pace.ts";
import type { Chat, ChatStore } from "./ports/chats.ts";
import type { SentMessage } from "./ports/messages.ts";
import type { Messenger } from "./ports/messenger.ts";
import type { PersonalApps } from "./ports/people.ts";

/** What `hash` says of a way. */
const UNREACHABLE = "unreachable";
const IN_TROUBLE = "trouble";
const OPEN = "open";
/** And of an installation. */
const INSTALLED = "installed";

export function wayKey(personId: PersonId | undefined): string {
  return `way:${personId ?? "chat"}`;
}

/** The service has said that this person can't be written to in private. A fault that passes never says so. */
export function isUnreachable(way: SentMessage | undefined): boolean {
  return way?.hash === UNREACHABLE;
}

/** Milliseconds until the chat may be tried; 0 for now. */
export function closedForMs(way: SentMessage | undefined, nowMs: number): number {
  return way?.status === "unsent" ? Math.max(0, (way.notBeforeMs ?? 0) - nowMs) : 0;
}

/** Notes a fault that all messages in the chat would meet. Gives the milliseconds until it may be tried again. */
export async function closeWay(
  ledger: Ledger,
  {
    personId,
    error,
    nowMs,
    isOver,
  }: {
    readonly personId: PersonId | undefined;
    readonly error: Unreachable;
    readonly nowMs: number;
    readonly isOver: boolean;
  },
): Promise<number> {
  const key = wayKey(personId);
  const fails = (ledger.get(key)?.fails ?? 0) + 1;
  const isAboutPerson = error.about === "person" && personId !== undefined;
  const trouble: Trouble = error.permanent ? "permanent" : "silent";
  const askedMs = (error.retryAfterSeconds ?? 0) * 1000;
  const waitMs = Math.max(askedMs, pauseMs(fails, trouble, isOver));
  const hash = isAboutPerson ? UNREACHABLE : IN_TROUBLE;
  await ledger.save({ ...row(key, hash), status: "unsent", fails, triedAtMs: nowMs, notBeforeMs: nowMs + waitMs });
  return waitMs;
}

/** Something has come through. */
export async function openWay(ledger: Ledger, personId: PersonId | undefined, nowMs: number): Promise<void> {
  const key = wayKey(personId);
  const before = ledger.get(key);
  // For people it is noted also the first time: by it the meeting is found again when they ask.
  if (before === undefined ? personId === undefined : before.status === "sent") return;
  await ledger.save({ ...row(key, OPEN), status: "sent", triedAtMs: nowMs });
}

function row(key: string, hash: string): Pick<Row, "key" | "hash" | "chatId"> {
  return { key, hash, chatId: "" };
}

export interface PrivateWays {
  readonly chats: ChatStore;
  readonly messenger: Messenger;
  /** Where installing the app for people is set up. */
  readonly personalApps?: PersonalApps;
}

/** An app that has just been installed may need some time before the person can be written to. */
const SETTLING_MS = 60_000;
const SETTLING = new Unreachable("installing", { permanent: false });

/**
 * The private chat with a person, known or opened now; where they lack the app, it is installed for them once in a
 * meeting. Throws Unreachable.
 */
export async function privateChat(
  { chats, messenger, personalApps }: PrivateWays,
  ledger: Ledger,
  { via, person, nowMs }: { readonly via: Chat; readonly person: Participant; readonly nowMs: number },
): Promise<Chat> {
  const known = await chats.findPersonal(person.id);
  if (known !== undefined) return known;
  const key = `install:${person.id}`;
  try {
    return await opened();
  } catch (error) {
    if (!(error instanceof Unreachable) || error.about !== "person" || personalApps === undefined) throw error;
    const before = ledger.get(key);
    const isSettling = before?.hash === INSTALLED && nowMs - (before.triedAtMs ?? 0) < SETTLING_MS;
    if (before !== undefined) throw isSettling ? SETTLING : error;
    if (!(await isInstalled(personalApps))) throw error;
  }
  return opened().catch((error: unknown) => {
    throw error instanceof Unreachable && error.about === "person" ? SETTLING : error;
  });

  async function opened(): Promise<Chat> {
    const chat = await messenger.openPersonal(via, person);
    await chats.remember(chat);
    return chat;
  }

  async function isInstalled(apps: PersonalApps): Promise<boolean> {
    try {
      await apps.install(person);
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      // What passes is tried again the next time.
      if (error.permanent) await ledger.save({ ...row(key, error.reason), status: "sent", triedAtMs: nowMs });
      return false;
    }
    await ledger.save({ ...row(key, INSTALLED), status: "sent", triedAtMs: nowMs });
    return true;
  }
}
