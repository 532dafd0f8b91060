import { describe, expect, it } from "vitest";
import { einingAggregate } from "../../src/app/einings/aggregate.ts";
import { newEiningId } from "../../src/app/einings/stream.ts";
import { handler } from "../../src/app/handle.ts";
import { rebuild } from "../../src/app/rebuild.ts";
import { admin, FACTS, founded, LEADER, person, system } from "../einings/dsl.ts";
import { databaseMissing, useStore } from "./database.ts";

describe.skipIf(databaseMissing)("einings in the store", () => {
  const store = useStore();
  const all = () => handler(einingAggregate, { history: store().history, clock: store().clock });
  const id = newEiningId(FACTS);

  it("are found by number, by name however it is written, and by those who are in them", async () => {
    const einings = all();
    await einings.handle(id, founded);
    await einings.handle(id, admin(person("Kari", { email: "Kari.Nes@kommune.example", contactOf: ["ppt"] })));
    const row = { einingId: id, ...FACTS };
    expect(await store().einings.find(id)).toEqual(row);
    expect(await store().einings.named(" FJORDGLYTT  skule")).toEqual([row]);
    expect(await store().einings.numbered("974600001")).toEqual([row]);
    expect(await store().einings.of("ragnhild")).toEqual([
      { eining: row, person: { key: "p1", ...LEADER, roles: ["leader"], contactOf: [] } },
    ]);
    expect(await store().einings.of("kari")).toEqual([]);
  });

  it("tell who waits to be recognised, and no more when they have been", async () => {
    const asked = ["KARI.NES@kommune.example", "ragnhild@kommune.example", "none@kommune.example"];
    const waiting = await store().einings.unrecognised(asked);
    expect(waiting).toEqual([{ einingId: id, email: "kari.nes@kommune.example" }]);
    await all().handle(id, system({ type: "recognise", email: "kari.nes@kommune.example", personId: "kari" }));
    expect(await store().einings.unrecognised(asked)).toEqual([]);
    expect(await store().einings.of("kari")).toMatchObject([{ person: { key: "p2", contactOf: ["ppt"] } }]);
  });

  it("forget in their rows who has left, and find people by id, address and name", async () => {
    expect(await store().einings.peopleCalled("KARI")).toHaveLength(1);
    expect(await store().einings.peopleCalled("Kari.Nes@KOMMUNE.example")).toHaveLength(1);
    expect(await store().einings.peopleCalled("%")).toEqual([]);
    await all().handle(id, admin({ type: "removePerson", key: "p2" }));
    expect(await store().einings.peopleCalled("kari")).toEqual([]);
    expect(await store().einings.of("kari")).toEqual([]);
  });

  it("come a page at a time, by name, those that have a word in it", async () => {
    const einings = all();
    for (const name of ["Ås barnehage", "Bø skule", "Solsida_barnehage", "100 % skule"])
      await einings.handle(
        newEiningId({ name }),
        admin({ type: "found", facts: { name, einingKind: "school", målform: "nn" }, because: "import" }),
      );
    const page = await store().einings.page({ search: "", skip: 0, limit: 2 });
    expect(page).toMatchObject({ count: 5, rows: [{ name: "100 % skule" }, { name: "Bø skule" }] });
    const named = async (search: string) =>
      (await store().einings.page({ search, skip: 0, limit: 9 })).rows.map(({ name }) => name);
    expect(await named("BARNEHAGE")).toHaveLength(2);
    expect(await named("_")).toEqual(["Solsida_barnehage"]);
    expect(await named("%")).toEqual(["100 % skule"]);
  });

  it("have rows that can be made anew from what has happened", async () => {
    expect(await rebuild(store(), einingAggregate)).toEqual({ streams: 5, unreadable: [] });
    expect(await store().einings.of("ragnhild")).toHaveLength(1);
  });
});
