import pg from "pg";
import { describe, expect, it, onTestFinished } from "vitest";
import { BOSS_SCHEMA } from "../../src/store/client.ts";
import { queueSql } from "../../src/store/queueSql.ts";
import { openStore } from "../../src/store/store.ts";
import { databaseMissing, engine, freshDatabase, freshStore, silent } from "./database.ts";
import { handler } from "./handler.ts";
import { change, render, timer } from "./samples.ts";

/** The store's database, past the store. */
async function beside(location: object): Promise<pg.Client> {
  if (!("databaseUrl" in location)) throw new Error("not on a server");
  const client = new pg.Client({ connectionString: String(location.databaseUrl) });
  await client.connect();
  return client;
}

describe.skipIf(databaseMissing || engine !== "postgres")("jobs, when clocks do not agree", () => {
  it("that come early wait on, and hold up nothing else of their meeting", async () => {
    const { store, database } = await freshStore();
    const dueAtMs = store.clock.now() + 8_000;
    await store.history.append(change("m", { jobs: [timer("m", dueAtMs)] }));
    const client = await beside(database.location);
    await client.query("UPDATE pgboss.job SET start_after = now()");
    await client.end();
    const { handle, next } = handler();
    await store.queue.start(handle);
    await store.queue.send([render("m")]);
    const first = await next();
    expect(first.job.kind).toBe("render");
    first.end();
    const second = await next();
    expect(second.job.kind).toBe("timer");
    expect(store.clock.now()).toBeGreaterThanOrEqual(dueAtMs);
    second.end();
  });

  it("run on after the database's clock was set back: what was due is due, and timers by product time", async () => {
    const { store, database } = await freshStore();
    const dueAtMs = store.clock.now() + 100;
    await store.history.append(change("m", { jobs: [render("m"), timer("m", dueAtMs)] }));
    const client = await beside(database.location);
    // What was stored an hour ago by the clock as it is now lies an hour ahead.
    await client.query(
      "UPDATE pgboss.job SET created_on = created_on + interval '1 hour', start_after = start_after + interval '1 hour'",
    );
    const sql = queueSql(BOSS_SCHEMA);
    await client.query(sql.catchUp);
    await client.query(sql.catchUpTimers, [dueAtMs]);
    await client.end();
    const { handle, next } = handler();
    await store.queue.start(handle);
    const kinds = new Set<string>();
    while (kinds.size < 2) {
      const { job, end } = await next();
      kinds.add(job.kind);
      end();
    }
  });
});

describe.skipIf(databaseMissing)("a stop", () => {
  it("does not wait for a job that hangs, and whoever starts next has it at once", async () => {
    const database = await freshDatabase();
    onTestFinished(database.drop);
    const store = await openStore(database.location, { clockSpeed: 1, log: silent });
    const { handle, next } = handler();
    await store.queue.start(handle);
    await store.queue.send([render("hangs")]);
    await next();
    const askedMs = performance.now();
    await store.close();
    expect(performance.now() - askedMs).toBeLessThan(9_000);
    const after = await openStore(database.location, { clockSpeed: 1, log: silent });
    onTestFinished(() => after.close());
    const ran = await new Promise((resolve) => after.queue.start(async (job) => resolve(job)));
    expect(ran).toEqual(render("hangs"));
  });
});
