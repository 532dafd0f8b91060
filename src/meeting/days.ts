/** Calendar dates that people give, `YYYY-MM-DD`. */
import { Refused } from "../errors.ts";

/** Whether a text is a day that exists: not 31 November. */
export function isDay(text: string): boolean {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text;
}

/** Midnight UTC of a calendar date; refuses what is not one. */
export function dayMs(date: string): number {
  if (!isDay(date)) throw new Refused("dateInvalid");
  return Date.parse(`${date}T00:00:00Z`);
}

/** How many days there are from one to another. */
export function daysBetween(from: string, to: string): number {
  return (dayMs(to) - dayMs(from)) / 86_400_000;
}
