import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type Database, openFolder } from "../../src/store/client.ts";
import { openClock } from "../../src/store/clock.ts";
import { queueSql } from "../../src/store/queueSql.ts";
import { openServer } from "../../src/store/server.ts";
import { openStore } from "../../src/store/store.ts";
import { databaseMissing, freshDatabase, freshStore, silent, type TestDatabase } from "./database.ts";
import { handler } from "./handler.ts";
import { change, timer } from "./samples.ts";

const DAY_MS = 24 * 3_600_000;

// One database through the file: the first test needs it new, the others go on from where the clock stands.
describe.skipIf(databaseMissing)("the product's clock", () => {
  let place: TestDatabase;
  let database: Database;
  const open = (speed: number, readRealMs: () => number) =>
    openClock(database.prisma, { speed, readRealMs, ...queueSql(database.bossSchema) });

  beforeAll(async () => {
    place = await freshDatabase();
    await (await openStore(place.location, { clockSpeed: 1, log: silent })).close();
    const { location } = place;
    database = "dataDir" in location ? await openFolder(location.dataDir) : await openServer(location, silent);
  });
  afterAll(async () => {
    await database.close();
    await place.drop();
  });

  it("is real time where it never ran at another speed, also when the machine's clock is corrected forwards", async () => {
    let realMs = Date.now();
    const clock = await open(1, () => realMs);
    expect(clock.now()).toBe(realMs);
    realMs += DAY_MS;
    expect(clock.now()).toBe(realMs);
    expect((await open(1, () => realMs + 5)).now()).toBe(realMs + 5);
  });

  it("never goes backwards, even if the machine's clock does", async () => {
    let realMs = Date.now() + 2 * DAY_MS;
    const clock = await open(1, () => realMs);
    const shownMs = clock.now();
    realMs -= 10_000;
    expect(clock.now()).toBe(shownMs);
    realMs += 10_007;
    expect(clock.now()).toBe(shownMs + 7);
  });

  it("runs on at its speed while nothing runs, and goes on from there at a new one", async () => {
    let realMs = Date.now() + 3 * DAY_MS;
    const first = (await open(60, () => realMs)).now();
    realMs += 1_000;
    const second = (await open(60, () => realMs)).now();
    expect(second).toBe(first + 60_000);
    realMs += 1_000;
    const third = await open(3, () => realMs);
    expect(third.now()).toBe(second + 60_000);
    realMs += 1_000;
    expect(third.now()).toBe(second + 63_000);
    realMs += 1_000;
    expect((await open(1, () => realMs)).now()).toBe(second + 66_000);
  });

  it("takes another speed while it runs, and goes on from where it stands", async () => {
    let realMs = Date.now() + 3.5 * DAY_MS;
    const clock = await open(1, () => realMs);
    realMs += 1_000;
    const beforeMs = clock.now();
    await Promise.all([clock.setSpeed(10), clock.setSpeed(60)]);
    expect(clock.now()).toBe(beforeMs);
    expect(clock.speed).toBe(60);
    realMs += 1_000;
    expect(clock.now()).toBe(beforeMs + 60_000);
    expect((await open(60, () => realMs)).now()).toBe(beforeMs + 60_000);
    await clock.setSpeed(1);
    realMs += 1_000;
    expect(clock.now()).toBe(beforeMs + 61_000);
  });

  it("skips a week, and goes on from there", async () => {
    let realMs = Date.now() + 3.7 * DAY_MS;
    const clock = await open(60, () => realMs);
    const beforeMs = clock.now();
    await Promise.all([clock.skip(6 * DAY_MS), clock.skip(DAY_MS)]);
    expect(clock.now()).toBe(beforeMs + 7 * DAY_MS);
    realMs += 1_000;
    expect((await open(60, () => realMs)).now()).toBe(beforeMs + 7 * DAY_MS + 60_000);
  });

  it("knows how long it is until its own times", async () => {
    let realMs = Date.now() + 4 * DAY_MS;
    const clock = await open(7, () => realMs);
    for (const aheadMs of [0, 1, 6, 7, 100_003]) {
      const dueAtMs = clock.now() + aheadMs;
      realMs += clock.untilMs(dueAtMs);
      expect(clock.now()).toBeGreaterThanOrEqual(dueAtMs);
      expect(clock.now()).toBeLessThan(dueAtMs + 7);
    }
  });
});

describe.skipIf(databaseMissing)("jobs that wait", () => {
  it("keep their product time when the clock's speed changes", async () => {
    const database = await freshDatabase();
    onTestFinished(database.drop);
    const slow = await openStore(database.location, { clockSpeed: 1, log: silent });
    const dueAtMs = slow.clock.now() + 10 * 60_000;
    await slow.history.append(change("m", { jobs: [timer("m", dueAtMs)] }));
    await slow.close();
    const fast = await openStore(database.location, { clockSpeed: 3_000, log: silent });
    const { handle, next } = handler();
    await fast.queue.start(handle);
    const { end } = await next();
    expect(fast.clock.now()).toBeGreaterThanOrEqual(dueAtMs);
    end();
    await fast.close();
  });

  it("come at once when the days are skipped that they wait for, and no sooner", async () => {
    const { store } = await freshStore();
    const { handle, next } = handler();
    await store.queue.start(handle);
    const dueAtMs = store.clock.now() + 10 * DAY_MS;
    await store.history.append(change("m", { jobs: [timer("m", dueAtMs)] }));
    await store.clock.skip(9 * DAY_MS);
    await store.clock.skip(DAY_MS + 1_000);
    const { end } = await next();
    expect(store.clock.now()).toBeGreaterThanOrEqual(dueAtMs);
    end();
  });

  it("come sooner when it is told to go faster while they wait", async () => {
    const { store } = await freshStore();
    const { handle, next } = handler();
    await store.queue.start(handle);
    const dueAtMs = store.clock.now() + 10 * 60_000;
    await store.history.append(change("m", { jobs: [timer("m", dueAtMs)] }));
    await store.clock.setSpeed(3_000);
    const { end } = await next();
    expect(store.clock.now()).toBeGreaterThanOrEqual(dueAtMs);
    end();
  });
});
