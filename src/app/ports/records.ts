/** Meetings that are over, for those who keep the records. */
import type { PersonId } from "../../meeting/people.ts";
import type { StoredEvent } from "./events.ts";
import type { MeetingRow } from "./meetings.ts";

/** How much was erased. */
export interface Erased {
  /** Under which it is noted. */
  readonly id: number;
  readonly events: number;
  readonly editions: number;
  readonly reads: number;
  /** Streams whose mails may tell of it: of those who were reminded of an entry, and figures of its eining. */
  readonly toldIn: readonly string[];
  /** Mails as files; absent where mail is really sent. */
  readonly mails?: number;
}

export interface Erasing {
  /** Name of the user on the machine, or `retention`. */
  readonly operator: string;
  readonly atMs: number;
  /** There are mails as files, which are to go when the rest has: that is noted with it, lest the work be cut off in between. */
  readonly leavesMails?: true;
}

/** An erasure whose mails as files have not all been taken away, as far as is known. */
export interface Unfinished {
  readonly id: number;
  /** What the mails are about. */
  readonly streams: readonly string[];
}

/** A row that names somebody and follows from nothing that has happened, with what stands in it. */
export interface StandingRow {
  readonly table: "message" | "job" | "send_rate" | "sent_list";
  readonly row: Readonly<Record<string, unknown>>;
}

/** What is done with meetings when they are over, by those who keep the records. */
export interface Records {
  /** Meetings started before `beforeMs`, oldest first, those that run among them. */
  startedBefore(beforeMs: number): Promise<readonly MeetingRow[]>;
  find(meetingId: string): Promise<MeetingRow | undefined>;
  /**
   * Takes away all that belongs to a stream: events, rows, documents, messages, jobs, the log of reads, and the chats that
   * no other one needs, `people`'s private ones among them. Leaves the counts and who did it.
   * Undefined, with nothing done, when it is a meeting that runs, is not there, or has had more events than the `seen` ones.
   * `anew`: what it begins again with in the same instant.
   */
  erase(
    stream: string,
    people: readonly PersonId[],
    by: Erasing,
    seen?: number,
    anew?: StoredEvent,
  ): Promise<Erased | undefined>;
  /** Those that left mails and were not noted as finished. */
  unfinished(): Promise<readonly Unfinished[]>;
  finished(id: number): Promise<void>;
  isThere(stream: string): Promise<boolean>;
  /** Cards, jobs, rates and a list that waits: what names a person by their id besides events, editions, reads and chats. */
  rowsOf(personId: PersonId): Promise<readonly StandingRow[]>;
  /** Whether a stream of this name was erased once, and so is not to begin anew. */
  wasErased(stream: string): Promise<boolean>;
  /** Meetings that are over, were started before `beforeMs`, and have events that have not been tidied. */
  untidied(beforeMs: number): Promise<readonly string[]>;
  /** Stores events anew, by version, and that all up to `version` have been tidied. */
  tidy(meetingId: string, events: ReadonlyMap<number, StoredEvent>, version: number): Promise<void>;
  /** Stores events of a stream anew, by version. */
  rewrite(stream: string, events: ReadonlyMap<number, StoredEvent>): Promise<void>;
  /**
   * Takes a task that one process does for all, unless one has since `sinceMs`: then undefined. Gives the setting it was
   * last done with, undefined the first time.
   */
  claim(
    task: string,
    setting: string,
    when: { readonly sinceMs: number; readonly atMs: number },
  ): Promise<{ readonly settingBefore: string | undefined } | undefined>;
  /** Lets the database give back, or use anew, the room of what was erased. */
  vacuum(): Promise<void>;
}

/** Mails that were written to a folder. */
export interface MailCopies {
  /** Takes away those about a stream; gives how many. */
  erase(stream: string): Promise<number>;
  /** Takes away what writing that was cut off a day ago has left. */
  clear(): Promise<void>;
}
