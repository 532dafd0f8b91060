/** A whole divided into groups, so that nobody can work out how many there are in one that is too small to be shown. */
import type { Group, Sum } from "./tallies.ts";

export interface Divided<K extends readonly string[]> {
  readonly total: Sum;
  /** The largest first. */
  readonly shown: readonly Group<K>[];
  /** How many there are in all the others, which are told of together or not at all. */
  readonly others: number;
}

/**
 * Groups from fewer than `least` entries are put together, and with them the smallest of those that are large enough: else
 * the total less what is shown would tell of them, and where only the small ones were together, that each is below `least`
 * could give all away. Undefined where the whole is too small itself.
 */
export function divided<K extends readonly string[]>(
  total: Sum,
  groups: readonly Group<K>[],
  least: number,
): Divided<K> | undefined {
  if (total.entries < least) return undefined;
  const there = groups.filter(({ count }) => count > 0).toSorted(largestFirst);
  const large = there.filter(({ entries }) => entries >= least);
  const kept = large.length === there.length ? large : large.slice(0, -1);
  const shown = kept.toSorted((one, other) => other.count - one.count || largestFirst(one, other));
  return { total, shown, others: total.count - shown.reduce((sum, { count }) => sum + count, 0) };
}

function largestFirst(one: Group, other: Group): number {
  const [key, otherKey] = [one.key.join(" "), other.key.join(" ")];
  return other.entries - one.entries || other.count - one.count || (key < otherKey ? -1 : 1);
}
