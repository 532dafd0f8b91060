/** What people are reminded of, as it is stored: on both databases, and by two processes at once. */
import { describe, expect, it } from "vitest";
import { followerAggregate } from "../../src/app/followers/aggregate.ts";
import { followers } from "../../src/app/followers/followers.ts";
import { followerIdOf } from "../../src/app/followers/stream.ts";
import { rebuild } from "../../src/app/rebuild.ts";
import { eraseFollower, followerData, followersOlder } from "../../src/app/records/followerData.ts";
import { SYSTEM } from "../../src/meeting/people.ts";
import { BY_MAIL, digest, ITEM, KARI, OTHER, REF, remind, TODAY } from "../followers/dsl.ts";
import { databaseMissing, useStore } from "./database.ts";

const NOW_MS = Date.UTC(2027, 1, 9, 7);
const clock = { now: () => NOW_MS };
const BY = { operator: "drift", atMs: NOW_MS };

describe.skipIf(databaseMissing)("what somebody is reminded of", () => {
  const store = useStore();
  const all = () => followers(store().history, clock);
  const ask = (id: string, body: object) => all().handle(id, { ...body, by: SYSTEM } as never);

  it("is found by the entry that it is in", async () => {
    await ask("kari", remind());
    await ask("kari", remind(OTHER));
    await ask("siri", remind({ ...ITEM, entryId: "e2" }));
    expect(await store().followed.of("e1")).toEqual([
      { followerId: "kari", tiltakId: "t1" },
      { followerId: "kari", tiltakId: "t2" },
    ]);
    expect(await rebuild(store(), followerAggregate)).toEqual({ streams: 2, unreadable: [] });
    expect(await store().followed.of("e2")).toEqual([{ followerId: "siri", tiltakId: "t1" }]);
  });

  it("is told once, whichever of several processes is first", async () => {
    const processes = [all(), all(), all()];
    const command = { ...digest(), by: SYSTEM } as const;
    await Promise.all(processes.map((one) => one.handle("kari", command)));
    const given = (await all().history("kari")).filter(({ type }) => type === "digestGiven");
    expect(given).toHaveLength(1);
    expect(given[0]).toMatchObject({ on: TODAY, items: [REF, { tiltakId: "t2" }] });
  });

  it("is handed out to them, also to one who was found by an address", async () => {
    const id = followerIdOf(BY_MAIL);
    await ask(id, remind(ITEM, BY_MAIL));
    expect(await followerData(all(), { key: "kari" })).toEqual([
      { atMs: NOW_MS, what: "reminded", text: `${KARI.name}, ${TODAY}` },
      { atMs: NOW_MS, what: "reminded", text: `${KARI.name}, ${TODAY}` },
      { atMs: NOW_MS, what: "digestGiven" },
    ]);
    const byAddress = await followerData(all(), { key: "m1/mottakar:1", address: "OLA@kommune.example" });
    expect(byAddress).toMatchObject([{ what: "reminded", text: `${BY_MAIL.name}, ${BY_MAIL.email}, ${TODAY}` }]);
  });

  it("goes when they have heard nothing for long, but for that they want to hear nothing", async () => {
    await ask("siri", { type: "turnOff" });
    const parts = { followers: all(), readModels: store().readModels, records: store().records };
    expect(await followersOlder(parts, NOW_MS)).toEqual({ older: [], unreadable: 0 });
    const { older } = await followersOlder(parts, NOW_MS + 1);
    const whole = older.flatMap(({ id, off }) => (off === undefined ? [id] : []));
    expect(whole.toSorted()).toEqual([followerIdOf(BY_MAIL), "kari"].toSorted());
    expect(await eraseFollower(parts, { id: "kari" }, BY)).toMatchObject({ events: 3 });
    expect(await store().followed.of("e1")).toEqual([{ followerId: followerIdOf(BY_MAIL), tiltakId: "t1" }]);
    expect((await all().find("siri")).isOff).toBe(true);
  });
});
