import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { SentLists } from "../../src/app/ports/sentLists.ts";
import { type Database, openFolder } from "../../src/store/client.ts";
import { FORGET_OLD_LISTS, sentLists } from "../../src/store/sentLists.ts";
import { openServer } from "../../src/store/server.ts";
import { openStore } from "../../src/store/store.ts";
import { beside } from "../privacy/tables.ts";
import { databaseMissing, freshDatabase, silent, type TestDatabase } from "./database.ts";

const LIST = { fileName: "l.csv", text: 'eining\nBø "skule"; æøå', eining: undefined, basis: "b" };

describe.skipIf(databaseMissing)("a list that was sent, until it is taken in", () => {
  let place: TestDatabase;
  let database: Database;
  let lists: SentLists;

  beforeAll(async () => {
    place = await freshDatabase();
    const { location } = place;
    database = "dataDir" in location ? await openFolder(location.dataDir) : await openServer(location, silent);
    lists = sentLists(database.prisma);
  });
  afterAll(async () => {
    await database.close();
    await place.drop();
  });

  const rows = () => database.prisma.sentList.findMany();
  const passes = (minutes: number) =>
    database.prisma.$executeRawUnsafe(`UPDATE sent_list SET kept_at = kept_at - interval '${minutes} minutes'`);

  it("is there for whoever sent it, and for nobody else", async () => {
    const list = { ...LIST, id: "a", personId: "rita", eining: "Bø skule" };
    await lists.keep(list);
    expect(await lists.find("a", "rita")).toEqual(list);
    expect([await lists.find("a", "olav"), await lists.find("b", "rita")]).toEqual([undefined, undefined]);
  });

  it("takes the place of what the same person sent before", async () => {
    await lists.keep({ ...LIST, id: "c", personId: "siri" });
    await lists.keep({ ...LIST, id: "d", personId: "siri" });
    expect(await lists.find("c", "siri")).toBeUndefined();
    expect(await lists.find("d", "siri")).toMatchObject({ id: "d" });
  });

  it("that is taken in is known to be, with nothing left of what it said", async () => {
    await lists.keep({ ...LIST, id: "e", personId: "per", eining: "Bø skule" });
    await lists.settle("e", { changed: 3 });
    expect(await lists.find("e", "per")).toEqual({ changed: 3 });
    const left = (await rows()).find(({ id }) => id === "e");
    expect(left).toMatchObject({ text: "", fileName: "", eining: null, basis: "" });
  });

  it("that two settle is told of by what one of them changed, whichever comes first", async () => {
    await lists.keep({ ...LIST, id: "g", personId: "olav" });
    expect(await lists.settle("g", { changed: 3 })).toEqual({ changed: 3 });
    expect(await lists.settle("g", { changed: 0 })).toEqual({ changed: 3 });
    await lists.keep({ ...LIST, id: "h", personId: "olav" });
    expect(await lists.settle("h", { changed: 0 })).toEqual({ changed: 0 });
    expect(await lists.settle("h", { changed: 3 })).toEqual({ changed: 3 });
    expect(await lists.find("h", "olav")).toEqual({ changed: 3 });
    expect(await lists.settle("g", { changed: 1 })).toEqual({ changed: 1 });
  });

  it("is not to be had after half an hour, and is erased then though nobody comes", async () => {
    await lists.keep({ ...LIST, id: "f", personId: "kari" });
    await passes(29);
    expect(await lists.find("f", "kari")).toMatchObject({ id: "f" });
    await database.prisma.$executeRawUnsafe(FORGET_OLD_LISTS);
    expect((await rows()).map(({ id }) => id)).toContain("f");
    await passes(2);
    expect(await lists.find("f", "kari")).toBeUndefined();
    await database.prisma.$executeRawUnsafe(FORGET_OLD_LISTS);
    expect(await rows()).toEqual([]);
  });
});

it.skipIf(databaseMissing)(
  "a list that was left when the bot stopped is gone when somebody opens its database later",
  async () => {
    const { location, drop } = await freshDatabase();
    onTestFinished(drop);
    const open = () => openStore(location, { clockSpeed: 1, log: silent });
    const first = await open();
    await first.sentLists.keep({ ...LIST, id: "a", personId: "rita" });
    await first.close();
    const query = async (sql: string) => {
      const database = await beside(location);
      return (await database.query(sql).finally(database.close)).rows;
    };
    await query("UPDATE sent_list SET kept_at = kept_at - interval '31 minutes'");
    await (await open()).close();
    expect(await query("SELECT FROM sent_list")).toEqual([]);
  },
);
