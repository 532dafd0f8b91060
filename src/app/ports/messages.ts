/** The messages that the product keeps in chats. */
import type { PersonId } from "../../meeting/people.ts";

/** A message the product keeps in a chat: posted once under its key, then updated. Times are real ones. */
export interface SentMessage {
  readonly stream: string;
  readonly key: string;
  /**
   * `sending` is written before a post; finding it later means nobody knows whether it arrived. `unsent` certainly does
   * not stand there as it should, and is tried again.
   */
  readonly status: "sending" | "sent" | "unsent";
  readonly chatId: string;
  readonly activityId?: string;
  /** Hash of what was last sent under this key, or tried. */
  readonly hash: string;
  /** What people wait for on it, as it was when it was sent: a change of that is shown at once, others at a calm pace. */
  readonly beat?: string;
  /** The step that it is about, as it was when it was sent. */
  readonly step?: string;
  /** When it was posted, or was to be, where it stands: it may have been changed since. */
  readonly postedAtMs?: number;
  /** It has stood there, and made itself heard: where it is posted anew it is silent. Told from where it stands while it does. */
  readonly hasStood?: true;
  /** How many tries in a row have come to nothing. */
  readonly fails?: number;
  readonly triedAtMs?: number;
  /** Not to be tried before. */
  readonly notBeforeMs?: number;
}

export interface MessageLedger {
  all(stream: string): Promise<readonly SentMessage[]>;
  /** Inserts or replaces by stream and key. */
  save(message: SentMessage): Promise<void>;
  /**
   * Notes where a message stands whose answer was lost, unless it has been posted anew meanwhile. Gives whether it did.
   */
  found(stream: string, key: string, activityId: string): Promise<boolean>;
  /** Streams of a kind that have a message under this key, at most `limit`, those tried last first. */
  streamsWith(kind: string, key: string, limit: number): Promise<readonly string[]>;
}

/** A message that somebody pressed a button on, or that their client showed. */
export interface Sighting {
  readonly meetingId: string;
  /** What the button says that it sits on. */
  readonly key: string;
  readonly chatId: string;
  readonly activityId: string;
  /** In whose private chat; absent in the meeting's. */
  readonly personId?: PersonId;
}

/** The messages that stand in chats, as those see them who answer people. */
export interface StandingMessages {
  /** Sees to it that the cards stand in the meeting's chat, or in private with a person; with `anew` below all else. */
  ask(meetingId: string, personId: PersonId | undefined, look: "check" | "anew"): Promise<void>;
  /** Whether the card under `key` was posted a moment ago, or is just being so, with nothing of ours below it: asking for it anew moves nothing. */
  hasJustCome(meetingId: string, key: string): Promise<boolean>;
  /** A card with buttons was posted in answer to somebody: they are of use during `step`, and closed after it. */
  answered(answer: Omit<Sighting, "key"> & { readonly step: string }): Promise<void>;
  /** Meetings that have something in private for somebody who is known by these ids; those tried last first. */
  meetingsFor(personIds: readonly PersonId[]): Promise<readonly string[]>;
  /** A card has shown where it stands: one whose post was never answered is found by that, and a doubled one is closed. */
  sighted(sighting: Sighting): Promise<void>;
}
