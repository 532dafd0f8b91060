/** Days off as people write them, a line for each, and as they are written back. */
import type { DaysOff } from "../einings/daysOff.ts";
import { Refused } from "../errors.ts";
import { isDay } from "../meeting/days.ts";
import { shortDateText } from "./dates.ts";

const LONGEST_SHOWN = 60;

/** «05.10.2026–09.10.2026 Haustferie», a line for each. */
export function daysOffText(daysOff: readonly DaysOff[]): string {
  return daysOff
    .map(({ from, to, words }) => `${shortDateText(from)}${to === from ? "" : `–${shortDateText(to)}`} ${words}`)
    .join("\n");
}

/** What such a text says; lines may be pasted from a table. Throws Refused with the number of the first that can't be read. */
export function daysOffIn(text: string): DaysOff[] {
  return text.split(/\r\n?|\n/).flatMap((line, index) => {
    if (line.trim() === "") return [];
    const read = daysOffLine(line);
    if (read !== undefined) return [read];
    throw new Refused("daysOffUnread", { line: index + 1, text: line.trim().slice(0, LONGEST_SHOWN) });
  });
}

/** One line: a date or two, in any of the ways that people part them, and what it is. */
function daysOffLine(line: string): DaysOff | undefined {
  const [first = "", ...rest] = line
    .replace(/(\d{4})[-–—](?=\d{1,2}\.)/g, "$1 ")
    .replace(/[–—;,\t]/g, " ")
    .split(" ")
    .filter((word) => word !== "");
  const from = dayIn(first);
  const [, ...afterTo] = rest;
  const joined = /^(-|til)$/i.test(rest[0] ?? "") ? afterTo : rest;
  const to = dayIn(joined[0] ?? "");
  // 31 November is no word.
  if (to === undefined && LIKE_A_DATE.test(joined[0] ?? "")) return undefined;
  const words = (to === undefined ? rest : joined.slice(1)).join(" ").trim();
  if (from === undefined || words === "" || (to !== undefined && to < from)) return undefined;
  return { from, to: to ?? from, words };
}

const LIKE_A_DATE = /^\d{1,4}[.-]\d{1,2}[.-]\d{1,4}/;
const NORWEGIAN = /^(\d{1,2})\.(\d{1,2})\.(\d{4}):?$/;

/** `YYYY-MM-DD` of a day that exists, written so or as `05.10.2026`. */
export function dayIn(text: string): string | undefined {
  const [, day, month, year] = NORWEGIAN.exec(text) ?? [];
  const date = year === undefined ? text.trim() : `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`;
  return isDay(date) ? date : undefined;
}
