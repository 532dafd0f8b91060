/**
 * Days on which a school is open to evaluate something: weekdays that are no public holiday, outside of July and the days
 * between Christmas and New Year; each eining's own free days are not known here.
 */
import { daysAfter, isOrdinaryWeekday } from "./publicHolidays.ts";
import { TIMES } from "./script/limits.ts";

/** Whether it is one, of a calendar date `YYYY-MM-DD`. */
export function isSchoolDay(date: string): boolean {
  const [, month = "", day = ""] = date.split("-");
  return month !== "07" && !(month === "12" && day >= "24") && isOrdinaryWeekday(date);
}

/** The first school day from `date` on that is no later than `latest`; the last one before `date` where there is none. */
export function schoolDayNear(date: string, latest: string): string {
  for (let day = date; day <= latest; day = daysAfter(day, 1)) if (isSchoolDay(day)) return day;
  let day = date;
  while (!isSchoolDay(day)) day = daysAfter(day, -1);
  return day;
}

const USUAL_DAYS = 42;
const LATER_DAYS = 21;
const LATEST_DAYS = 35;

/** When a tiltak that starts on this day is to be evaluated, where nothing else is said: DOMAIN §5, one to two months. */
export function usualEvaluation(startBy: string): string {
  return schoolDayNear(daysAfter(startBy, USUAL_DAYS), daysAfter(startBy, TIMES.usualTiltakDays));
}

/** When one that goes on is looked at again. */
export function laterEvaluation(from: string): string {
  return schoolDayNear(daysAfter(from, LATER_DAYS), daysAfter(from, LATEST_DAYS));
}
