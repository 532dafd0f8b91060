/**
 * When an eining is open, and its people may be reminded of something: 08 to 16 in Oslo on school days that are none of its
 * own days off.
 */
import { osloDate, osloMs, osloTimeMs } from "../meeting/oslo.ts";
import { daysAfter } from "../meeting/publicHolidays.ts";
import { isSchoolDay } from "../meeting/schoolDays.ts";
import { WORKING_TIME } from "../meeting/workingDays.ts";
import { type DaysOff, isDayOff } from "./daysOff.ts";

/** No eining is closed for so long: days off beyond that are a mistake of whoever wrote them, and nothing is lost by it. */
const LONGEST_CLOSED_DAYS = 200;

export function isOpenDay(daysOff: readonly DaysOff[], date: string): boolean {
  return isSchoolDay(date) && !isDayOff(daysOff, date);
}

/** The first day from `date` on that it is open. */
export function openDayFrom(daysOff: readonly DaysOff[], date: string): string {
  return step(daysOff, date, 1);
}

/** The day that has `count` open days from itself up to, and without, `date`: itself is the first of them. */
export function openDaysBefore(daysOff: readonly DaysOff[], date: string, count: number): string {
  let day = date;
  for (let left = count; left > 0; left -= 1) day = step(daysOff, daysAfter(day, -1), -1);
  return day;
}

/** The first moment from `atMs` on that falls in its hours. */
export function openTimeFrom(daysOff: readonly DaysOff[], atMs: number): number {
  const today = osloDate(atMs);
  const timeMs = osloTimeMs(atMs);
  const isOver = timeMs >= WORKING_TIME.toMs;
  const day = openDayFrom(daysOff, isOver ? daysAfter(today, 1) : today);
  return day === today && timeMs >= WORKING_TIME.fromMs ? atMs : osloMs(day, WORKING_TIME.fromMs);
}

function step(daysOff: readonly DaysOff[], date: string, by: 1 | -1): string {
  let day = date;
  for (let gone = 0; gone < LONGEST_CLOSED_DAYS; gone += 1, day = daysAfter(day, by)) {
    if (isOpenDay(daysOff, day)) return day;
  }
  return step([], date, by);
}
