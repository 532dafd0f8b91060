/** What is known of those who are reminded, and what stays of one who wants to hear nothing. */
import { describe, expect, it, onTestFinished } from "vitest";
import { followers } from "../../src/app/followers/followers.ts";
import { eraseFollower, followerData, followersOlder, tidyFollowers } from "../../src/app/records/followerData.ts";
import type { Identity } from "../../src/einings/people.ts";
import type { CommandBody } from "../../src/followers/commands.ts";
import { evolve } from "../../src/followers/evolve.ts";
import { noFollower } from "../../src/followers/state.ts";
import { tombstones } from "../../src/followers/tombstones.ts";
import type { Entry } from "../../src/stafettlogg/state.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { digest, ITEM, KARI, BY_MAIL as OLA, OTHER, playFollower, REF, remind } from "../followers/dsl.ts";
import { databaseMissing, freshDatabase, freshStore, silent } from "../store/database.ts";
import { entryOf, evaluated, INGRID, SCHOOL_NOW, withTiltak } from "../support/entry.ts";
import { tablesOf } from "./tables.ts";

const SIRI = { name: "Siri Holm", email: "siri@kommune.example", personId: "siri" } as const;
const MARRIED = { ...SIRI, name: "Siri Vik", email: "siri.vik@kommune.example" } as const;
const reminds = (person: Identity, item = ITEM) => ({ ...remind(item), person }) as CommandBody;
const OFF = { type: "turnOff" } as const;
const ON = { type: "turnOn" } as const;
const NAMED = /Siri|siri[.@]/;
const NOW_MS = Date.UTC(2027, 1, 9, 7);
const BY = { operator: "drift", atMs: NOW_MS };

const replayed = (...commands: readonly CommandBody[]) => {
  const { events, state } = playFollower(...commands);
  const without = tombstones(events);
  const after = events.map((event, index) => without.get(index + 1) ?? event);
  expect(after.reduce(evolve, noFollower)).toEqual(state);
  expect(tombstones(after).size).toBe(0);
  return JSON.stringify(after);
};

describe("the name and address of somebody who is reminded", () => {
  it("are kept as they are known now, and not as they were before", () => {
    expect(replayed(reminds(SIRI), reminds(MARRIED, OTHER))).not.toContain("Siri Holm");
    expect(replayed(reminds(SIRI), reminds(MARRIED, OTHER))).toContain("siri.vik@kommune.example");
  });

  it("are gone when they want to hear nothing, also where a reminder comes after that or they want to hear again", () => {
    expect(replayed(reminds(SIRI), digest(), { type: "answer", ...REF, answer: "done" }, OFF)).not.toMatch(NAMED);
    expect(JSON.stringify(playFollower(OFF, reminds(SIRI)).events)).not.toMatch(NAMED);
    expect(replayed(reminds(SIRI), OFF, reminds(MARRIED, OTHER), ON)).not.toMatch(NAMED);
    expect(playFollower(reminds(SIRI), OFF).state.person).toEqual({ name: "", personId: "siri" });
  });

  it("are known again from the first reminder after they want to hear again", () => {
    expect(replayed(reminds(SIRI), OFF, ON, reminds(MARRIED, OTHER))).toContain("Siri Vik");
  });
});

describe.skipIf(databaseMissing)("of somebody who wants to hear nothing, or sees to nothing any more,", () => {
  const parts = ({ history, readModels, records }: Store, entry: Entry | undefined = entryOf(withTiltak)) => ({
    followers: followers(history, { now: () => NOW_MS }),
    readModels,
    records,
    entries: { find: async () => entry },
    einings: { find: async () => SCHOOL_NOW },
  });
  const night = ({ records }: Store, beforeMs = NOW_MS) => ({
    records,
    log: silent,
    beforeMs,
    isStopping: () => false,
  });
  const asks = async (store: Store, id: string, ...commands: readonly CommandBody[]) => {
    for (const command of commands) await parts(store).followers.handle(id, { ...command, by: id });
  };

  it("name and address are in no table after the night's work, and others' are left alone", async () => {
    const database = await freshDatabase();
    onTestFinished(database.drop);
    const store = await openStore(database.location, { clockSpeed: 1, log: silent });
    await asks(store, "siri", reminds(SIRI), digest(), OFF, reminds(MARRIED, OTHER));
    await asks(store, "kari", remind());
    expect(await tidyFollowers(parts(store), night(store))).toBe(1);
    expect(await tidyFollowers(parts(store), night(store))).toBe(0);
    await store.close();
    const tables = await tablesOf(database.location);
    expect(await tables.holding(NAMED)).toEqual({});
    expect(Object.keys(await tables.holding(new RegExp(KARI.name)))).toEqual(["event"]);
    await tables.close();
  });

  it("name and address stay while there is something left, and go when they have heard of nothing since", async () => {
    const { store } = await freshStore();
    await asks(store, "leader", reminds(INGRID), digest());
    const tidied = (entry: Entry | undefined, beforeMs = NOW_MS + 1) =>
      tidyFollowers(parts(store, entry), night(store, beforeMs));
    expect(await tidied(entryOf(withTiltak))).toBe(0);
    // They heard of it a moment ago.
    expect(await tidied(entryOf(evaluated), NOW_MS)).toBe(0);
    expect(await tidied(entryOf(evaluated))).toBe(1);
    expect(await tidied(entryOf(evaluated))).toBe(0);
    const { followers: now } = parts(store);
    expect(JSON.stringify(await now.history("leader"))).not.toMatch(/Ingrid|ingrid@/);
    await asks(store, "leader", reminds(INGRID, OTHER));
    expect((await now.find("leader")).person).toEqual(INGRID);
  });

  it("name and address go also when what they saw to has been erased, and not before their calendar has been told", async () => {
    const { store } = await freshStore();
    const gone = { ...parts(store), entries: { find: async () => undefined } };
    const calledOff = { type: "follow", ...REF, digestAtMs: NOW_MS } as const;
    await asks(store, "ola", reminds(OLA), digest(), { type: "noteMailed", number: 1 }, calledOff);
    expect(await tidyFollowers(gone, night(store, NOW_MS + 1))).toBe(0);
    await asks(store, "ola", digest("2027-02-10", REF), { type: "noteMailed", number: 2 });
    expect(await tidyFollowers(gone, night(store, NOW_MS + 1))).toBe(1);
    expect(JSON.stringify(await gone.followers.history("ola"))).not.toMatch(/Ola Vikar|ola@/);
  });

  it("nothing is left by age but that, and they still hear nothing", async () => {
    const { store } = await freshStore();
    await asks(store, "siri", reminds(SIRI), digest(), OFF);
    await asks(store, "per", OFF);
    await store.messages.save({ stream: "follower/siri", key: "digest:1", status: "sent", chatId: "c", hash: "h" });
    const [one, ...others] = (await followersOlder(parts(store), NOW_MS + 1)).older;
    if (one === undefined) throw new Error("nobody");
    expect([one.id, others]).toEqual(["siri", []]);
    // They want to hear again at that very moment: nothing is lost of that.
    const seen = { ...one, ...(one.off && { off: { ...one.off, seen: one.off.seen - 1 } }) };
    expect(await eraseFollower(store, seen, BY)).toBeUndefined();
    expect(await eraseFollower(store, one, BY)).toMatchObject({ events: 3 });
    const { followers: now } = parts(store);
    expect(await followerData(now, { key: "siri" })).toEqual([{ atMs: NOW_MS, what: "turnedOff" }]);
    expect(await now.find("siri")).toEqual({ ...noFollower, isOff: true });
    expect([await store.followed.of("e1"), await store.messages.all("follower/siri")]).toEqual([[], []]);
    expect((await followersOlder(parts(store), NOW_MS + 1)).older).toEqual([]);
    await asks(store, "siri", reminds(MARRIED), ON);
    expect((await parts(store).followers.find("siri")).tiltak).toHaveLength(1);
  });

  it("what they are reminded of after that follows it, also in a process that still knows what there was before", async () => {
    const { store } = await freshStore();
    const { followers: knowing } = parts(store);
    const { followers: seeing } = parts(store);
    for (const command of [reminds(SIRI), digest(), OFF]) await knowing.handle("siri", { ...command, by: "siri" });
    expect((await seeing.find("siri")).isOff).toBe(true);
    const [one] = (await followersOlder(parts(store), NOW_MS + 1)).older;
    if (one === undefined) throw new Error("nobody");
    expect(await eraseFollower(store, one, BY)).toMatchObject({ events: 3 });
    expect((await seeing.find("siri")).isOff).toBe(true);
    await knowing.handle("siri", { ...reminds(SIRI, OTHER), by: "siri" });
    await asks(store, "siri", reminds(SIRI), ON);
    const happened = await parts(store).followers.history("siri");
    expect(happened.map((event) => (event.type === "reminded" ? event.item : event.type))).toEqual([
      "turnedOff",
      OTHER,
      ITEM,
      "turnedOn",
    ]);
  });
});
