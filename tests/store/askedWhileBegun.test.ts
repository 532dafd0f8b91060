import { expect, it } from "vitest";
import type { QueuedJob } from "../../src/app/ports/jobs.ts";
import type { Queue } from "../../src/store/queue.ts";
import { databaseMissing, engine, freshStore } from "./database.ts";
import { handler } from "./handler.ts";
import { change, render } from "./samples.ts";
import { secondClient, somebodyWaits } from "./secondClient.ts";

const HELD = 4_711;

it.skipIf(databaseMissing || engine !== "postgres")(
  "a job that waits already does not begin before the change that asks for it again is there to be seen",
  async () => {
    const { store, database } = await freshStore();
    await store.history.append(change("m", { jobs: [render("m")] }));
    // What is written from now on is not committed before this one lets go.
    const holder = await secondClient(database);
    await holder.query(`
      CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock(${HELD}); RETURN NULL; END $$;
      CREATE CONSTRAINT TRIGGER hold AFTER INSERT ON event DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hold();
      SELECT pg_advisory_lock(${HELD})`);
    const later = store.history.append(change("m", { expectedVersion: 1, jobs: [render("m")] }));
    await somebodyWaits(holder);
    const { handle, next } = handler();
    await store.queue.start(handle);
    // Asked for after it, and begun: had the first one been free, it had begun with it.
    await store.queue.send([render("other")]);
    const other = await next();
    expect(other.job).toEqual(render("other"));
    await holder.query(`SELECT pg_advisory_unlock(${HELD})`);
    expect(await later).toBe("appended");
    const first = await next();
    expect(first.job).toEqual(render("m"));
    for (const { end } of [other, first]) end();
    await store.queue.stop();
  },
);

it.skipIf(databaseMissing || engine !== "postgres")(
  "two who ask for the same jobs at once both get them, in whatever order they ask",
  async () => {
    const { store, database } = await freshStore();
    const other = await secondClient(database);
    const asks = async (job: QueuedJob) => {
      const { text, values } = await (store.queue as Queue).insertion([job]);
      await other.query(text, [...values]);
    };
    await other.query("BEGIN");
    await asks(render("a"));
    const sent = store.queue.send([render("b"), render("a")]);
    await somebodyWaits(other);
    const asked = asks(render("b")).then(() => other.query("COMMIT"));
    expect(await Promise.allSettled([sent, asked])).toMatchObject([{ status: "fulfilled" }, { status: "fulfilled" }]);
  },
);
