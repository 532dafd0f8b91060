import { describe, expect, it } from "vitest";
import { einings } from "../../src/app/einings/einings.ts";
import { importDays } from "../../src/app/einings/importDays.ts";
import { importPeople } from "../../src/app/einings/importPeople.ts";
import { importReport } from "../../src/app/einings/importReport.ts";
import { newEiningId } from "../../src/app/einings/stream.ts";
import { Conflict } from "../../src/errors.ts";
import { daysInTable } from "../../src/imports/skolerute.ts";
import { translator } from "../../src/text/text.ts";
import { admin, FACTS, system } from "../einings/dsl.ts";
import { readAtOnce } from "../einings/readAtOnce.ts";
import { databaseMissing, type FreshStore, freshStore } from "./database.ts";

const nn = translator("nn");
const HEAD = "eining;nummer;slag;målform;namn;e-post;rolle;teneste;grupper\n";
const LIST = [
  "Fjordglytt skule;974600001;skule;nynorsk;Ragnhild;ragnhild@kommune.example;rektor;;Plangruppa",
  "Fjordglytt skule;;;;Kari;kari@kommune.example;tilsett;;Plangruppa",
  "Solsida barnehage;;;bokmål;Liv;liv@kommune.example;styrar;;",
  "alle;;;;Astrid;astrid@kommune.example;kontakt;PPT;",
];
const options = { by: "operator:it", as: "administrator", nowMs: Date.UTC(2026, 10, 27), målform: "nn" } as const;

describe.skipIf(databaseMissing)("a list that is read in", () => {
  const around = ({ store }: FreshStore) => {
    const parts = { history: store.history, store: store.einings };
    const all = einings(store.history, store.clock);
    return {
      store,
      all,
      plan: (...lines: readonly string[]) => importPeople(parts, readAtOnce(HEAD + lines.join("\n"), "nn"), options),
      days: (text: string, only?: string) => importDays(parts, daysInTable(text), { ...options, only }),
      async apply(...lines: readonly string[]) {
        const outcome = await this.plan(...lines);
        expect(outcome.faults).toEqual([]);
        await store.bulk.appendAll(outcome.changes);
        return outcome;
      },
      named: async (name: string) => {
        const [row, ...others] = await store.einings.named(name);
        expect(others).toEqual([]);
        return row === undefined ? undefined : { id: row.einingId, ...(await all.find(row.einingId)) };
      },
    };
  };
  const fresh = async () => around(await freshStore());

  it("is there whole, and reading it in once more changes nothing", async () => {
    const it = await fresh();
    const { plan, named, all } = it;
    const outcome = await it.apply(...LIST);
    expect(importReport(outcome, [], nn)).toEqual([
      "Fjordglytt skule: ny, 3 personar lagde til og éi gruppe",
      "Solsida barnehage: ny og 2 personar lagde til",
      "2 skular og barnehagar blir lagde til eller endra.",
    ]);
    const school = await named("fjordglytt skule");
    expect(school?.people?.map(({ name, roles, contactOf }) => [name, ...roles, ...contactOf].join(" "))).toEqual([
      "Ragnhild leader",
      "Kari employee",
      "Astrid ppt",
    ]);
    expect(school?.groups).toEqual([{ id: "g1", name: "Plangruppa", members: ["p1", "p2"] }]);
    expect(await named("Solsida barnehage")).toMatchObject({ einingKind: "kindergarten", målform: "nb" });
    expect((await all.history(school?.id ?? "")).every(({ by }) => by === "operator:it")).toBe(true);
    const again = await plan(...LIST);
    expect(again.changes).toEqual([]);
    expect(importReport(again, [], nn)).toEqual(["Ingen skular eller barnehagar blir endra. 2 er slike allereie."]);
  });

  it("with one bad line changes nothing at all, and says what the rules say of it", async () => {
    const { plan, store } = await fresh();
    const outcome = await plan(...LIST, `Bø skule;;;;${"x".repeat(90)};lang@kommune.example;tilsett;;`);
    expect(importReport(outcome, [], nn)).toEqual([
      `Linje 6: ${nn("refusal.textTooLong", { limit: 80, length: 90, over: 10 })}`,
      nn("import.faults", { count: 1 }),
      nn("import.nothing"),
    ]);
    expect(await store.einings.page({ search: "", skip: 0, limit: 9 })).toMatchObject({ count: 0 });
  });

  it("is written whole or not at all, where somebody writes meanwhile", async () => {
    const { plan, store, all } = await fresh();
    const outcome = await plan(...LIST);
    const last = outcome.changes.at(-1);
    const einingId = newEiningId({ name: "Solsida barnehage" });
    expect(last?.stream).toBe(`eining/${einingId}`);
    const found = { name: "Solsida barnehage", einingKind: "kindergarten", målform: "nn" } as const;
    await all.handle(einingId, admin({ type: "found", facts: found, because: "administrator" }));
    const list = { id: "l", personId: "rita", fileName: "l.csv", text: "eining", eining: undefined, basis: "b" };
    await store.sentLists.keep(list);
    await expect(store.bulk.appendAll(outcome.changes, { id: "l", changed: 2 })).rejects.toBeInstanceOf(Conflict);
    expect(await store.sentLists.find("l", "rita")).toEqual(list);
    expect(await store.einings.named("Fjordglytt skule")).toEqual([]);
    expect(await store.history.load(outcome.changes[0]?.stream ?? "", 0)).toEqual([]);
  });

  it("that was sent as a file is known to be taken in as soon as it is, and stays so", async () => {
    const { plan, store } = await fresh();
    const list = { id: "l", personId: "rita", fileName: "l.csv", text: "eining", eining: undefined, basis: "b" };
    await store.sentLists.keep(list);
    await store.bulk.appendAll((await plan(...LIST)).changes, { id: "l", changed: 2 });
    await store.sentLists.keep(list);
    expect(await store.sentLists.find("l", "rita")).toEqual({ changed: 2 });
  });

  it("finds a school that a meeting has founded by its name, gives it its number, and says who leads it", async () => {
    const it = await fresh();
    const { named, all } = it;
    const einingId = newEiningId({ name: FACTS.name });
    const { number: _number, ...facts } = FACTS;
    const leader = { name: "Ein annan", personId: "annan" };
    await all.handle(einingId, system({ type: "found", facts, because: "meeting", leader }));
    await it.apply(...LIST);
    const school = await named(FACTS.name);
    expect(school).toMatchObject({ id: einingId, number: FACTS.number });
    expect(school?.people?.slice(0, 2).map(({ name, roles }) => [name, ...roles].join(" "))).toEqual([
      "Ein annan employee",
      "Ragnhild leader",
    ]);
  });

  it("lets somebody be something in one school and something else in all of them", async () => {
    const it = await fresh();
    const lines = [...LIST, "Fjordglytt skule;;;;Astrid;astrid@kommune.example;tilsett;;"];
    await it.apply(...lines);
    const among = async (name: string) => (await it.named(name))?.people?.find((one) => one.name === "Astrid");
    expect(await among("Fjordglytt skule")).toMatchObject({ roles: ["employee"], contactOf: ["ppt"] });
    expect(await among("Solsida barnehage")).toMatchObject({ roles: [], contactOf: ["ppt"] });
    expect((await it.plan(...lines)).changes).toEqual([]);
    const outcome = await it.plan(...lines, "alle;;;;Kari;kari@kommune.example;slutta;;");
    expect(importReport(outcome, [], nn)[0]).toBe(
      nn("import.line", { line: 7, words: nn("import.differs", { column: "rolle", line: 3 }) }),
    );
  });

  it("finds a school by its number when its name has changed", async () => {
    const it = await fresh();
    await it.apply(...LIST);
    const before = await it.named("Fjordglytt skule");
    await it.apply("Fjordglytt oppvekstsenter;974600001");
    expect(await it.named("Fjordglytt oppvekstsenter")).toMatchObject({ id: before?.id, people: before?.people });
  });

  it("leaves alone whom it does not name, takes off the list who has left, and moves people between groups", async () => {
    const it = await fresh();
    await it.apply(...LIST);
    await it.apply(
      "Fjordglytt skule;;;;Ola;ola@kommune.example;tilsett;;Trinn 5",
      "Fjordglytt skule;;;;Kari;kari@kommune.example;nestleiar;;Trinn 5",
      "Fjordglytt skule;;;;;astrid@kommune.example;slutta;;",
      "Fjordglytt skule;;;;;ukjend@kommune.example;slutta;;",
    );
    const school = await it.named("Fjordglytt skule");
    expect(school?.people?.map(({ name, roles }) => [name, ...roles].join(" "))).toEqual([
      "Ragnhild leader",
      "Kari deputy",
      "Ola employee",
    ]);
    expect(school?.groups?.map(({ name, members }) => `${name}: ${members.join()}`)).toEqual([
      "Plangruppa: p1",
      "Trinn 5: p2,p4",
    ]);
  });

  it("keeps who has been recognised, and does not give their place to another address", async () => {
    const it = await fresh();
    await it.apply(...LIST);
    const school = await it.named("Fjordglytt skule");
    await it.all.handle(
      school?.id ?? "",
      system({ type: "recognise", email: "kari@kommune.example", personId: "kari" }),
    );
    expect((await it.apply(...LIST)).changes).toEqual([]);
    expect((await it.named("Fjordglytt skule"))?.people?.[1]).toMatchObject({ personId: "kari" });
  });

  it("of days off adds them for all, or for the one that is named, once", async () => {
    const it = await fresh();
    await it.apply(...LIST);
    const rute = "frå;til;kva\n05.10.2026;09.10.2026;Haustferie\n14.08.2026;;Planleggingsdag";
    for (const [text, only] of [
      [rute, undefined],
      ["eining;frå;til;kva\n974 600 001;22.02.2027;;Fri", undefined],
      ["frå;kva\n23.02.2027;Fri", "solsida Barnehage"],
    ] as const) {
      const outcome = await it.days(text, only);
      expect(outcome.faults).toEqual([]);
      await it.store.bulk.appendAll(outcome.changes);
      expect((await it.days(text, only)).changes).toEqual([]);
    }
    const dates = async (name: string) => (await it.named(name))?.daysOff?.map(({ from }) => from);
    expect(await dates("Fjordglytt skule")).toEqual(["2026-08-14", "2026-10-05", "2027-02-22"]);
    expect(await dates("Solsida barnehage")).toEqual(["2026-08-14", "2026-10-05", "2027-02-23"]);
    expect(importReport(await it.days(rute, "Bø skule"), [], nn)[0]).toContain(
      nn("import.einingUnknown", { name: "Bø skule" }),
    );
  });

  it("of a leader says the same of a misspelt school and of another's: neither that it is there nor that several have the name", async () => {
    const it = await fresh();
    await it.apply("Lia skule;1;;;;;;;", "Lia skule;2;;;;;;;", "Nes skule;3;;;;;;;", "Nes skule;4;;;;;;;");
    const [{ einingId = "" } = {}] = await it.store.einings.numbered("1");
    const person = { name: "Siri", personId: "siri", roles: ["leader"], contactOf: [] } as const;
    await it.all.handle(einingId, admin({ type: "addPerson", person }));
    const leads = { ...options, by: "siri", as: "member", within: [einingId] } as const;
    const parts = { history: it.store.history, store: it.store.einings };
    const days = (only: string) => importDays(parts, daysInTable("frå;kva\n23.02.2027;Fri"), { ...leads, only });
    const people = (name: string, number = "") =>
      importPeople(parts, readAtOnce(`${HEAD}${name};${number};;;Kari;kari@kommune.example;tilsett;;`, "nn"), leads);
    const said = async (outcome: ReturnType<typeof days>) => importReport(await outcome, [], nn)[0];
    for (const name of ["Nes skule", "Ingen stad skule"]) {
      const sentence = `Linje 2: ${nn("import.einingOutside", { name })}`;
      expect(await said(days(name))).toBe(sentence);
      expect(await said(people(name))).toBe(sentence);
    }
    // Where a number was meant, it is the number that is not right, however the name is written.
    for (const number of ["3", "974600001"]) {
      const sentence = `Linje 2: ${nn("import.numberOutside", { number })}`;
      expect(await said(days(number))).toBe(sentence);
      for (const name of ["Lia skule", "Nes skule"]) expect(await said(people(name, number))).toBe(sentence);
    }
    // The other of that name is not theirs to mean.
    expect(await said(days("Lia skule"))).toBe("Lia skule: fridagar");
    expect(await said(people("Lia skule"))).toBe("Lia skule: éin person lagd til");
  });

  it("of two hundred schools and five thousand people is read in as a whole, and again without a change", async () => {
    const it = await fresh();
    const lines = Array.from({ length: 200 }, (_, school) =>
      Array.from(
        { length: 25 },
        (_each, n) =>
          `Skule ${school};${900_000_000 + school};skule;nynorsk;Tilsett ${n};p${school}.${n}@kommune.example;${n === 0 ? "rektor" : "tilsett"};;Trinn ${n % 5}`,
      ),
    ).flat();
    await it.apply(...lines);
    expect(await it.store.einings.page({ search: "skule 19", skip: 0, limit: 3 })).toMatchObject({ count: 11 });
    expect((await it.plan(...lines)).changes).toEqual([]);
  });
});
