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
const DATE = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, dateStyle: "short" });

/** `10.05`: hour and minute. */
export function clockText(atMs: number): string {
  return CLOCK.format(atMs).replace(":", ".");
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
