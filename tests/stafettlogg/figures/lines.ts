/** Any entries with any tiltak, and what they come to when they are counted one by one. */
import fc from "fast-check";
import { CATEGORIES } from "../../../src/meeting/plan.ts";
import { TILTAK_KINDS } from "../../../src/meeting/record.ts";
import {
  type Effect,
  type Group,
  NO_CATEGORY,
  type Part,
  SPAN_DAYS,
  type Sum,
  type Tallies,
} from "../../../src/stafettlogg/figures/tallies.ts";
import { OUTCOMES, type Outcome } from "../../../src/stafettlogg/tiltak.ts";

export interface TiltakLine {
  readonly kind: string;
  readonly outcome: Outcome;
  /** From when it was agreed on until it was evaluated. */
  readonly days: number;
  readonly late: boolean;
  readonly factors: readonly string[];
}
export interface Line {
  readonly category: string | null;
  readonly tiltak: readonly TiltakLine[];
}

const some = <T>(values: readonly T[], most: number) => fc.constantFrom(...values.slice(0, most));

/** Few different ones, so that groups get members. */
const tiltak: fc.Arbitrary<TiltakLine> = fc.record({
  kind: some(TILTAK_KINDS, 3),
  outcome: fc.constantFrom(...OUTCOMES),
  days: fc.integer({ min: 0, max: 100 }),
  late: fc.boolean(),
  factors: fc.subarray(["Uro i gangen", "Få vaksne ute", "Ulik praksis"]),
});

export const anyLines: fc.Arbitrary<readonly Line[]> = fc.array(
  fc.record({
    category: fc.oneof(some<string | null>([...CATEGORIES, null], 4), fc.constant(null)),
    tiltak: fc.array(tiltak, { maxLength: 3 }),
  }),
  { maxLength: 40 },
);

function effectOf(outcome: Outcome): Effect | undefined {
  if (outcome === "ongoing" || outcome === "mistake") return undefined;
  return outcome === "notWanted" ? "noEffect" : "effect";
}

/** Counted without the database. */
export function tally(lines: readonly Line[]): Tallies {
  const every = lines.flatMap(({ category, tiltak }, entry) =>
    tiltak.map((one) => ({ ...one, entry, category: category ?? NO_CATEGORY, effect: effectOf(one.outcome) })),
  );
  type One = (typeof every)[number];
  const group = (keyOf: (one: One) => readonly string[] | undefined): Group[] => {
    const groups = Map.groupBy(every, (one) => keyOf(one)?.join(" "));
    return [...groups].flatMap(([key, ones]) => (key === undefined ? [] : [{ key: key.split(" "), ...sum(ones) }]));
  };
  const sum = (ones: readonly One[]): Sum => ({
    count: ones.length,
    entries: new Set(ones.map(({ entry }) => entry)).size,
  });
  const span = ({ days }: One) =>
    days <= SPAN_DAYS.threeWeeks ? "threeWeeks" : days <= SPAN_DAYS.twoMonths ? "twoMonths" : "longer";
  const parts: Record<Part, Group[]> = {
    category: [...Map.groupBy(lines, ({ category }) => category ?? NO_CATEGORY)].map(([key, { length }]) => ({
      key: [key],
      count: length,
      entries: length,
    })),
    standing: group(({ effect, outcome }) => [effect === undefined ? outcome : "evaluated"]),
    deadline: group(({ outcome, late }) => (outcome === "ongoing" ? [late ? "late" : "inTime"] : undefined)),
    effect: group(({ effect }) => effect && [effect]),
    outcome: group(({ effect, outcome }) => effect && [outcome]),
    span: group((one) => one.effect && [span(one)]),
    tried: group(({ effect, kind, category }) => effect && [effect, kind, category]),
  };
  const days = every.flatMap((one) => (one.effect === undefined ? [] : [one.days])).toSorted((a, b) => a - b);
  const median = days[Math.ceil(days.length / 2) - 1];
  return {
    entries: { count: lines.length, entries: lines.length },
    tiltak: sum(every),
    parts: parts as unknown as Tallies["parts"],
    ...(median === undefined ? {} : { medianDays: median }),
  };
}
