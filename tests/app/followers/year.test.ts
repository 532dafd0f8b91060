/** A whole school year of a school with many tiltak, at high speed: every reminder that is due is given, and no other. */
import { expect, it } from "vitest";
import { isOpenDay } from "../../../src/einings/openDays.ts";
import { osloDate, osloHour } from "../../../src/meeting/oslo.ts";
import { daysAfter } from "../../../src/meeting/publicHolidays.ts";
import { remindedOf } from "../../../src/stafettlogg/reminded.ts";
import { remindersOf } from "../../../src/stafettlogg/reminders.ts";
import { CRAFT_CODES } from "../../../src/stafettlogg/tiltak.ts";
import { EVALUATE, SCHOOL_NOW, TILTAK } from "../../support/entry.ts";
import { randomFrom } from "../../support/random.ts";
import { world } from "./world.ts";

const DAYS_OFF = [
  { from: "2026-10-05", to: "2026-10-09", words: "Haustferie" },
  { from: "2026-11-16", to: "2026-11-16", words: "Planleggingsdag" },
  { from: "2026-12-21", to: "2027-01-01", words: "Juleferie" },
  { from: "2027-02-22", to: "2027-02-26", words: "Vinterferie" },
  { from: "2027-03-22", to: "2027-03-29", words: "Påskeferie" },
  { from: "2027-06-19", to: "2027-08-16", words: "Sommarferie" },
];
const school = { ...SCHOOL_NOW, daysOff: DAYS_OFF };
const FIRST = "2026-08-17";
const LAST = "2027-11-01";
const noon = (date: string) => Date.parse(`${date}T11:00:00Z`);
const PEOPLE = ["siri", "kari", "nora"] as const;

it("through both clock changes, all holidays and a summer", async () => {
  const random = randomFrom(20260817);
  const upTo = (count: number) => Math.floor(random() * count);
  const all = world({ startMs: noon(FIRST), eining: school });
  const posts: { readonly day: string; readonly to: string; readonly hour: number }[] = [];
  all.messenger.fault = ({ does, chatId }) => {
    if (does === "post") posts.push({ day: osloDate(all.clock.nowMs), to: chatId, hour: osloHour(all.clock.nowMs) });
  };
  /** The day on which each entry's only tiltak was evaluated. */
  const evaluated = new Map<string, string>();
  let count = 0;
  for (let day = FIRST; day < LAST; day = daysAfter(day, 1)) {
    await all.until(noon(day));
    if (day < "2027-06-15" && upTo(7) === 0) {
      const entryId = `e${++count}`;
      const personId = PEOPLE[upTo(3)] ?? "siri";
      const startBy = daysAfter(day, 1 + upTo(14));
      const evaluateBy = daysAfter(startBy, 5 + upTo(50));
      const responsible = [{ kind: "person", person: { name: personId, personId } } as const];
      await all.open(entryId);
      const tiltak = { ...TILTAK, responsible, startBy, evaluateBy };
      await all.ask(entryId, { type: "addTiltak", tiltak, kept: CRAFT_CODES, by: "leader" });
    }
    for (let number = 1; number <= count; number += 1) {
      const entryId = `e${number}`;
      if (evaluated.has(entryId) || upTo(60) > 0) continue;
      await all.ask(entryId, { ...EVALUATE, by: "leader" });
      evaluated.set(entryId, day);
    }
  }
  await all.until(noon(LAST));

  const due = new Set<string>();
  for (let number = 1; number <= count; number += 1) {
    const entry = await all.entries.find(`e${number}`);
    const [tiltak] = entry?.tiltak ?? [];
    if (entry === undefined || tiltak === undefined) throw new Error("there is no tiltak");
    for (const { on, step } of remindersOf(tiltak, DAYS_OFF)) {
      const until = evaluated.get(`e${number}`) ?? LAST;
      // What is evaluated at noon was told of in the morning.
      if (on > until || on >= LAST) continue;
      for (const { personId } of remindedOf(step, tiltak, entry, school)) due.add(`${on} a:${personId}`);
    }
  }
  expect(posts.map(({ day, to }) => `${day} ${to}`).toSorted()).toEqual([...due].toSorted());
  expect(posts.length).toBeGreaterThan(60);
  for (const { day, hour } of posts) {
    expect(isOpenDay(DAYS_OFF, day)).toBe(true);
    expect(hour).toBe(8);
  }
});
