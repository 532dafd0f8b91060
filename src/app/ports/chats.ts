/** Chats, and how they are reached. */
import type { Målform } from "../../meeting/events.ts";
import type { PersonId } from "../../meeting/people.ts";

/** How to reach a chat. `kind` is `meeting` where the chat belongs to a Teams meeting. */
export interface Chat {
  readonly chatId: string;
  readonly serviceUrl: string;
  readonly botId: string;
  readonly kind: "meeting" | "group" | "personal";
  readonly tenantId?: string;
  readonly teamsMeetingId?: string;
  readonly målform?: Målform;
  /** The person of a personal chat. */
  readonly personId?: PersonId;
}

/** Cards with the button that starts a meeting: they stand in chats that have no meeting to keep them for. */
export interface StartCards {
  /** One has been posted. */
  note(chatId: string, activityId: string): Promise<void>;
  in(chatId: string): Promise<readonly string[]>;
  /** They are somebody else's to close now. */
  forget(chatId: string, activityIds: readonly string[]): Promise<void>;
}

export interface ChatStore {
  readonly startCards: StartCards;
  /** Inserts, or changes what is told: the rest stays, and a Teams meeting's chat never becomes another kind. */
  remember(chat: Chat): Promise<void>;
  forget(chatId: string): Promise<void>;
  find(chatId: string): Promise<Chat | undefined>;
  findPersonal(personId: PersonId): Promise<Chat | undefined>;
  /** Under which addresses of Teams an organisation's chats are known, the most frequent first; no more than a few. */
  addressesIn(tenantId: string): Promise<readonly string[]>;
  /** A chat that is known is reached there from now on. */
  moved(chatId: string, serviceUrl: string): Promise<void>;
}
