import pg from "pg";
import { expect, it, onTestFinished } from "vitest";
import { databaseMissing, engine, freshStore } from "./database.ts";
import { timer } from "./samples.ts";

const HOLD = `SELECT FROM pgboss.job WHERE strpos(singleton_key, $1) > 0 FOR UPDATE`;
/** Whoever waits for another in this database. */
const WAITING =
  "SELECT FROM pg_stat_activity WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0";
const HOUR_MS = 3_600_000;

it.skipIf(databaseMissing || engine !== "postgres")(
  "whoever asks for jobs that wait is let through though the clock is moved meanwhile",
  async () => {
    const { store, database } = await freshStore();
    if (!("databaseUrl" in database.location)) throw new Error("not on a server");
    const dueAtMs = store.clock.now() + HOUR_MS;
    for (const id of ["b", "a"]) await store.queue.send([timer(id, dueAtMs)]);
    const other = new pg.Client({ connectionString: database.location.databaseUrl });
    await other.connect();
    onTestFinished(() => other.end());
    await other.query("BEGIN");
    await other.query(HOLD, ["meeting/a"]);
    const moved = store.clock.skip(1_000);
    while ((await other.query(WAITING)).rowCount === 0);
    const asked = other.query(HOLD, ["meeting/b"]).then(() => other.query("COMMIT"));
    expect(await Promise.allSettled([asked, moved])).toMatchObject([{ status: "fulfilled" }, { status: "fulfilled" }]);
  },
);
