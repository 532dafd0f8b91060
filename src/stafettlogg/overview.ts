/** What somebody asks for when they look through the stafettlogg, and in which order it is shown. Pure. */
import type { EiningKind } from "../meeting/events.ts";
import type { Category } from "../meeting/plan.ts";
import { daysAfter } from "../meeting/publicHolidays.ts";
import type { Closing } from "./events.ts";
import type { Outcome } from "./tiltak.ts";

/** Entries by where they stand: all that go on, those to be evaluated soon, those that should have been, and those that ended. */
export const LISTS = ["active", "due", "overdue", "ended"] as const;
export type ListName = (typeof LISTS)[number];

/** Rows on a page. */
export const LISTED = 10;

/** How long before its day a tiltak counts as one to be evaluated soon. */
const SOON_DAYS = 14;

/** The last day that is soon. */
export function soonUntil(today: string): string {
  return daysAfter(today, SOON_DAYS);
}

/** What is looked for; a field that is absent leaves nothing out. */
export interface Search {
  /** In lower case: each must be somewhere in the entry. */
  readonly words: readonly string[];
  readonly category?: Category | undefined;
  /** The year in which it begins. */
  readonly schoolYear?: number | undefined;
  readonly einingId?: string | undefined;
}

/**
 * Where a page is, told by the row beside it and not by a number: what has come or gone meanwhile moves nothing past
 * whoever turns the pages. Neither is the first page.
 */
export interface Beside {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

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

/** How many of those that are looked for stand in each list; `unanswered` of those that are overdue. */
export type ListCounts = Readonly<Record<ListName | "unanswered", number>>;

export interface EntryPage extends Page<EntryRow> {
  readonly counts: ListCounts;
  /** All einings that there is something to read in, whatever is looked for, by name. */
  readonly einings: readonly ReadEining[];
  /** Whether they work in an eining, and so may make entries. */
  readonly makesEntries: boolean;
}

export interface ReadEining {
  readonly einingId: string;
  readonly name: string;
  readonly einingKind: EiningKind;
}

const MOST_WORDS = 10;

/** Text as it is looked for and looked in. */
export function searchable(text: string): string {
  return text.normalize("NFC").toLowerCase();
}

/** The words of what somebody wrote to look for. */
export function wordsToFind(text: string): string[] {
  const words = searchable(text.toWellFormed()).split(/[\s\p{Cc}]+/u);
  return [...new Set(words)].filter((word) => word !== "").slice(0, MOST_WORDS);
}

/** From August to July, by the year that it begins in. `date` is `YYYY-MM-DD`. */
export function schoolYearOf(date: string): number {
  const [year = 0, month = 0] = date.split("-").map(Number);
  return month >= 8 ? year : year - 1;
}
