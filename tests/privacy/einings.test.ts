/** What einings hold of people: handed out on request, taken out when they have left, and erased. */
import { describe, expect, it, onTestFinished } from "vitest";
import { einings } from "../../src/app/einings/einings.ts";
import type { EiningParts } from "../../src/app/einings/ofMeeting.ts";
import { einingStream, newEiningId } from "../../src/app/einings/stream.ts";
import { einingDataOf, eraseEining, peopleInEinings, tidyEinings } from "../../src/app/records/einingData.ts";
import { evolve } from "../../src/einings/evolve.ts";
import { noEining } from "../../src/einings/state.ts";
import { tombstones } from "../../src/einings/tombstones.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { translator } from "../../src/text/text.ts";
import { admin, FACTS, founded, person, play, system } from "../einings/dsl.ts";
import { fakeEinings } from "../einings/fakes.ts";
import { databaseMissing, freshDatabase, silent } from "../store/database.ts";
import { tablesOf } from "./tables.ts";

const id = newEiningId(FACTS);
const HISTORY = [
  founded,
  admin(person("Kari", { name: "Kari Nes", contactOf: ["ppt"] })),
  admin(person("Ola", { name: "Ola Berg" })),
  admin({ type: "setGroup", name: "Plangruppa", members: ["p2"] }),
  system({ type: "recognise", email: "kari@kommune.example", personId: "kari" }),
  admin({ type: "removePerson", key: "p2" }),
];

describe("what an eining holds of somebody", () => {
  const around = async () => {
    const parts = fakeEinings();
    for (const command of HISTORY) await parts.all.handle(id, command);
    return parts;
  };

  it.each([
    ["the id", { key: "kari", name: "" }],
    ["the id, when a list has the address", { key: "kari", name: "Kari Nes", address: "kari@kommune.example" }],
  ])("is handed out by %s, theirs alone, also when they have left", async (_how, sought) => {
    const [data, ...others] = await einingDataOf(await around(), sought, []);
    expect(others).toEqual([]);
    expect(data?.items.map(({ what, text = "" }) => `${what} ${text}`.trim())).toEqual([
      "putOnList",
      "name Kari Nes",
      "address kari@kommune.example",
      "is.employee",
      "teneste ppt",
      "inGroup Plangruppa",
      "recognised kari",
      "takenOffList",
    ]);
    expect(JSON.stringify(data)).not.toContain("Ola");
  });

  it("is handed out by the address, to one whom Teams has not shown; and to nobody by another's name", async () => {
    const parts = await around();
    expect(await einingDataOf(parts, { key: "OLA@kommune.example", name: "" }, [])).toHaveLength(1);
    expect(await einingDataOf(parts, { key: "Ola Berg", name: "Ola Berg" }, [])).toEqual([]);
    expect((await peopleInEinings(parts)).map(({ key }) => key)).toEqual(["ragnhild", "kari", "ola@kommune.example"]);
  });

  it("is not what is left of others, whose name and address have gone", async () => {
    const parts = await around();
    await parts.all.handle(id, admin({ type: "removePerson", key: "p3" }));
    const { history } = parts.all;
    const all = {
      ...parts.all,
      async history(einingId: string) {
        const events = await history(einingId);
        const without = tombstones(events, Number.POSITIVE_INFINITY);
        return events.map((event, index) => without.get(index + 1) ?? event);
      },
    };
    for (const sought of [
      { key: "stranger", name: "" },
      { key: "Per Ås", name: "Per Ås" },
      { key: "per@kommune.example", name: "", address: "per@kommune.example" },
    ])
      expect(await einingDataOf({ ...parts, all }, sought, [])).toEqual([]);
  });

  it("is that they saw its figures, be they nobody on its list any more; and not when others did", async () => {
    const read = { stream: einingStream(id), edition: 0, hourMs: 7_200_000 } as const;
    const reads = [
      { ...read, personId: "owner", way: "card" },
      { ...read, personId: "owner", way: "export" },
      { ...read, personId: "owner", way: "card", stream: einingStream("another") },
    ] as const;
    const [data, ...others] = await einingDataOf(await around(), { key: "owner", name: "" }, reads);
    expect(others).toEqual([]);
    expect(data?.items).toEqual([
      { atMs: 7_200_000, what: "sawFigures" },
      { atMs: 7_200_000, what: "gotFigures" },
    ]);
    for (const what of ["sawFigures", "gotFigures", "readEntry", "gotEntry"])
      for (const t of [translator("nn"), translator("nb")]) expect(t(`insight.what.${what}` as "yes")).not.toBe("");
  });

  it("has a text for each thing that is told", async () => {
    const [data] = await einingDataOf(await around(), { key: "admin", name: "" }, []);
    expect(data?.items.every(({ what }) => what === "changedEining")).toBe(true);
    for (const what of ["changedEining", "putOnList", "is.owner", "is.deputy", "is.leader", "listChanged"])
      for (const t of [translator("nn"), translator("nb")]) expect(t(`insight.what.${what}` as "yes")).not.toBe("");
  });
});

describe("names and addresses of those who have left", () => {
  it("go out of the events a while after; those of others, and who it was by id, stay", () => {
    const { events } = play(...HISTORY);
    expect(tombstones(events, 0).size).toBe(0);
    const without = tombstones(events, Number.POSITIVE_INFINITY);
    expect([...without.keys()]).toEqual([3]);
    expect(without.get(3)).toMatchObject({ erased: true, person: { key: "p2", name: "", contactOf: ["ppt"] } });
    const after = events.map((event, index) => without.get(index + 1) ?? event);
    expect(JSON.stringify(after)).not.toMatch(/Kari Nes|kari@/);
    expect(JSON.stringify(after)).toContain("ola@kommune.example");
    expect(JSON.stringify(after)).toContain('"personId":"kari"');
    expect(tombstones(after, Number.POSITIVE_INFINITY).size).toBe(0);
  });

  it("go where they were put right too, and those of groups that are called otherwise or are no more; what is said now stays", () => {
    const change = { type: "changePerson", key: "p3", roles: ["employee"], contactOf: [] } as const;
    const { events, state } = play(
      ...HISTORY,
      admin({ ...change, name: "Ola Vik", email: "ola.vik@kommune.example" }),
      admin({ type: "setGroup", id: "g1", name: "Team Sør", members: ["p3"] }),
      admin({ type: "setGroup", name: "Team Aust", members: ["p3"] }),
      admin({ type: "dissolveGroup", id: "g2" }),
    );
    expect(tombstones(events, 0).size).toBe(0);
    const without = tombstones(events, Number.POSITIVE_INFINITY);
    const after = events.map((event, index) => without.get(index + 1) ?? event);
    expect(JSON.stringify(after)).not.toMatch(/Ola Berg|ola@|Kari Nes|Plangruppa|Team Aust/);
    expect(JSON.stringify(after)).toMatch(/Ola Vik.*ola\.vik@.*Team Sør/);
    expect(after.reduce(evolve, noEining)).toEqual(state);
    expect(tombstones(after, Number.POSITIVE_INFINITY).size).toBe(0);
  });

  it.skipIf(databaseMissing)(
    "are gone from every table after the night's work, and all others when the eining is erased",
    async () => {
      const database = await freshDatabase();
      onTestFinished(database.drop);
      const inStore = async (work: (store: Store, parts: EiningParts) => Promise<void>) => {
        const store = await openStore(database.location, { clockSpeed: 1, log: silent });
        await work(store, { all: einings(store.history, store.clock), store: store.einings });
        await store.close();
      };
      const held = async (mark: RegExp) => {
        const tables = await tablesOf(database.location);
        const found = await tables.holding(mark);
        await tables.close();
        return Object.keys(found).toSorted();
      };
      await inStore(async (store, parts) => {
        for (const command of HISTORY) await parts.all.handle(id, command);
        const night = {
          ...{ records: store.records, log: silent, beforeMs: Date.now() + 86_400_000 },
          isStopping: () => false,
        };
        expect(await tidyEinings(parts, night)).toBe(1);
        expect(await tidyEinings(parts, night)).toBe(0);
      });
      expect(await held(/Kari Nes|kari@/)).toEqual([]);
      expect(await held(/Ola Berg/)).toEqual(["eining_person", "event"]);
      await inStore(async (store, parts) => {
        const by = { operator: "it", atMs: 0 };
        expect(await eraseEining(parts, store.records, "gjetta", by)).toBeUndefined();
        expect(await eraseEining(parts, store.records, id, by)).toMatchObject({ events: 7 });
        expect(await parts.all.find(id)).toBeUndefined();
      });
      expect(await held(/Ola Berg|Ragnhild|Fjordglytt/)).toEqual([]);
    },
  );
});
