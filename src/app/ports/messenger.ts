/** Posting in chats, within what Teams allows. */
import type { Card } from "../../../cards/kit/context.ts";
import type { Participant } from "../../meeting/people.ts";
import type { Chat } from "./chats.ts";

export type OutgoingMessage = Card;

/** How a message makes itself heard: in the person's activity feed, or as a notice over the meeting. Others are silent. */
export type Alert = "feed" | "meeting";

export interface Manner {
  readonly alert?: Alert;
  /** The one person in the chat who sees it. */
  readonly onlyFor?: Participant;
}

export interface Messenger {
  /** Posts and gives the activity id. Throws Unreachable. */
  post(chat: Chat, message: OutgoingMessage, manner?: Manner): Promise<string>;
  /** Replaces a posted message, in silence. Throws Unreachable. */
  update(chat: Chat, activityId: string, message: OutgoingMessage, manner?: Pick<Manner, "onlyFor">): Promise<void>;
  /** Opens (or finds) the 1:1 chat with a person who is in `via`. Throws Unreachable, permanent where the app is not installed for them. */
  openPersonal(via: Chat, person: Participant): Promise<Chat>;
  /** The address of a message in a chat, or of the chat; undefined where there is none that others can open. */
  linkTo(chat: Chat, activityId: string | undefined): string | undefined;
  /** A line of plain text, for short answers. Throws Unreachable. */
  say(chat: Chat, text: string): Promise<void>;
}

/** Teams' limits on calls to a chat and a tenant (PLATFORM §3), counted for all processes together. */
export interface Rates {
  /**
   * The real milliseconds until a call may be made, which is kept free for it; more than `patienceMs` means that it may
   * not, and that nothing was kept. Throws Unreachable.
   */
  reserve(chatId: string, tenantId: string | undefined, patienceMs: number): Promise<number>;
}
