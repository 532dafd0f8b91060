import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOpenDay, openDayFrom, openDaysBefore, openTimeFrom } from "../../src/einings/openDays.ts";

/** `2027-03-05 13:00` by the clocks of Oslo. */
const shown = (ms: number) => new Date(ms).toLocaleString("sv-SE", { timeZone: "Europe/Oslo" }).slice(0, 16);
const at = (text: string, offset: string) => Date.parse(`${text.replace(" ", "T")}:00${offset}`);
const WINTER_BREAK = [{ from: "2027-02-22", to: "2027-02-26", words: "Vinterferie" }];

describe("an eining is open", () => {
  it.each([
    ["on a Thursday", "2027-02-18", true],
    ["not on a Saturday", "2027-02-20", false],
    ["not on Good Friday", "2027-03-26", false],
    ["not on its first day off", "2027-02-22", false],
    ["not on its last day off", "2027-02-26", false],
    ["not in July, when nobody has said so", "2027-07-06", false],
  ])("%s", (_why, date, open) => {
    expect(isOpenDay(WINTER_BREAK, date)).toBe(open);
  });

  it("again on the Monday after its break", () => {
    expect(openDayFrom(WINTER_BREAK, "2027-02-20")).toBe("2027-03-01");
  });

  it.each([
    ["within a week", "2027-02-18", "2027-02-16"],
    ["over a weekend", "2027-02-16", "2027-02-12"],
    ["before a break", "2027-02-24", "2027-02-18"],
    ["over Easter", "2027-03-30", "2027-03-23"],
  ])("two days before: %s", (_why, date, day) => {
    expect(openDaysBefore(WINTER_BREAK, date, 2)).toBe(day);
  });

  it("some day, whatever mistake is in the days off", () => {
    const forever = [{ from: "2020-01-01", to: "2090-12-31", words: "Stengt" }];
    expect(openDayFrom(forever, "2027-02-20")).toBe("2027-02-22");
    expect(openDaysBefore(forever, "2027-02-22", 2)).toBe("2027-02-18");
  });
});

describe("the first moment in its hours", () => {
  it.each([
    ["now, where it is open", "2027-02-18 08:00", "+01:00", "2027-02-18 08:00"],
    ["now, in its last minute", "2027-02-18 15:59", "+01:00", "2027-02-18 15:59"],
    ["this morning", "2027-02-18 05:12", "+01:00", "2027-02-18 08:00"],
    ["tomorrow morning, when the day is over", "2027-02-18 16:00", "+01:00", "2027-02-19 08:00"],
    ["after the break, from Friday evening on", "2027-02-19 18:00", "+01:00", "2027-03-01 08:00"],
    ["Monday at eight, the weekend summer time begins", "2028-03-25 12:00", "+01:00", "2028-03-27 08:00"],
    ["Monday at eight, the weekend it ends", "2026-10-24 12:00", "+02:00", "2026-10-26 08:00"],
    ["Monday at eight, from the hour that comes twice", "2026-10-25 02:30", "+01:00", "2026-10-26 08:00"],
  ])("%s", (_why, from, offset, then) => {
    expect(shown(openTimeFrom(WINTER_BREAK, at(from, offset)))).toBe(then);
  });

  it("is never at night, on a weekend, a public holiday or a day off, and never before it was asked for", () => {
    const day = fc.date({ min: new Date("2026-08-01"), max: new Date("2028-08-01"), noInvalidDate: true });
    const daysOff = fc.array(
      fc.tuple(day, fc.nat(40)).map(([from, days]) => ({
        from: from.toISOString().slice(0, 10),
        to: new Date(from.getTime() + days * 86_400_000).toISOString().slice(0, 10),
        words: "Fri",
      })),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(daysOff, day, (off, when) => {
        const then = openTimeFrom(off, when.getTime());
        const [date = "", time = ""] = shown(then).split(" ");
        expect(then).toBeGreaterThanOrEqual(when.getTime());
        expect(isOpenDay(off, date)).toBe(true);
        expect(time >= "08:00" && time < "16:00").toBe(true);
      }),
    );
  });
});
