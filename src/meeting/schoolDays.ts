/**
 * Days on which a school is open to evaluate something: weekdays that are no public holiday, outside of July and the days
 * between Christmas and New Year. Norway's holidays are five dates and six days around Easter, in the law on public
 * holidays and the laws on 1 and 17 May; each eining's own free days are not known here.
 */
const DAY_MS = 86_400_000;

const FIXED = ["01-01", "05-01", "05-17", "12-25", "12-26"];
/** Days from Easter Sunday: Maundy Thursday, Good Friday, Easter Monday, Ascension, Whit Monday; Sundays are free anyway. */
const AROUND_EASTER = [-3, -2, 1, 39, 50];

/** Whether it is one, of a calendar date `YYYY-MM-DD`. */
export function isSchoolDay(date: string): boolean {
  const weekday = new Date(ms(date)).getUTCDay();
  const [year = "", month = "", day = ""] = date.split("-");
  const isFree =
    month === "07" ||
    (month === "12" && day >= "24") ||
    FIXED.includes(`${month}-${day}`) ||
    AROUND_EASTER.some((days) => daysAfter(easterSunday(Number(year)), days) === date);
  return weekday !== 0 && weekday !== 6 && !isFree;
}

/** The calendar date `days` after `date`, or before it; both `YYYY-MM-DD`. */
export function daysAfter(date: string, days: number): string {
  return new Date(ms(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The first school day from `date` on that is no later than `latest`; the last one before `date` where there is none. */
export function schoolDayNear(date: string, latest: string): string {
  for (let day = date; day <= latest; day = daysAfter(day, 1)) if (isSchoolDay(day)) return day;
  let day = date;
  while (!isSchoolDay(day)) day = daysAfter(day, -1);
  return day;
}

/** By Butcher's rule for the Gregorian calendar. */
function easterSunday(year: number): string {
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const golden = year % 19;
  const corrected = century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moon = (19 * golden + corrected + 15) % 30;
  const week = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - moon - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * week) / 451);
  const sum = moon + week - 7 * late + 114;
  return new Date(Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1)).toISOString().slice(0, 10);
}

function ms(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}
