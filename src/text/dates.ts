/** Dates and times as Norwegians write them, in Oslo time whatever the machine's zone. */
import type { Målform } from "../meeting/events.ts";

const ZONE = "Europe/Oslo";
const MONTHS = [
  "januar",
  "februar",
  "mars",
  "april",
  "mai",
  "juni",
  "juli",
  "august",
  "september",
  "oktober",
  "november",
  "desember",
];
const WEEKDAYS: Readonly<Record<Målform, readonly string[]>> = {
  nn: ["søndag", "måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag"],
  nb: ["søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag"],
};
const CLOCK = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, hour: "2-digit", minute: "2-digit" });
const OFFSET = new Intl.DateTimeFormat("en", { timeZone: ZONE, timeZoneName: "shortOffset" });
const DATE = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, dateStyle: "short" });

/** `10.05`: hour and minute. */
export function clockText(atMs: number): string {
  return CLOCK.format(atMs).replace(":", ".");
}

/** Whether summer time ended between the two, so that an hour came twice. */
export function clocksWentBack(fromMs: number, toMs: number): boolean {
  const offset = (ms: number) => OFFSET.formatToParts(ms).find((part) => part.type === "timeZoneName")?.value;
  return offset(fromMs) === "GMT+2" && offset(toMs) === "GMT+1";
}

/** `3. mars 2027` from `2027-03-03`. */
export function dateText(date: string): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return `${Number(day)}. ${MONTHS[Number(month) - 1] ?? ""} ${year}`;
}

/** `03.03.2027` from `2027-03-03`, for narrow columns. */
export function shortDateText(date: string): string {
  return date.split("-").reverse().join(".");
}

/** `tysdag 3. mars 2027` of a moment. */
export function dayText(atMs: number, målform: Målform): string {
  const date = DATE.format(atMs);
  const weekday = WEEKDAYS[målform][new Date(`${date}T12:00:00Z`).getUTCDay()] ?? "";
  return `${weekday} ${dateText(date)}`;
}

/** Whole minutes, rounded, never below zero. */
export function minutesOf(ms: number): number {
  return Math.max(0, Math.round(ms / 60_000));
}
