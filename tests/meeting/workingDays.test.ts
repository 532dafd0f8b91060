import { describe, expect, it } from "vitest";
import { isOrdinaryWeekday } from "../../src/meeting/publicHolidays.ts";
import { afterWorkingDays } from "../../src/meeting/workingDays.ts";

/** `2027-03-05 13:00` by the clocks of Oslo, as milliseconds. */
const at = (text: string, offset = "+01:00") => Date.parse(`${text.replace(" ", "T")}:00${offset}`);
const shown = (ms: number) => new Date(ms).toLocaleString("sv-SE", { timeZone: "Europe/Oslo" }).slice(0, 16);

describe("working days", () => {
  it.each([
    ["a day in the week", "2027-03-02 09:26", 1, "2027-03-03 09:26"],
    ["Friday at one o'clock: Monday at one", "2027-03-05 13:00", 1, "2027-03-08 13:00"],
    ["two days over a weekend", "2027-03-05 13:00", 2, "2027-03-09 13:00"],
    ["before work begins: the whole of that day", "2027-03-02 07:15", 1, "2027-03-02 16:00"],
    ["the minute work begins", "2027-03-02 08:00", 1, "2027-03-02 16:00"],
    ["after work: the whole of the next", "2027-03-02 18:30", 1, "2027-03-03 16:00"],
    ["the minute work ends", "2027-03-02 16:00", 1, "2027-03-03 16:00"],
    ["Saturday", "2027-03-06 11:00", 1, "2027-03-08 16:00"],
    ["over Easter: from Wednesday to Tuesday", "2027-03-24 13:00", 1, "2027-03-30 13:00"],
    ["over Christmas and New Year's Day", "2026-12-24 10:00", 5, "2027-01-04 10:00"],
    ["five days over the First of May, a Saturday", "2027-04-28 12:00", 5, "2027-05-05 12:00"],
  ])("%s", (_why, from, days, then) => {
    expect(shown(afterWorkingDays(at(from, from < "2027-03-28" ? "+01:00" : "+02:00"), days))).toBe(then);
  });

  it("keep the hour when summer time begins or ends meanwhile", () => {
    expect(shown(afterWorkingDays(at("2026-10-23 13:00", "+02:00"), 1))).toBe("2026-10-26 13:00");
    expect(shown(afterWorkingDays(at("2028-03-24 13:00"), 1))).toBe("2028-03-27 13:00");
  });

  it("keep the millisecond", () => {
    expect(afterWorkingDays(at("2027-03-02 09:26") + 17, 1)).toBe(at("2027-03-03 09:26") + 17);
  });

  it.each([2025, 2026, 2027, 2028, 2030, 2038, 2049])("%i has the free days that the almanac has", (year) => {
    expect(freeWeekdays(year)).toEqual(ALMANAC[year]);
  });
});

function freeWeekdays(year: number): string[] {
  const days = Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(year, 0, 1 + day)).toISOString().slice(0, 10));
  return days
    .filter((date) => {
      const weekday = new Date(date).getUTCDay();
      return date.startsWith(String(year)) && weekday > 0 && weekday < 6 && !isOrdinaryWeekday(date);
    })
    .map((date) => date.slice(5));
}

/** Monday to Friday. Easter Sunday: 20.4.25, 5.4.26, 28.3.27, 16.4.28, 21.4.30, 25.4.38, 18.4.49. */
const ALMANAC: Readonly<Record<number, readonly string[]>> = {
  2025: ["01-01", "04-17", "04-18", "04-21", "05-01", "05-29", "06-09", "12-25", "12-26"],
  2026: ["01-01", "04-02", "04-03", "04-06", "05-01", "05-14", "05-25", "12-25"],
  2027: ["01-01", "03-25", "03-26", "03-29", "05-06", "05-17"],
  2028: ["04-13", "04-14", "04-17", "05-01", "05-17", "05-25", "06-05", "12-25", "12-26"],
  2030: ["01-01", "04-18", "04-19", "04-22", "05-01", "05-17", "05-30", "06-10", "12-25", "12-26"],
  2038: ["01-01", "04-22", "04-23", "04-26", "05-17", "06-03", "06-14"],
  2049: ["01-01", "04-15", "04-16", "04-19", "05-17", "05-27", "06-07"],
};
