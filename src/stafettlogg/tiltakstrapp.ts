/** The history of an entry as stairs: each tiltak a step that follows from the one before, with how it went (DOMAIN §5). */
import { ASKS_FOR, type Outcome } from "../meeting/outcomes.ts";
import type { Entry } from "./state.ts";
import { isActive, outcomeOf, type Tiltak } from "./tiltak.ts";

export interface Step {
  /** From 1 on in its stair. */
  readonly number: number;
  readonly tiltak: Tiltak;
  readonly outcome: Outcome;
}

export interface Stair {
  readonly steps: readonly Step[];
  /** Id of the tiltak that it goes out from, where another stair went on from that one already. */
  readonly from?: string;
}

/** All stairs, in the order in which they were begun. Every tiltak is a step in one of them. */
export function tiltakstrapp({ tiltak }: Pick<Entry, "tiltak">): Stair[] {
  const stairs: Tiltak[][] = [];
  for (const one of tiltak) {
    const stair = stairs.find((steps) => one.follows !== undefined && steps.at(-1)?.id === one.follows);
    if (stair === undefined) stairs.push([one]);
    else stair.push(one);
  }
  return stairs.map((steps) => {
    const from = steps[0]?.follows;
    return {
      steps: steps.map((one, index) => ({ number: index + 1, tiltak: one, outcome: outcomeOf(one) })),
      ...(from === undefined ? {} : { from }),
    };
  });
}

/** By which people speak of a tiltak in its entry, from 1 on. */
export function numberOf({ tiltak }: Pick<Entry, "tiltak">, id: string | undefined): number {
  return tiltak.findIndex((one) => one.id === id) + 1;
}

/** Tiltak that have ended without what should come after them: a next step, or the right one. */
export function openEnds({ tiltak }: Pick<Entry, "tiltak">): { tiltak: Tiltak; asksFor: "next" | "right" }[] {
  const followed = new Set(tiltak.map(({ follows }) => follows));
  return tiltak.flatMap((one) => {
    const asksFor = ASKS_FOR[outcomeOf(one)];
    return asksFor === undefined || followed.has(one.id) ? [] : [{ tiltak: one, asksFor }];
  });
}

/** The tiltak that are tried now, those to be evaluated first before the others. */
export function activeTiltak({ tiltak }: Pick<Entry, "tiltak">): Tiltak[] {
  return tiltak.filter(isActive).toSorted((one, other) => (one.evaluateBy < other.evaluateBy ? -1 : 1));
}
