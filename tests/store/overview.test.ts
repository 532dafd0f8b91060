import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { einings } from "../../src/app/einings/einings.ts";
import { followers } from "../../src/app/followers/followers.ts";
import type { EntryQuery } from "../../src/app/ports/overview.ts";
import { entries } from "../../src/app/stafettlogg/entries.ts";
import { mayRead } from "../../src/einings/access.ts";
import { SYSTEM } from "../../src/meeting/people.ts";
import { daysAfter } from "../../src/meeting/publicHolidays.ts";
import { accessOf } from "../../src/stafettlogg/access.ts";
import type { Ask } from "../../src/stafettlogg/commands.ts";
import { LISTED, LISTS, type Page, soonUntil, wordsToFind } from "../../src/stafettlogg/overview.ts";
import type { Party } from "../../src/stafettlogg/parties.ts";
import { CRAFT_CODES } from "../../src/stafettlogg/tiltak.ts";
import { activeTiltak } from "../../src/stafettlogg/tiltakstrapp.ts";
import type { Store } from "../../src/store/store.ts";
import { EVALUATE, FIELDS, OPEN, TILTAK } from "../support/entry.ts";
import { databaseMissing, freshStore, useStore } from "./database.ts";

const MADE_MS = Date.parse("2026-12-01T10:00:00Z");
const clock = { now: () => MADE_MS };
const TODAY = "2027-04-01";
const SEARCH = { words: [] };

const person = (personId: string) => ({ name: `Namn ${personId}`, personId });
/** Lea leads, Siri works there, Kari is in a group, Nora is PPT's contact, Olav owns it, and Per has left. */
const PEOPLE = ["lea", "siri", "kari", "nora", "olav", "per", "stranger"] as const;
const PARTIES: readonly Party[] = [
  { kind: "actor", actor: "eining" },
  { kind: "actor", actor: "ppt" },
  { kind: "group", groupId: "g1", name: "6. trinn" },
  { kind: "person", person: person("siri") },
  { kind: "person", person: person("per") },
];

function around(store: Store) {
  const allEinings = einings(store.history, clock);
  const all = entries({ ...store, einings: allEinings }, clock);

  async function school(id: string): Promise<void> {
    const by = { by: SYSTEM, as: "administrator" } as const;
    const facts = { name: `Skule ${id}`, einingKind: "school", målform: "nn" } as const;
    await allEinings.handle(id, { type: "found", facts, because: "import", leader: person("lea"), ...by });
    const add = (name: string, roles: readonly ("employee" | "owner")[], contactOf: readonly "ppt"[] = []) =>
      allEinings.handle(id, { type: "addPerson", person: { ...person(name), roles, contactOf }, ...by });
    await add("siri", ["employee"]);
    const { people } = await add("kari", ["employee"]);
    await add("nora", [], ["ppt"]);
    await add("olav", ["owner"]);
    const kari = people.find(({ personId }) => personId === "kari")?.key ?? "";
    await allEinings.handle(id, { type: "setGroup", name: "6. trinn", members: [kari], ...by });
    const per = (await add("per", ["employee"])).people.find(({ personId }) => personId === "per")?.key ?? "";
    await allEinings.handle(id, { type: "removePerson", key: per, ...by });
  }

  const ask = (id: string, body: object) =>
    all.handle(id, { by: "lea", confirmed: true, kept: CRAFT_CODES, ...body } as unknown as Ask);

  async function entry(id: string, einingId: string, more: Partial<Made> = {}): Promise<void> {
    const { holder = "lea", informed = [], responsible = [], dueInDays = [], ends = false, fields = {} } = more;
    const eining = { ...OPEN.eining, id: einingId, name: `Skule ${einingId}` };
    await ask(id, {
      ...OPEN,
      eining,
      level: 2,
      fields: { ...FIELDS, informed: informed.map(person), ...fields },
      holder: person(holder),
    });
    for (const [at, days] of dueInDays.entries()) {
      const tiltak = { ...TILTAK, responsible: responsible.length === 0 ? TILTAK.responsible : responsible };
      const dates = { startBy: "2027-01-04", evaluateBy: daysAfter(TODAY, days) };
      await ask(id, { type: "addTiltak", tiltak: { ...tiltak, ...dates } });
      if (ends) await ask(id, { ...EVALUATE, id: `t${at + 1}` });
    }
    if (ends) await ask(id, { type: "close", because: "goalReached", sentence: "Målet er nådd" });
  }

  const list = (reader: string, more: Partial<EntryQuery> = {}) =>
    store.overview.entries(reader, { list: "active", search: SEARCH, today: TODAY, ...more });
  const tiltak = (reader: string, more: object = {}) => store.overview.tiltak(reader, { today: TODAY, ...more });
  return { all, allEinings, school, ask, entry, list, tiltak };
}

interface Made {
  readonly holder: string;
  readonly informed: readonly string[];
  readonly responsible: readonly Party[];
  /** Of a tiltak each. */
  readonly dueInDays: readonly number[];
  readonly ends: boolean;
  readonly fields: object;
}

interface Placed {
  readonly entryId: string;
  readonly place: string;
}

/** All pages in turn; `between` happens before each that follows. */
async function turned<Row extends Placed>(
  page: (beside: { after?: string; before?: string }) => Promise<Page<Row>>,
  between: () => Promise<unknown> = async () => {},
): Promise<Row[]> {
  const rows: Row[] = [];
  let now = await page({});
  rows.push(...now.rows);
  while (now.skipped + now.rows.length < now.count) {
    await between();
    const before = now;
    now = await page({ after: before.rows.at(-1)?.place ?? "" });
    rows.push(...now.rows);
  }
  return rows;
}

const made: fc.Arbitrary<Partial<Made>> = fc.record({
  holder: fc.constantFrom("lea", "siri", "per"),
  informed: fc.subarray(["kari", "per"]),
  responsible: fc.subarray([...PARTIES], { minLength: 1 }),
  dueInDays: fc.array(fc.integer({ min: -40, max: 40 }), { maxLength: 2 }),
  ends: fc.boolean(),
});

describe.skipIf(databaseMissing)("looking through the stafettlogg", () => {
  const store = useStore();

  it("shows each entry that somebody may read once, however they turn the pages, and no other", async () => {
    const { school, entry, list, all, allEinings } = around(store());
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(made, { minLength: 18, maxLength: 30 }), async (them) => {
        run += 1;
        const einingId = `run${run}`;
        await school(einingId);
        for (const [at, one] of them.entries()) await entry(`e${run}-${at}`, einingId, one);
        const eining = await allEinings.find(einingId);
        const known = await all.all(them.map((_, at) => `e${run}-${at}`));
        if (eining === undefined) throw new Error("no school");
        for (const reader of PEOPLE) {
          const search = { ...SEARCH, einingId };
          const may = known.filter(({ entry }) => mayRead(accessOf(entry), eining, reader));
          const { counts } = await list(reader, { search });
          for (const name of LISTS) {
            const expected = may.filter(({ entry }) => {
              const [{ evaluateBy: due } = { evaluateBy: "9999" }] = activeTiltak(entry);
              if (name === "ended") return entry.status === "closed";
              if (entry.status === "closed") return false;
              if (name === "due") return due >= TODAY && due <= soonUntil(TODAY);
              return name === "overdue" ? due < TODAY : true;
            });
            const rows = await turned((beside) => list(reader, { search, list: name, ...beside }));
            const ids = rows.map(({ entryId }) => entryId);
            expect(ids.toSorted(), `${reader} ${name}`).toEqual(expected.map(({ entryId }) => entryId).toSorted());
            expect(counts[name]).toBe(ids.length);
            if (name === "active") {
              const days = rows.map(({ nextDue = "9999" }) => nextDue);
              expect(days).toEqual(days.toSorted());
            }
            // And back again, from the last.
            const last = rows.at(-1);
            const back: string[] = last === undefined ? [] : [last.entryId];
            for (let before = last?.place; before !== undefined; ) {
              const page = await list(reader, { search, list: name, before });
              const cut = page.rows.filter(({ place }) => place < (before ?? ""));
              back.unshift(...cut.map(({ entryId }) => entryId));
              before = page.skipped === 0 ? undefined : cut[0]?.place;
            }
            expect(back).toEqual(ids);
          }
        }
      }),
      { numRuns: 2, endOnFailure: true },
    );
  }, 300_000);

  it("shows each once also where others come and go while the pages are turned", async () => {
    const { school, entry, ask, list } = around(store());
    await school("moves");
    const ids = Array.from({ length: 25 }, (_, at) => `moves-${String(at).padStart(2, "0")}`);
    for (const [at, id] of ids.entries()) await entry(id, "moves", { dueInDays: [at] });
    let came = 0;
    const search = { ...SEARCH, einingId: "moves" };
    const rows = await turned(
      (beside) => list("lea", { search, ...beside }),
      async () => {
        came += 1;
        // One that stood on a page before ends, and others come in before and after.
        await ask(ids[came] ?? "", EVALUATE);
        await ask(ids[came] ?? "", { type: "close", because: "ended", sentence: "Slutt" });
        await entry(`moves-new-${came}`, "moves", { dueInDays: [-came] });
      },
    );
    expect(rows.map(({ entryId }) => entryId)).toEqual(ids);
  });

  it("gives the last page where what was asked for is gone, and nothing where there is nothing", async () => {
    const { school, entry, list } = around(store());
    await school("few");
    for (let at = 0; at < LISTED + 2; at += 1) await entry(`few-${at}`, "few", { dueInDays: [at] });
    const search = { ...SEARCH, einingId: "few" };
    const beyond = await list("lea", { search, after: "9999-99-99 zzz" });
    expect([beyond.skipped, beyond.rows.length, beyond.count]).toEqual([LISTED, 2, LISTED + 2]);
    expect((await list("lea", { search, before: "0" })).skipped).toBe(0);
    const none = await list("stranger");
    expect([none.count, none.rows, none.einings]).toEqual([0, [], []]);
  });

  it("finds by words wherever they stand, in any case, and takes what people write for nothing but words", async () => {
    const { school, entry, list } = around(store());
    await school("words");
    const about = (oppmerksomheit: string) => ({ fields: { oppmerksomheit } });
    await entry("w1", "words", about("Uro i GARDEROBEN etter 100 % fri"));
    await entry("w2", "words", about("Uro_i leiken"));
    const found = async (text: string) => {
      const { rows } = await list("lea", { search: { words: wordsToFind(text), einingId: "words" } });
      return rows.map(({ entryId }) => entryId).toSorted();
    };
    expect(await found("garderoben uro")).toEqual(["w1"]);
    expect(await found("  Å\u030A ")).toEqual([]);
    expect(await found("%")).toEqual(["w1"]);
    expect(await found("_")).toEqual(["w2"]);
    expect(await found("'; drop table entry; --")).toEqual([]);
    expect(await found(".*")).toEqual([]);
    expect(await found("\0\ud800")).toEqual([]);
    expect(await found("leikekassar")).toEqual([]);
    expect(await found("")).toEqual(["w1", "w2"]);
  });

  it("finds by category and school year, and shows which einings there is something to read in", async () => {
    const { school, entry, list } = around(store());
    await school("a");
    await school("b");
    await entry("a1", "a", { fields: { category: "language" } });
    await entry("b1", "b", { fields: { category: "health" } });
    const found = async (search: object) =>
      (await list("lea", { search: { ...SEARCH, ...search } })).rows.map(({ entryId }) => entryId);
    expect(await found({ category: "language" })).toEqual(["a1"]);
    expect(await found({ category: "health", schoolYear: 2026 })).toEqual(["b1"]);
    expect(await found({ category: "health", schoolYear: 2025 })).toEqual([]);
    const { einings } = await list("lea", { search: { ...SEARCH, category: "language" } });
    expect(einings).toEqual(expect.arrayContaining([{ einingId: "b", name: "Skule b", einingKind: "school" }]));
    expect((await list("nora")).einings.map(({ einingId }) => einingId)).not.toContain("b");
  });
});

describe.skipIf(databaseMissing)("somebody's own tiltak", () => {
  it("are those that they see to themselves, in a group, for a teneste, or as holder for the school", async () => {
    const { store } = await freshStore();
    const { school, entry, ask, list, tiltak } = around(store);
    await school("mine");
    for (const [at, party] of PARTIES.entries())
      await entry(`m${at}`, "mine", { responsible: [party], dueInDays: [at - 2, at + 30] });
    const mine = async (who: string) => (await turned((beside) => tiltak(who, beside))).map(({ entryId }) => entryId);
    expect(await mine("lea")).toEqual(["m0", "m0"]);
    expect(await mine("nora")).toEqual(["m1", "m1"]);
    expect(await mine("kari")).toEqual(["m2", "m2"]);
    expect(await mine("siri")).toEqual(["m3", "m3"]);
    expect(await mine("per")).toEqual([]);
    expect(await mine("olav")).toEqual([]);
    await ask("m3", EVALUATE);
    expect((await tiltak("siri")).rows).toMatchObject([{ tiltakId: "t2", evaluateBy: daysAfter(TODAY, 33) }]);
    expect((await list("lea", { list: "held" })).count).toBe(PARTIES.length);
    expect((await list("siri", { list: "held" })).count).toBe(0);
  });

  it("come the soonest first, each once, over several pages", async () => {
    const { store } = await freshStore();
    const { school, entry, tiltak } = around(store);
    await school("many");
    for (let at = 0; at < 12; at += 1) await entry(`n${at}`, "many", { dueInDays: [(at * 7) % 12, at] });
    const rows = await turned((beside) => tiltak("lea", beside));
    const keys = rows.map(({ entryId, tiltakId }) => `${entryId} ${tiltakId}`);
    expect(new Set(keys).size).toBe(24);
    expect(rows).toHaveLength(24);
    const days = rows.map(({ evaluateBy }) => evaluateBy);
    expect(days).toEqual(days.toSorted());
  });
});

describe.skipIf(databaseMissing)("a tiltak that nobody has evaluated, after all reminders", () => {
  it("is shown to the leader as long as nobody has answered, and to nobody else", async () => {
    const { store } = await freshStore();
    const { school, entry, ask, list, tiltak } = around(store);
    const reminded = followers(store.history, clock);
    await school("quiet");
    await entry("q1", "quiet", { responsible: [PARTIES[3] as Party, PARTIES[0] as Party], dueInDays: [-40] });
    const evaluateBy = daysAfter(TODAY, -40);
    const remind = (who: string, step: "week3" | "leader") => {
      const item = { entryId: "q1", tiltakId: "t1", step, about: evaluateBy, evaluateBy };
      const said = { person: person(who), målform: "nn", item, digestAtMs: MADE_MS, by: SYSTEM } as const;
      return reminded.handle(who, { type: "remind", ...said });
    };
    const shown = async (who: string) => {
      const { rows, counts } = await list(who, { list: "overdue" });
      return [rows[0]?.isUnanswered, counts.unanswered, (await tiltak(who)).rows[0]?.isUnanswered];
    };
    await remind("siri", "week3");
    expect(await shown("lea")).toEqual([false, 0, false]);
    await remind("lea", "leader");
    expect(await shown("lea")).toEqual([true, 1, true]);
    expect(await shown("siri")).toEqual([false, 0, false]);
    await reminded.handle("siri", { type: "answer", entryId: "q1", tiltakId: "t1", answer: "elsewhere", by: "siri" });
    expect(await shown("lea")).toEqual([false, 0, false]);
    await ask("q1", EVALUATE);
    expect((await list("lea", { list: "overdue" })).count).toBe(0);
  });
});
