import { expect, it } from "vitest";
import { databaseMissing, engine, freshStore } from "./database.ts";
import { timer } from "./samples.ts";
import { secondClient, somebodyWaits } from "./secondClient.ts";

const HOLD = `SELECT FROM pgboss.job WHERE strpos(singleton_key, $1) > 0 FOR UPDATE`;
const HOUR_MS = 3_600_000;

it.skipIf(databaseMissing || engine !== "postgres")(
  "whoever asks for jobs that wait is let through though the clock is moved meanwhile",
  async () => {
    const { store, database } = await freshStore();
    const dueAtMs = store.clock.now() + HOUR_MS;
    for (const id of ["b", "a"]) await store.queue.send([timer(id, dueAtMs)]);
    const other = await secondClient(database);
    await other.query("BEGIN");
    await other.query(HOLD, ["meeting/a"]);
    const moved = store.clock.skip(1_000);
    await somebodyWaits(other);
    const asked = other.query(HOLD, ["meeting/b"]).then(() => other.query("COMMIT"));
    expect(await Promise.allSettled([asked, moved])).toMatchObject([{ status: "fulfilled" }, { status: "fulfilled" }]);
  },
);
