import pg from "pg";
import { expect, it, onTestFinished } from "vitest";
import { Conflict } from "../../src/errors.ts";
import { databaseMissing, engine, freshStore } from "./database.ts";
import { change } from "./samples.ts";

const ANEW = `INSERT INTO event (stream_id, version, body) VALUES ('meeting/' || $1::text, 2, '{"type":"aborted"}')`;
/** Whoever waits for another in this database. */
const WAITING =
  "SELECT FROM pg_stat_activity WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0";

it.skipIf(databaseMissing || engine !== "postgres")(
  "of two lists about the same, each in its own order, one is taken in and the other is told that things have changed",
  async () => {
    const { store, database } = await freshStore();
    if (!("databaseUrl" in database.location)) throw new Error("not on a server");
    for (const id of ["a", "b"]) await store.history.append(change(id));
    const other = new pg.Client({ connectionString: database.location.databaseUrl });
    await other.connect();
    onTestFinished(() => other.end());
    await other.query("BEGIN");
    await other.query(ANEW, ["a"]);
    const later = ["b", "a"].map((id) => change(id, { expectedVersion: 1 }));
    const taken = store.bulk.appendAll(later);
    while ((await other.query(WAITING)).rowCount === 0);
    const first = other.query(ANEW, ["b"]).then(() => other.query("COMMIT"));
    expect(await Promise.allSettled([first, taken])).toMatchObject([
      { status: "fulfilled" },
      { status: "rejected", reason: expect.any(Conflict) },
    ]);
  },
);
