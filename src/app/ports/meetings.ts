/** What is known of meetings without replaying them. */
import type { PersonId } from "../../meeting/people.ts";
import type { ReferatDocument } from "../../referat/model.ts";

/** What the store knows of a meeting without replaying it. */
export interface MeetingRow {
  readonly meetingId: string;
  readonly chatId: string;
  readonly active: boolean;
  readonly leaderId: PersonId;
  readonly topic: string;
  readonly startedAtMs: number;
}

/** An edition of a referat as it was sent; never altered. */
export interface SentDocument {
  readonly number: number;
  readonly document: ReferatDocument;
}

/** What is known of meetings without replaying them. */
export interface MeetingStore {
  activeIn(chatId: string): Promise<MeetingRow | undefined>;
  latestIn(chatId: string): Promise<MeetingRow | undefined>;
  /** Newest first, at most `limit`. */
  ledBy(personId: PersonId, limit: number): Promise<readonly MeetingRow[]>;
  /** Ids of the meetings that somebody has started after a time, whoever leads them now. */
  startedBy(personId: PersonId, afterMs: number): Promise<readonly string[]>;
  /** Words that meetings of a unit, called so whatever the writing (`folded`), have said to be no child; the newest last. */
  sparedWords(eining: string, limit: number): Promise<readonly string[]>;
  /** The document of an edition, or undefined where it was not sent. */
  edition(stream: string, number: number): Promise<ReferatDocument | undefined>;
}
