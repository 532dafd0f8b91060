/** Factors are people's own words. They are counted as one where nothing but the way of writing differs. */
import { folded } from "../../einings/names.ts";
import { effectOf, type FactorTally } from "./tallies.ts";

/** A tiltak against some factors, in an entry. */
export interface Reducing {
  readonly entryId: string;
  readonly factors: readonly string[];
  readonly outcome: string;
}

/** In most entries first. What was registered by mistake was against nothing. */
export function factorTallies(tiltak: readonly Reducing[]): FactorTally[] {
  const told = tiltak
    .filter(({ outcome }) => outcome !== "mistake")
    .flatMap(({ factors, ...one }) =>
      [...new Map(factors.map((factor) => [plain(factor), factor])).values()].map((factor) => ({ factor, ...one })),
    );
  return [...Map.groupBy(told, ({ factor }) => plain(factor)).values()]
    .map((ones) => ({
      factor: ones[0]?.factor ?? "",
      entries: new Set(ones.map(({ entryId }) => entryId)).size,
      effect: ones.filter(({ outcome }) => effectOf(outcome) === "effect").length,
      noEffect: ones.filter(({ outcome }) => effectOf(outcome) === "noEffect").length,
    }))
    .toSorted((one, other) => other.entries - one.entries || one.factor.localeCompare(other.factor, "nb"));
}

function plain(factor: string): string {
  return folded(factor)
    .replace(/[.,;:!?]/g, "")
    .trimEnd();
}
