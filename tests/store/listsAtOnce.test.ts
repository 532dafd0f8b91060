import { expect, it } from "vitest";
import { Conflict } from "../../src/errors.ts";
import { databaseMissing, engine, freshStore } from "./database.ts";
import { change } from "./samples.ts";
import { secondClient, somebodyWaits } from "./secondClient.ts";

const ANEW = `INSERT INTO event (stream_id, version, body) VALUES ('meeting/' || $1::text, 2, '{"type":"aborted"}')`;

it.skipIf(databaseMissing || engine !== "postgres")(
  "of two lists about the same, each in its own order, one is taken in and the other is told that things have changed",
  async () => {
    const { store, database } = await freshStore();
    for (const id of ["a", "b"]) await store.history.append(change(id));
    const other = await secondClient(database);
    await other.query("BEGIN");
    await other.query(ANEW, ["a"]);
    const later = ["b", "a"].map((id) => change(id, { expectedVersion: 1 }));
    const taken = store.bulk.appendAll(later);
    await somebodyWaits(other);
    const first = other.query(ANEW, ["b"]).then(() => other.query("COMMIT"));
    expect(await Promise.allSettled([first, taken])).toMatchObject([
      { status: "fulfilled" },
      { status: "rejected", reason: expect.any(Conflict) },
    ]);
  },
);
