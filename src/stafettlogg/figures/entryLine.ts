import type { Category } from "../../meeting/plan.ts";
import type { TiltakKind } from "../../meeting/record.ts";
import type { Leaf } from "../categories.ts";
import type { Level } from "../events.ts";
import type { Outcome } from "../tiltak.ts";

/** One tiltak with the entry that it is in, or an entry that has none. Times are milliseconds, days `YYYY-MM-DD`. */
export interface EntryLine {
  readonly entryId: string;
  readonly oppmerksomheit: string;
  readonly category: Category | null;
  readonly leaf: Leaf | null;
  readonly level: Level;
  readonly status: "open" | "closed";
  readonly openedAtMs: number;
  readonly closedAtMs: number | null;
  readonly tiltak: {
    readonly kind: TiltakKind;
    readonly text: string;
    readonly factors: readonly string[];
    readonly startBy: string;
    readonly evaluateBy: string;
    readonly outcome: Outcome;
    readonly evaluatedAtMs: number | null;
  } | null;
}
