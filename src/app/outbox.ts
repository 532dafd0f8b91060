/** The messages of a stream that should stand in chats. Each kind of aggregate gives its own; `reconcile` makes it so. */
import type { Card } from "../../cards/kit/context.ts";
import type { Participant, PersonId } from "../meeting/people.ts";
import type { Alert } from "./ports/messenger.ts";

export interface Desired {
  /** Stable for the same message in a stream. */
  readonly key: string;
  /** The stream's chat, or the private chat of a person. */
  readonly to: "chat" | { readonly personId: PersonId };
  /** `live` follows the state, `final` is brought up to date once more and then left, `once` is sent and never touched. */
  readonly mode: "live" | "final" | "once";
  /** Drawn only when it is needed; `toCard` is the address of the card that people go on from in the stream's chat. */
  readonly draw: (toCard?: string) => Card | Promise<Card>;
  /** The same without its picture, for chats that refuse pictures. */
  readonly drawPlain?: () => Card;
  /** The card that people go on from, which stands below the others. */
  readonly isCurrent?: true;
  /** It takes the place of a message that stands there, and is not posted where that is gone. */
  readonly isClosing?: true;
  /** What people wait for on a live card: a change of it is shown at once. */
  readonly beat?: string;
  /** When a live card reads otherwise though nothing happens, in product time; absent where it stays true. */
  readonly changesAtMs?: number | undefined;
  /** The step that a live card is about: where it has stood for long, the next one is posted below what was written since. */
  readonly step?: string;
  /** Makes itself heard when it is posted. */
  readonly alert?: Alert;
  /** The person is called to in the stream's chat, once and without what it says, where this can't reach them in private. */
  readonly isCalledFor?: true;
  /** Never in the stream's chat, not even for one person's eyes. */
  readonly isConfidential?: true;
}

export interface Outbox {
  /** The stream's own chat, by way of which its people are found. */
  readonly chatId: string;
  /** In the order in which they are to stand in each chat. */
  readonly messages: readonly Desired[];
  /** Closes what is over and stands in private with a person, or in the stream's chat; where it is in the ledger, and not wanted. */
  readonly farewells: (personId: PersonId | undefined) => readonly Desired[];
  /** It is over: nobody waits for what is in trouble, and what one person alone may see goes to them in private or not at all. */
  readonly isOver: boolean;
  person(id: PersonId): Participant | undefined;
  /** What the cards with buttons that are no part of `messages` are about; with another step these are over. */
  readonly step: string;
  /** In the place of a card that people go on from elsewhere in the same chat. */
  moved(personId: PersonId | undefined, toCard: string | undefined): Card;
  /** In the place of a card that started a meeting. */
  started(toCard: string | undefined): Card;
  /** In the place of what was asked, and is over. */
  over(): Card;
  /** Calls to somebody in the stream's chat who can't be reached in private. */
  cannotReach(person: Participant): Card;
}
