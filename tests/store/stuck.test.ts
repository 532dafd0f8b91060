import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import type { Log } from "../../src/app/ports/log.ts";
import { openFolder } from "../../src/store/client.ts";
import { queueSql } from "../../src/store/queueSql.ts";
import { openServer } from "../../src/store/server.ts";
import { openStore } from "../../src/store/store.ts";
import { startUpkeep } from "../../src/store/upkeep.ts";
import { databaseMissing, freshDatabase, silent } from "./database.ts";
import { mail, render, timer } from "./samples.ts";

const MINUTE_MS = 60_000;

beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
afterEach(() => void vi.useRealTimers());

/** The upkeep of a database with three jobs, of which `late` have been due and `long` under way for two minutes. */
async function upkeepWith({ late, long }: { readonly late: number; readonly long: number }) {
  const { location, drop } = await freshDatabase();
  onTestFinished(drop);
  const store = await openStore(location, { clockSpeed: 1, log: silent });
  await store.queue.send([mail("late", "kari"), render("long"), timer("soon", store.clock.now() + MINUTE_MS)]);
  await store.close();
  const database = "dataDir" in location ? await openFolder(location.dataDir) : await openServer(location, silent);
  onTestFinished(() => database.close());
  const { prisma, bossSchema } = database;
  const ago = "now() - interval '2 minutes'";
  const change = (group: string, set: string) =>
    prisma.$executeRawUnsafe(`UPDATE "${bossSchema}".job SET ${set} WHERE group_id LIKE '%${group}%'`);
  if (late > 0) await change("late", `start_after = ${ago}`);
  if (long > 0) await change("long", `state = 'active', started_on = ${ago}`);
  const looked = vi.spyOn(prisma, "$queryRawUnsafe");
  const logged: unknown[] = [];
  const log: Log = { ...silent, warn: (event, fields) => void logged.push([event, fields]) };
  const clock = { now: Date.now, untilMs: () => 0 };
  const upkeep = startUpkeep({
    realTime: { compare: async () => {}, aheadMs: () => 0 } as never,
    database,
    clock: clock as never,
    sql: queueSql(bossSchema),
    log,
  });
  onTestFinished(() => upkeep.stop());
  return {
    logged,
    async aMinutePasses() {
      looked.mockClear();
      vi.advanceTimersByTime(MINUTE_MS);
      await Promise.all(looked.mock.results.map(({ value }) => value));
      await Promise.resolve();
    },
  };
}

describe.skipIf(databaseMissing)("a queue that does not get on", () => {
  it("says each minute how many jobs are late, and how many have been under way for long", async () => {
    const { logged, aMinutePasses } = await upkeepWith({ late: 1, long: 1 });
    await aMinutePasses();
    expect(logged).toEqual([["queue.stuck", { waiting: 1, running: 1 }]]);
    await aMinutePasses();
    expect(logged).toHaveLength(2);
  });

  it("says nothing of jobs that have just come, or that wait for their time", async () => {
    const { logged, aMinutePasses } = await upkeepWith({ late: 0, long: 0 });
    await aMinutePasses();
    expect(logged).toEqual([]);
  });
});
