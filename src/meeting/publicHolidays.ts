/**
 * Norway's public holidays: five dates and six days around Easter, in the law on public holidays and the laws on 1 and 17 May
 * (docs/decisions/2026-11-26-working-days.md). Dates are calendar dates, `YYYY-MM-DD`.
 */
const DAY_MS = 86_400_000;

const FIXED = ["01-01", "05-01", "05-17", "12-25", "12-26"];
/** Days from Easter Sunday: Maundy Thursday, Good Friday, Easter Monday, Ascension, Whit Monday; Sundays are free anyway. */
const AROUND_EASTER = [-3, -2, 1, 39, 50];

/** Monday to Friday, and no public holiday. */
export function isOrdinaryWeekday(date: string): boolean {
  const weekday = new Date(ms(date)).getUTCDay();
  const isHoliday =
    FIXED.includes(date.slice(5)) ||
    AROUND_EASTER.some((days) => daysAfter(easterSunday(Number(date.slice(0, 4))), days) === date);
  return weekday !== 0 && weekday !== 6 && !isHoliday;
}

/** The date `days` after `date`, or before it. */
export function daysAfter(date: string, days: number): string {
  return new Date(ms(date) + days * DAY_MS).toISOString().slice(0, 10);
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
