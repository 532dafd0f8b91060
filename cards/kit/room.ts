/** How much of what was written a form can carry back: the answer that holds it must not grow too large for Teams. */

/** What a field takes; so much comes back in all, where the form itself is of a usual size. */
export const MOST_CHARS = 12_000;
/** A form of the largest meeting has room for what it asks for, and little more: for each field so much. */
const LEAST_CHARS = 1_100;
/** Of a form with all that is written in it, with some to spare for why it comes back. */
const FORM_UNITS = 21_000;

/** For so many texts, in a form that takes `units` as it is drawn. */
export function roomIn(units: number, texts: number): number {
  return Math.max(LEAST_CHARS * texts, Math.min(MOST_CHARS, FORM_UNITS - units));
}

/** How many characters of each of `lengths` there is room for: short texts are whole, and long ones share what these leave. */
export function shared(lengths: readonly number[], most: number): number[] {
  const rooms = [...lengths];
  let left = most;
  const shortestFirst = [...lengths.keys()].sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0));
  for (const [done, at] of shortestFirst.entries()) {
    const room = Math.min(lengths[at] ?? 0, Math.floor(left / (lengths.length - done)));
    rooms[at] = room;
    left -= room;
  }
  return rooms;
}
