/** What is counted in entries and their tiltak of one school year: plain rows, each a group and how many there are in it. */
import type { Category } from "../../meeting/plan.ts";
import type { TiltakKind } from "../../meeting/record.ts";
import type { EndOutcome } from "../tiltak.ts";

/** Where nobody has said which. */
export const NO_CATEGORY = "none";
export type CategoryKey = Category | typeof NO_CATEGORY;

/** How long it took from when a tiltak was agreed on until it was evaluated: three weeks for a habit, two months at most else (DOMAIN §5). */
export const SPANS = ["threeWeeks", "twoMonths", "longer"] as const;
export type Span = (typeof SPANS)[number];
/** Up to and with so many days. */
export const SPAN_DAYS = { threeWeeks: 21, twoMonths: 62 } as const;

/** `evaluated`: it had effect or had not; what was registered by mistake was never tried. */
export type Standing = "ongoing" | "evaluated" | "mistake";
export type Effect = "effect" | "noEffect";

/** Undefined for one that was not tried to its end. */
export function effectOf(outcome: string): Effect | undefined {
  if (outcome === "notWanted") return "noEffect";
  return WITH_EFFECT.includes(outcome) ? "effect" : undefined;
}

export const WITH_EFFECT: readonly string[] = ["someEffect", "wanted", "carriedOn"] satisfies EndOutcome[];

/** What the groups of each part are told apart by. Each part divides what another one, or the whole, counts. */
export interface Keys {
  readonly category: readonly [CategoryKey];
  readonly standing: readonly [Standing];
  /** Of those that are tried now. */
  readonly deadline: readonly ["late" | "inTime"];
  /** Of those that were evaluated, like those below. */
  readonly effect: readonly [Effect];
  readonly outcome: readonly [Exclude<EndOutcome, "mistake">];
  readonly span: readonly [Span];
  readonly tried: readonly [Effect, TiltakKind, CategoryKey];
}
export type Part = keyof Keys;

/** So many, in so many different entries. */
export interface Sum {
  readonly count: number;
  readonly entries: number;
}

export interface Group<K extends readonly string[] = readonly string[]> extends Sum {
  readonly key: K;
}

export interface Tallies {
  readonly entries: Sum;
  readonly tiltak: Sum;
  readonly parts: { readonly [P in Part]: readonly Group<Keys[P]>[] };
  /** Half of those that were evaluated took so many days or fewer; absent where none was. */
  readonly medianDays?: number;
}

/** The same factor, however it is written: so many entries where it is to be reduced, and what became of the tiltak. */
export interface FactorTally {
  readonly factor: string;
  readonly entries: number;
  readonly effect: number;
  readonly noEffect: number;
}
