/** What is known of entries of the stafettlogg without replaying them. */
import type { Service } from "../../einings/people.ts";
import type { PersonId } from "../../meeting/people.ts";

/** Somebody who asks for entries of an eining, and what they are in it: those they may not read are not found. */
export interface EntryReader {
  readonly personId: PersonId;
  /** Leader or deputy: all of them. */
  readonly leads: boolean;
  readonly contactOf: readonly Service[];
  readonly groups: readonly string[];
}

export interface EntryStore {
  /** Ids of entries of an eining that somebody may read and that have not ended: the first to be evaluated first. */
  openIn(einingId: string, reader: EntryReader, limit: number): Promise<readonly string[]>;
  /** Ids of those that somebody holds, newest first. */
  heldBy(personId: PersonId, limit: number): Promise<readonly string[]>;
  /** Ids of those that a meeting has handed over. */
  ofMeeting(meetingId: string): Promise<readonly string[]>;
  /** Of these, by key, those who see to a tiltak that is tried now in an open entry of the eining, this one left out. */
  busyIn(einingId: string, exceptEntryId: string, keys: readonly string[]): Promise<readonly string[]>;
  /** Ids of those that were closed before `beforeMs`, oldest first. */
  closedBefore(beforeMs: number): Promise<readonly string[]>;
  /** All ids after one, in their order. */
  after(entryId: string, limit: number): Promise<readonly string[]>;
}
