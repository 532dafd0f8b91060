/** Who is in a chat; and whom the bot knows there where Teams refuses to tell it: those who do something. */
import { Unreachable } from "../../errors.ts";
import { isSame, keyed, type Participant } from "../../meeting/people.ts";
import type { Chat } from "../ports/chats.ts";
import type { Account, Incoming } from "./incoming.ts";
import type { BotParts } from "./parts.ts";

type Parts = Pick<BotParts, "roster" | "log">;

/** Everybody in the chat that something came from, the sender under the best key; the sender alone where the list is refused for good. Throws Unreachable. */
export async function everybodyIn(parts: Parts, { chat, from }: Incoming): Promise<Participant[]> {
  try {
    const members = await parts.roster.members(chat);
    return members.map((member) => (isSame(member, from) ? keyed(member, from) : member));
  } catch (error) {
    noteRefusal(parts, error);
    const sender = await oneIn(parts, chat, from);
    return sender === undefined ? [] : [keyed(sender, from)];
  }
}

/**
 * Somebody in a chat; undefined where they are not in it. Where the list is refused for good, what Teams told of them is all there
 * is to know: that they are in the chat only if it is the one that they were `seen` in, doing something or coming. Throws Unreachable.
 */
export async function oneIn(parts: Parts, chat: Chat, who: Account, seen = true): Promise<Participant | undefined> {
  try {
    return await parts.roster.member(chat, who);
  } catch (error) {
    noteRefusal(parts, error);
    if (!seen) return undefined;
    const { id, teamsId, name, guest } = who;
    const known = { id, teamsId, name: name || "?", ...(guest && { guest }) };
    return { ...known, teneste: "eining", hasApp: true, present: true };
  }
}

/** Throws what is none. */
function noteRefusal({ log }: Parts, error: unknown): void {
  if (!(error instanceof Unreachable && error.permanent)) throw error;
  log.warn("roster.refused", { reason: error.reason });
}
