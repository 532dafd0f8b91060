/** What the stafettlogg of a school year tells (DOMAIN §3 step 1 c, §6). What is shown to whom follows from `least` alone. */
import { type Divided, divided } from "./divided.ts";
import type { FactorTally, Group, Keys, Sum, Tallies } from "./tallies.ts";

/** Groups from fewer entries than this are not shown to an owner. */
export const FEWEST_FOR_OWNER = 3;

/** Each is absent where the whole that it divides may not be shown. */
export interface Figures {
  /** Entries by their category. */
  readonly categories?: Divided<Keys["category"]>;
  /** Tiltak by where they stand. */
  readonly standing?: Divided<Keys["standing"]>;
  readonly deadline?: Divided<Keys["deadline"]>;
  readonly effect?: Divided<Keys["effect"]>;
  readonly outcome?: Divided<Keys["outcome"]>;
  readonly span?: Divided<Keys["span"]>;
  readonly medianDays?: number;
  /** Kinds of tiltak by category, of those with effect and of those without. */
  readonly tried: { readonly effect?: Divided<Keys["tried"]>; readonly noEffect?: Divided<Keys["tried"]> };
  /** Factors are people's own words: for those who lead the eining. */
  readonly factors?: readonly FactorTally[];
}

/**
 * Parts are divided from the top: the tiltak by where they stand, those evaluated by whether they had effect, those by the
 * rest. A part is shown only where the group that it divides is, so that no sum of one part tells what another one hides.
 */
export function figuresOf(tallies: Tallies, least: number): Figures {
  const { entries, tiltak, parts, medianDays } = tallies;
  const categories = divided(entries, parts.category, least);
  const standing = divided(tiltak, parts.standing, least);
  const ongoing = shownIn(standing, "ongoing");
  const evaluated = shownIn(standing, "evaluated");
  const deadline = within(ongoing, parts.deadline, least);
  const effect = within(evaluated, parts.effect, least);
  const span = within(evaluated, parts.span, least);
  const triedWith = (kind: "effect" | "noEffect") => {
    const groups = parts.tried.filter(({ key: [one] }) => one === kind);
    return within(shownIn(effect, kind), groups, least);
  };
  const [had, hadNot] = [triedWith("effect"), triedWith("noEffect")];
  const outcomes = parts.outcome.filter(({ key: [outcome] }) => outcome !== "notWanted");
  const outcome = within(shownIn(effect, "effect"), outcomes, least);
  return {
    ...(categories && { categories }),
    ...(standing && { standing }),
    ...(deadline && { deadline }),
    ...(effect && { effect }),
    ...(outcome && { outcome }),
    ...(span && { span }),
    ...(evaluated && medianDays !== undefined && { medianDays }),
    tried: { ...(had && { effect: had }), ...(hadNot && { noEffect: hadNot }) },
  };
}

/** The group of this key, where it is shown. */
export function shownIn<K extends readonly [string, ...string[]]>(
  part: Divided<K> | undefined,
  key: K[0],
): Group<K> | undefined {
  return part?.shown.find((group) => group.key[0] === key);
}

function within<K extends readonly string[]>(whole: Sum | undefined, groups: readonly Group<K>[], least: number) {
  return whole === undefined ? undefined : divided(whole, groups, least);
}
