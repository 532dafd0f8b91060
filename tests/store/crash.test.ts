import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { idIn } from "../../src/app/aggregate.ts";
import { type Location, openStore } from "../../src/store/store.ts";
import { databaseMissing, engine, freshDatabase, silent } from "./database.ts";
import { event } from "./samples.ts";

const CHILD = fileURLToPath(new URL("appendLoop.ts", import.meta.url));

/** Runs the appending process, kills it without warning after `acknowledged` changes or a few more; gives how many it got through. */
async function appendAndDie(location: Location, meetingId: string, acknowledged: number): Promise<number> {
  const child = spawn(process.execPath, [CHILD, JSON.stringify(location), meetingId], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let count = 0;
  for await (const line of createInterface(child.stdout)) {
    count = Number(line) + 1;
    if (count === acknowledged) child.kill("SIGKILL");
  }
  return count;
}

describe.skipIf(databaseMissing)("after kill -9", () => {
  it("every acknowledged change and all its jobs are there, also those that were running", async () => {
    const database = await freshDatabase();
    onTestFinished(database.drop);
    const expected = new Map<string, number>();
    for (const [run, acknowledged] of [3, 40].entries()) {
      const meetingId = `run ${run}`;
      expected.set(meetingId, await appendAndDie(database.location, meetingId, acknowledged));
    }
    const store = await openStore(database.location, { clockSpeed: 1, log: silent });
    const jobsExpected = new Set<string>();
    for (const [meetingId, acknowledged] of expected) {
      const events = (await store.history.load(`meeting/${meetingId}`, 0)) ?? [];
      expect(events.length).toBeGreaterThanOrEqual(acknowledged);
      expect(events).toEqual(events.map((_, version) => event(`${version}`)));
      for (const version of events.keys()) jobsExpected.add(`${meetingId} ${version}`);
    }
    await new Promise<void>((resolve) =>
      store.queue.start(async ({ stream }) => {
        jobsExpected.delete(idIn(stream));
        if (jobsExpected.size === 0) resolve();
      }),
    );
    await store.close();
  });

  it.skipIf(engine !== "postgres")(
    "another process goes on with the jobs that were running, within five seconds",
    async () => {
      const database = await freshDatabase();
      onTestFinished(database.drop);
      const other = await openStore(database.location, { clockSpeed: 1, log: silent });
      onTestFinished(() => other.close());
      await appendAndDie(database.location, "left", 1);
      const diedMs = performance.now();
      await new Promise<void>((resolve) => other.queue.start(async () => resolve()));
      expect(performance.now() - diedMs).toBeLessThan(5_000);
    },
  );
});
