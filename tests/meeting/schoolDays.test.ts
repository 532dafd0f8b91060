import { describe, expect, it, test } from "vitest";
import { daysAfter } from "../../src/meeting/publicHolidays.ts";
import { isSchoolDay, schoolDayNear } from "../../src/meeting/schoolDays.ts";

/** Easter Sundays as the almanac has them, the earliest and the latest of the century among them. */
const EASTER = ["2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2035-03-25", "2038-04-25"];

describe("a school day", () => {
  it.each(EASTER)("is none of the holidays around Easter %s", (sunday) => {
    const isOpen = (days: number) => isSchoolDay(daysAfter(sunday, days));
    for (const days of [-3, -2, -1, 0, 1, 39, 49, 50]) expect(isOpen(days), `${days} days from Easter`).toBe(false);
    for (const days of [-4, 2, 38, 51]) {
      // 1 and 17 May may fall among them.
      const date = daysAfter(sunday, days);
      if (!/-05-(01|17)$/.test(date)) expect(isOpen(days), `${days} days from Easter`).toBe(true);
    }
  });

  test.each([
    ["a Monday in March", "2027-03-01", true],
    ["a Saturday", "2027-03-06", false],
    ["a Sunday", "2027-03-07", false],
    ["1 May on a Thursday", "2025-05-01", false],
    ["17 May on a Monday", "2027-05-17", false],
    ["New Year's Day on a Friday", "2027-01-01", false],
    ["Christmas Eve on a Thursday", "2026-12-24", false],
    ["the day before it", "2026-12-23", true],
    ["a day between Christmas and New Year", "2026-12-29", false],
    ["the last of June", "2027-06-30", true],
    ["a Wednesday in July", "2027-07-14", false],
    ["the first Monday in August", "2027-08-02", true],
  ])("%s", (_what, date, expected) => {
    expect(isSchoolDay(date)).toBe(expected);
  });
});

describe("the school day near a date", () => {
  it("is the date itself, or the first one after", () => {
    expect(schoolDayNear("2027-03-03", "2027-05-01")).toBe("2027-03-03");
    expect(schoolDayNear("2027-03-06", "2027-05-01")).toBe("2027-03-08");
    expect(schoolDayNear("2027-03-25", "2027-05-01")).toBe("2027-03-30");
  });

  it("is the last one before where the next comes too late", () => {
    expect(schoolDayNear("2027-07-03", "2027-07-31")).toBe("2027-06-30");
    expect(schoolDayNear("2027-07-03", "2027-08-02")).toBe("2027-08-02");
  });
});
