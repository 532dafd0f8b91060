/** Dates and times as Norwegians write them, in Oslo time whatever the machine's zone. */
import type { Målform } from "../meeting/events.ts";
import { ZONE } from "../meeting/oslo.ts";

/** A calendar date is the same day everywhere. */
const DATE = new Intl.DateTimeFormat("nn-NO", { timeZone: "UTC", dateStyle: "long" });
const SHORT_DATE = new Intl.DateTimeFormat("nn-NO", {
  timeZone: "UTC",
  day: "2-digit",
  month: "2-digit",
  year: "numeric",
});
const DAY = { timeZone: ZONE, dateStyle: "full" } as const;
const DAYS: Readonly<Record<Målform, Intl.DateTimeFormat>> = {
  nn: new Intl.DateTimeFormat("nn-NO", DAY),
  nb: new Intl.DateTimeFormat("nb-NO", DAY),
};
const CLOCK = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, hour: "2-digit", minute: "2-digit" });
const OFFSET = new Intl.DateTimeFormat("en", { timeZone: ZONE, timeZoneName: "shortOffset" });

/** `10.05`: hour and minute. */
export function clockText(atMs: number): string {
  return CLOCK.format(atMs).replace(":", ".");
}

const SECONDS = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, timeStyle: "medium" });

/** `10.05.30`, where a minute is long. */
export function clockTextWithSeconds(atMs: number): string {
  return SECONDS.format(atMs).replaceAll(":", ".");
}

/** Whether summer time ended between the two, so that an hour came twice. */
export function clocksWentBack(fromMs: number, toMs: number): boolean {
  const offset = (ms: number) => OFFSET.formatToParts(ms).find((part) => part.type === "timeZoneName")?.value;
  return offset(fromMs) === "GMT+2" && offset(toMs) === "GMT+1";
}

/** `3. mars 2027` from `2027-03-03`. */
export function dateText(date: string): string {
  return formatted(DATE, date);
}

/** `03.03.2027` from `2027-03-03`, for narrow columns. */
export function shortDateText(date: string): string {
  return formatted(SHORT_DATE, date);
}

/** What is no date stands as it is. */
function formatted(format: Intl.DateTimeFormat, date: string): string {
  const ms = Date.parse(date);
  return Number.isNaN(ms) ? date : format.format(ms);
}

/** `tysdag 3. mars 2027` of a moment. */
export function dayText(atMs: number, målform: Målform): string {
  return DAYS[målform].format(atMs);
}

/** Whole minutes, rounded, never below zero. */
export function minutesOf(ms: number): number {
  return Math.max(0, Math.round(ms / 60_000));
}
