import { describe, expect, it } from "vitest";
import { openStore, type Store } from "../../src/store/store.ts";
import { databaseMissing, freshDatabase, silent } from "./database.ts";
import { change, timer } from "./samples.ts";

/** Opens the same database again and again, at the speeds and real times given. */
async function opened(test: (open: (clockSpeed: number, realMs?: () => number) => Promise<Store>) => Promise<void>) {
  const database = await freshDatabase();
  let last: Store | undefined;
  await test(async (clockSpeed, readRealMs = Date.now) => {
    await last?.close();
    last = undefined;
    last = await openStore(database.location, { clockSpeed, log: silent, readRealMs });
    return last;
  });
  await last?.close();
  await database.drop();
}

const DAY_MS = 24 * 3_600_000;

describe.skipIf(databaseMissing)("the product's clock", () => {
  it("is real time where it never ran at another speed, also when the machine's clock is corrected forwards", () =>
    opened(async (open) => {
      let realMs = Date.now();
      const store = await open(1, () => realMs);
      expect(store.clock.now()).toBe(realMs);
      realMs += DAY_MS;
      expect(store.clock.now()).toBe(realMs);
      const again = await open(1, () => realMs + 5);
      expect(again.clock.now()).toBe(realMs + 5);
    }));

  it("never goes backwards, even if the machine's clock does", () =>
    opened(async (open) => {
      let realMs = Date.now() + DAY_MS;
      const { clock } = await open(1, () => realMs);
      const shownMs = clock.now();
      realMs -= 10_000;
      expect(clock.now()).toBe(shownMs);
      realMs += 10_007;
      expect(clock.now()).toBe(shownMs + 7);
    }));

  it("runs on at its speed while nothing runs, and goes on from there at a new one", () =>
    opened(async (open) => {
      let realMs = Date.now() + DAY_MS;
      const first = (await open(60, () => realMs)).clock.now();
      realMs += 1_000;
      const second = (await open(60, () => realMs)).clock.now();
      expect(second).toBe(first + 60_000);
      realMs += 1_000;
      const third = await open(3, () => realMs);
      expect(third.clock.now()).toBe(second + 60_000);
      realMs += 1_000;
      expect(third.clock.now()).toBe(second + 63_000);
      realMs += 1_000;
      expect((await open(1, () => realMs)).clock.now()).toBe(second + 66_000);
    }));

  it("takes the jobs that wait along when its speed changes", () =>
    opened(async (open) => {
      const slow = await open(1);
      const dueAtMs = slow.clock.now() + 10 * 60_000;
      await slow.meetings.append(change("m", { jobs: [timer("m", dueAtMs)] }));
      const fast = await open(3_000);
      await new Promise<void>((resolve) => fast.queue.start(async () => resolve()));
      expect(fast.clock.now()).toBeGreaterThanOrEqual(dueAtMs);
    }));
});
