/** Remembers how chats are reached, and completes an activity with what is known of its chat. */
import { LRUCache } from "lru-cache";
import { meetingNamed } from "../../../cards/verbs.ts";
import type { Chat, ChatStore } from "../ports/chats.ts";
import type { Incoming } from "./incoming.ts";

const KEPT = 2000;

/** Kinds that come often. The others look the chat up, since it may have been forgotten: they may be what brings it back. */
const FREQUENT: readonly Incoming["kind"][] = ["press", "openDialog", "submitDialog"];

/** Gives the activity back with its chat as we know it: not every activity tells which meeting the chat belongs to. */
export function rememberChat(chats: ChatStore): <T extends Incoming>(incoming: T) => Promise<T> {
  const seen = new LRUCache<string, Chat>({ max: KEPT });
  return async (incoming) => {
    const { chat } = incoming;
    const kept = FREQUENT.includes(incoming.kind) ? seen.get(chat.chatId) : undefined;
    if (kept !== undefined && addsNothing(chat, kept) && (isWhole(kept) || isOfMeeting(incoming))) {
      return { ...incoming, chat: kept };
    }
    const stored = await chats.find(chat.chatId);
    const known: Chat = { ...stored, ...chat, kind: stored?.kind === "meeting" ? "meeting" : chat.kind };
    // A chat that is being left is forgotten elsewhere.
    if (incoming.kind === "removed") return { ...incoming, chat: known };
    // What this activity tells, and no more: another process may have written the rest anew meanwhile.
    if (stored === undefined || !addsNothing(chat, stored)) await chats.remember(chat);
    seen.set(chat.chatId, known);
    return { ...incoming, chat: known };
  };
}

/** What the chat is for matters to those who start a meeting in it, not to those who are in one. */
function isOfMeeting(incoming: Incoming): boolean {
  return "data" in incoming && meetingNamed(incoming.data) !== undefined;
}

/** Nothing can be added to it, by another process either; which målform it has chosen is asked for where it matters. */
function isWhole({ kind, teamsMeetingId }: Chat): boolean {
  return kind === "personal" || teamsMeetingId !== undefined;
}

function addsNothing(chat: Chat, known: Chat): boolean {
  return (
    chat.serviceUrl === known.serviceUrl &&
    chat.botId === known.botId &&
    (chat.teamsMeetingId === undefined || chat.teamsMeetingId === known.teamsMeetingId) &&
    (chat.personId === undefined || chat.personId === known.personId)
  );
}
