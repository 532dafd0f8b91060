/** Counting in the stafettlogg without replaying it. */
import type { EntryLine } from "../../stafettlogg/figures/entryLine.ts";
import type { Tallies } from "../../stafettlogg/figures/tallies.ts";

/** Entries of these einings that were opened in a school year, by the year in which it began. */
export interface Counted {
  readonly einingIds: readonly string[];
  readonly schoolYear: number;
}

/** How many entries a school year has. */
export interface YearTally {
  readonly schoolYear: number;
  readonly entries: number;
}

export interface FiguresStore {
  /** `today` in Oslo: what was to be evaluated before it is late. */
  tallies(counted: Counted, today: string): Promise<Tallies>;
  /** Newest first; without those that have none. */
  years(einingIds: readonly string[]): Promise<readonly YearTally[]>;
  /** All entries of one eining in a school year, oldest first, each tiltak a line. */
  lines(einingId: string, schoolYear: number): Promise<readonly EntryLine[]>;
}
