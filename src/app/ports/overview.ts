/** The stafettlogg as people look through it: pages of rows, never entries replayed. Nobody is given what they may not read. */
import type { EiningKind } from "../../meeting/events.ts";
import type { PersonId } from "../../meeting/people.ts";
import type { Category } from "../../meeting/plan.ts";
import type { Closing } from "../../stafettlogg/events.ts";
import type { Beside, ListName, Search } from "../../stafettlogg/overview.ts";
import type { Outcome } from "../../stafettlogg/tiltak.ts";

interface Row {
  readonly entryId: string;
  readonly eining: string;
  readonly oppmerksomheit: string;
  /** What the page beside it is asked for by. */
  readonly place: string;
  /** The leader has been told that nobody has evaluated it, and nobody has answered since; said to those who lead the eining. */
  readonly isUnanswered: boolean;
}

export interface EntryRow extends Row {
  readonly category?: Category;
  readonly schoolYear: number;
  /** The first day on which one of its tiltak is to be evaluated. */
  readonly nextDue?: string;
  /** Absent while it goes on. */
  readonly closed?: { readonly because?: Closing; readonly atMs: number };
  /** Of its tiltak, in the order in which they came. */
  readonly outcomes: readonly Outcome[];
}

export interface TiltakRow extends Row {
  readonly tiltakId: string;
  readonly text: string;
  readonly startBy: string;
  readonly evaluateBy: string;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** How many rows there are before these. */
  readonly skipped: number;
  /** How many rows there are in all. */
  readonly count: number;
}

export interface EntryPage extends Page<EntryRow> {
  /** How many of those that are looked for stand in each list; `unanswered` of those that are overdue. */
  readonly counts: Readonly<Record<ListName | "unanswered", number>>;
  /** All einings that there is something to read in, whatever is looked for, by name. */
  readonly einings: readonly ReadEining[];
}

export interface ReadEining {
  readonly einingId: string;
  readonly name: string;
  readonly einingKind: EiningKind;
}

export interface EntryQuery extends Beside {
  readonly list: ListName | "held";
  readonly search: Search;
  /** In Oslo, `YYYY-MM-DD`. */
  readonly today: string;
}

export interface OverviewStore {
  /** The page beside the row that is named, or the first; the last one where what came after that row is gone. */
  entries(reader: PersonId, query: EntryQuery): Promise<EntryPage>;
  /** The tiltak that somebody sees to and that are tried now, the first to be evaluated first. */
  tiltak(reader: PersonId, query: Beside & { readonly today: string }): Promise<Page<TiltakRow>>;
}
