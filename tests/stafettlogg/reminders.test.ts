import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DaysOff } from "../../src/einings/daysOff.ts";
import { isOpenDay } from "../../src/einings/openDays.ts";
import { daysAfter } from "../../src/meeting/publicHolidays.ts";
import { remindersOf, standingOf } from "../../src/stafettlogg/reminders.ts";
import type { Tiltak } from "../../src/stafettlogg/tiltak.ts";
import { entryOf, evaluated, withTiltak } from "../support/entry.ts";

const [planned] = entryOf(withTiltak).tiltak;
if (planned === undefined) throw new Error("there is no tiltak");

const tiltak = (startBy: string, evaluateBy: string, addedOn = startBy): Tiltak => ({
  ...planned,
  startBy,
  evaluateBy,
  addedAtMs: Date.parse(`${addedOn}T09:00:00Z`),
});
const days = (one: Tiltak, daysOff: readonly DaysOff[] = []) =>
  Object.fromEntries(remindersOf(one, daysOff).map(({ step, on }) => [step, on]));
const open = { status: "open" } as const;

describe("those who see to a tiltak are reminded", () => {
  it("when it starts, two school days before it is evaluated, that day, three weeks on, and then the leader is", () => {
    expect(days(tiltak("2027-01-12", "2027-02-09"))).toEqual({
      start: "2027-01-12",
      soon: "2027-02-05",
      due: "2027-02-09",
      week1: "2027-02-16",
      week2: "2027-02-23",
      week3: "2027-03-02",
      leader: "2027-03-09",
    });
  });

  it("after the days off that a reminder falls in, and the later ones a week after that one", () => {
    const daysOff = [{ from: "2027-02-15", to: "2027-02-19", words: "Vinterferie" }];
    expect(days(tiltak("2027-01-12", "2027-02-09"), daysOff)).toMatchObject({
      week1: "2027-02-22",
      week2: "2027-03-01",
      week3: "2027-03-08",
      leader: "2027-03-15",
    });
  });

  it("not three times on the first day of school after the summer", () => {
    const daysOff = [{ from: "2027-06-19", to: "2027-08-16", words: "Sommarferie" }];
    expect(days(tiltak("2027-05-18", "2027-06-16"), daysOff)).toMatchObject({
      due: "2027-06-16",
      week1: "2027-08-17",
      week2: "2027-08-24",
    });
  });

  it("once, when it is to start and to be evaluated in the same holiday", () => {
    expect(days(tiltak("2027-07-05", "2027-07-26"))).not.toHaveProperty("start");
    expect(days(tiltak("2027-07-05", "2027-07-26"))).toMatchObject({ due: "2027-08-02", week1: "2027-08-09" });
  });

  it("not that it is soon over before it has begun", () => {
    expect(days(tiltak("2027-01-15", "2027-01-18"))).not.toHaveProperty("soon");
  });

  it("not that it begins, when its evaluation was moved after that", () => {
    const moved = [{ from: "2027-02-09", to: "2027-03-09", reason: "", byId: "leader", atMs: Date.UTC(2027, 1, 9) }];
    const one = { ...tiltak("2027-01-12", "2027-03-09"), moved };
    expect(standingOf(open, one, [], "2027-02-10")).toMatchObject({ next: { step: "soon", on: "2027-03-05" } });
    expect(standingOf(open, one, [], "2027-02-10")).not.toHaveProperty("now");
  });

  it("from the day on which a meeting hands it over, where its days were over by then", () => {
    expect(days(tiltak("2027-01-12", "2027-02-09", "2027-03-03"))).toEqual({
      due: "2027-03-03",
      week1: "2027-03-10",
      week2: "2027-03-17",
      week3: "2027-03-24",
      leader: "2027-03-31",
    });
  });
});

describe("a tiltak has a next reminder", () => {
  it("until its leader has been told", () => {
    const one = tiltak("2027-01-12", "2027-02-09");
    expect(standingOf(open, one, [], "2027-01-11")).toMatchObject({ next: { step: "start", on: "2027-01-12" } });
    expect(standingOf(open, one, [], "2027-02-10")).toMatchObject({ now: { step: "due" }, next: { step: "week1" } });
    expect(standingOf(open, one, [], "2027-03-09")).toMatchObject({ now: { step: "leader" }, next: "leaderTold" });
  });

  it("until it is evaluated", () => {
    const entry = entryOf(evaluated);
    const [done = planned] = entry.tiltak;
    expect(standingOf(entry, done, [], "2027-04-19")).toEqual({ next: "evaluated" });
  });

  it("until its entry is closed", () => {
    expect(standingOf({ status: "closed" }, planned, [], "2027-04-19")).toEqual({ next: "entryClosed" });
  });
});

const YEAR = Array.from({ length: 366 }, (_, day) => daysAfter("2026-08-17", day));
const SKOLERUTE: readonly DaysOff[] = [
  { from: "2026-10-05", to: "2026-10-09", words: "Haustferie" },
  { from: "2026-11-16", to: "2026-11-16", words: "Planleggingsdag" },
  { from: "2026-12-21", to: "2027-01-01", words: "Juleferie" },
  { from: "2027-02-22", to: "2027-02-26", words: "Vinterferie" },
  { from: "2027-03-22", to: "2027-03-29", words: "Påskeferie" },
  { from: "2027-05-07", to: "2027-05-07", words: "Fridag" },
  { from: "2027-06-19", to: "2027-08-16", words: "Sommarferie" },
];
const OPEN_DAYS = new Set(
  [...YEAR, ...YEAR.map((date) => daysAfter(date, 366))].filter((date) => isOpenDay(SKOLERUTE, date)),
);
const day = fc.constantFrom(...YEAR);
const anyTiltak = fc
  .record({ added: day, start: fc.integer({ min: -20, max: 30 }), lasts: fc.integer({ min: 1, max: 120 }) })
  .map(({ added, start, lasts }) => {
    const startBy = daysAfter(added, start);
    return tiltak(startBy, daysAfter(startBy, lasts), added);
  });

/** What somebody would say who looks at the calendar each morning, and writes down what they have said. */
function byTheCalendar({ startBy, evaluateBy, addedAtMs }: Tiltak, until: string): string[] {
  const said: { step: string; day: string }[] = [];
  const has = (...steps: string[]) => said.some(({ step }) => steps.includes(step));
  const schoolDaysLeft = (from: string) => {
    let count = 0;
    for (let one = from; one < evaluateBy; one = daysAfter(one, 1)) if (OPEN_DAYS.has(one)) count += 1;
    return count;
  };
  for (let today = new Date(addedAtMs).toISOString().slice(0, 10); today <= until; today = daysAfter(today, 1)) {
    if (!OPEN_DAYS.has(today)) continue;
    const last = said.at(-1);
    const isWeekOn = last !== undefined && today >= daysAfter(last.day, 7);
    if (has("due")) {
      const next = { due: "week1", week1: "week2", week2: "week3", week3: "leader" }[last?.step ?? ""];
      if (isWeekOn && next !== undefined) said.push({ step: next, day: today });
    } else if (today >= evaluateBy) said.push({ step: "due", day: today });
    else if (has("start") && !has("soon") && schoolDaysLeft(today) === 2) said.push({ step: "soon", day: today });
    else if (!has("start") && today >= startBy) said.push({ step: "start", day: today });
  }
  return said.map(({ step, day: on }) => `${on} ${step}`);
}

describe("over a whole school year and the next", () => {
  it("every reminder that is due is given, and no other", () => {
    fc.assert(
      fc.property(anyTiltak, (one) => {
        const given: string[] = [];
        let before = "";
        const first = new Date(one.addedAtMs).toISOString().slice(0, 10);
        const until = daysAfter(first, 240);
        for (let today = first; today <= until; today = daysAfter(today, 1)) {
          const { now } = standingOf(open, one, SKOLERUTE, today);
          if (now !== undefined && now.step !== before) given.push(`${today} ${now.step}`);
          before = now?.step ?? before;
        }
        expect(given).toEqual(byTheCalendar(one, until));
      }),
      { numRuns: 40 },
    );
  });

  it("every tiltak that is tried has a next one or a reason, on every day", () => {
    fc.assert(
      fc.property(anyTiltak, day, (one, today) => {
        const { now, next } = standingOf(open, one, SKOLERUTE, today);
        if (typeof next === "string") expect([now?.step, next]).toEqual(["leader", "leaderTold"]);
        else {
          expect(next.on > today).toBe(true);
          expect(isOpenDay(SKOLERUTE, next.on)).toBe(true);
        }
      }),
    );
  });

  it("no two come on one day, and they come in their order", () => {
    fc.assert(
      fc.property(anyTiltak, (one) => {
        const on = remindersOf(one, SKOLERUTE).map((reminder) => reminder.on);
        expect(on).toEqual([...new Set(on)].toSorted());
      }),
    );
  });
});
