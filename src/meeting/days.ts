/** Calendar dates that people give, `YYYY-MM-DD`. */
import { Refused } from "../errors.ts";

/** Midnight UTC of a calendar date; refuses what is not one, such as 30 February. */
export function dayMs(date: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date) throw new Refused("dateInvalid");
  return ms;
}

/** How many days there are from one to another. */
export function daysBetween(from: string, to: string): number {
  return (dayMs(to) - dayMs(from)) / 86_400_000;
}
