/** Erasing on a server while another process is writing to the same meeting. */
import { expect, it, onTestFinished } from "vitest";
import { beside } from "../privacy/tables.ts";
import { databaseMissing, engine, freshStore } from "./database.ts";
import { change, event, START_MS } from "./samples.ts";

const BY = { operator: "drift", atMs: START_MS };

it.skipIf(databaseMissing || engine !== "postgres")(
  "a meeting that is taken up again at the same instant is not erased, and nobody has to give way to that",
  async () => {
    const { store, database } = await freshStore();
    const { location } = database;
    await store.history.append(change("m", { row: { active: false } }));
    const other = await beside(location);
    onTestFinished(other.close);
    const watch = await beside(location);
    onTestFinished(watch.close);
    const isWaiting = async () => {
      const waits = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
      return (await watch.query(waits)).rows.length > 0;
    };

    // What one statement of another process does: the event, which holds on to its stream, and the row.
    await other.query("BEGIN");
    await other.query("INSERT INTO event (stream_id, version, body) VALUES ('meeting/m', 2, $1)", [event("again")]);
    await other.query("UPDATE meeting SET active = true WHERE meeting_id = 'm'");
    const erasing = store.records.erase("meeting/m", [], BY);
    await expect.poll(isWaiting, { interval: 5 }).toBe(true);
    await other.query("COMMIT");
    expect(await erasing).toBeUndefined();
    expect(await store.history.load("meeting/m", 0)).toHaveLength(2);
  },
);
