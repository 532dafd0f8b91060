/** The skolerute of an eining: days on which it is closed, as ranges with what they are called. */

export interface DaysOff {
  /** Both `YYYY-MM-DD`, and both closed. */
  readonly from: string;
  readonly to: string;
  readonly words: string;
}

/** In order of time, each once; of ranges that are alike the last one's words. */
export function inOrder(daysOff: readonly DaysOff[]): readonly DaysOff[] {
  const each = new Map(daysOff.map((one) => [`${one.from} ${one.to}`, one]));
  return [...each.values()].toSorted((a, b) => (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1));
}

/** Whether the eining is closed on a calendar date, beside weekends and public holidays. */
export function isDayOff(daysOff: readonly DaysOff[], date: string): boolean {
  return daysOff.some(({ from, to }) => from <= date && date <= to);
}
