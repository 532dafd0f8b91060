/** Events as they are stored, and the rows that are written with them. */
import type { QueuedJob } from "./jobs.ts";
import type { TakenList } from "./sentLists.ts";

/** Values by column, as schema.prisma names them; a moment as an ISO string. */
export type Row = Readonly<Record<string, unknown>>;

/** Rows by table. */
export type Rows = Readonly<Record<string, readonly Row[]>>;

/** An event as it is stored: JSON, in the form of the version that wrote it. */
export type StoredEvent = Readonly<Record<string, unknown>>;

/** One change to one aggregate, written whole or not at all. */
export interface Change {
  readonly stream: string;
  /** Number of events the decision was based on. */
  readonly expectedVersion: number;
  readonly events: readonly StoredEvent[];
  readonly jobs: readonly QueuedJob[];
  /** In each table that is named, the stream has these rows from now on, and no others. */
  readonly rows: Rows;
  /** Inserted once. */
  readonly documents: Rows;
  /** What came in, or was due, that led to it. */
  readonly correlationId: string;
  /** Conversation and activity id of the incoming activity; the same one is taken once. */
  readonly inboundId?: string;
  /** Where the stream has been erased it does not begin anew. */
  readonly isOnce?: true;
}

/** Events as they are stored. */
export interface History {
  /**
   * Events after `afterVersion`, oldest first; empty when there are no newer ones, or none at all. Undefined when
   * event `afterVersion` is not there either: what it belongs to has been erased.
   */
  load(stream: string, afterVersion: number): Promise<readonly StoredEvent[] | undefined>;
  /**
   * Writes events, rows and jobs in one transaction. `duplicate` when `inboundId` was taken before. Throws Conflict when
   * the version has moved on, when it has been erased (for good, where it `isOnce`), and when a row breaks a rule: the chat got another active meeting.
   * Unreachable says whether the change `mayHaveArrived`.
   */
  append(change: Change): Promise<"appended" | "duplicate">;
  /** Whether this inbound activity has changed something before. */
  wasTaken(inboundId: string): Promise<boolean>;
}

/** Many changes that belong together: a list that is read in. */
export interface Bulk {
  /**
   * All of them or none, in one transaction, with `list` settled in it: the list that was sent, and how many einings it changes.
   * Throws Conflict where somebody has written to one of their streams meanwhile.
   */
  appendAll(changes: readonly Change[], list?: { readonly id: string } & TakenList): Promise<void>;
}

/** Rows of projections, for those who make them anew. */
export interface ReadModels {
  /** Streams of a kind by name, those after `after`, at most `limit`. */
  streams(kind: string, after: string, limit: number): Promise<readonly string[]>;
  /**
   * Gives a stream these rows, and no others in their tables. False, with nothing done, where it has not just `version`
   * events, or somebody is writing them: read it again.
   */
  replace(stream: string, version: number, rows: Rows): Promise<boolean>;
}
