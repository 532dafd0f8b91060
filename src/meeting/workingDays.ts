/**
 * Working time at Norwegian schools and kindergartens: 08 to 16 in Oslo, Monday to Friday, but for public holidays (see
 * docs/decisions/2026-11-26-working-days.md).
 */
import { osloDate, osloMs, osloTimeMs } from "./oslo.ts";
import { daysAfter, isOrdinaryWeekday } from "./publicHolidays.ts";

const HOUR_MS = 3_600_000;
/** Since midnight by the clocks of Oslo; at `toMs` it is over. */
export const WORKING_TIME = { fromMs: 8 * HOUR_MS, toMs: 16 * HOUR_MS } as const;

/**
 * The moment when so many whole working days have gone since `fromMs`, in milliseconds since 1970: Friday 13.00 and one
 * day are Monday 13.00. What comes outside of working time counts from when it begins again, and a day that is used from
 * its first minute ends at 16.00: Saturday and one day are Monday 16.00.
 */
export function afterWorkingDays(fromMs: number, days: number): number {
  let date = osloDate(fromMs);
  let timeMs = osloTimeMs(fromMs);
  if (!isOrdinaryWeekday(date) || timeMs >= WORKING_TIME.toMs) {
    date = nextWorkingDay(date);
    timeMs = WORKING_TIME.fromMs;
  }
  const isWhole = timeMs <= WORKING_TIME.fromMs;
  for (let left = isWhole ? days - 1 : days; left > 0; left -= 1) date = nextWorkingDay(date);
  return osloMs(date, isWhole ? WORKING_TIME.toMs : timeMs);
}

function nextWorkingDay(date: string): string {
  const next = daysAfter(date, 1);
  return isOrdinaryWeekday(next) ? next : nextWorkingDay(next);
}
