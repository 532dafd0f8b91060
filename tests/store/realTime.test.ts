import { describe, expect, it } from "vitest";
import { openRealTime } from "../../src/store/realTime.ts";

/** A database's clock and this machine's monotonic one, both moved by the test. */
async function clocks() {
  const state = { databaseMs: 1_000_000, monotonicMs: 0 };
  const time = await openRealTime(
    async () => state.databaseMs,
    () => state.monotonicMs,
  );
  return {
    time,
    pass(ms: number) {
      state.databaseMs += ms;
      state.monotonicMs += ms;
    },
    set(byMs: number) {
      state.databaseMs += byMs;
    },
  };
}

describe("real time", () => {
  it("is what the database's clock shows, whatever this machine's does", async () => {
    const { time, pass } = await clocks();
    expect(time.now()).toBe(1_000_000);
    pass(5_000);
    expect(time.now()).toBe(1_005_000);
  });

  it("follows a clock that drifts", async () => {
    const { time, pass, set } = await clocks();
    pass(10_000);
    set(40);
    await time.compare();
    expect(time.now()).toBe(1_010_040);
  });

  it("does not follow a clock that is set ahead and back again", async () => {
    const { time, pass, set } = await clocks();
    set(3_600_000);
    await time.compare();
    pass(10_000);
    expect(time.now()).toBe(1_010_000);
    set(-3_600_000);
    await time.compare();
    pass(10_000);
    await time.compare();
    expect(time.now()).toBe(1_020_000);
  });

  it("follows a clock that was set ahead and stays so", async () => {
    const { time, pass, set } = await clocks();
    set(60_000);
    for (let look = 0; look < 2; look += 1) {
      pass(10_000);
      await time.compare();
    }
    expect(time.now()).toBe(1_080_000);
  });

  it("goes on, slower, where the clock was set back, until both show the same; and never backwards", async () => {
    const { time, pass, set } = await clocks();
    set(-60_000);
    let shownMs = time.now();
    for (let look = 0; look < 14; look += 1) {
      pass(10_000);
      await time.compare();
      expect(time.now() - shownMs).toBeGreaterThanOrEqual(5_000);
      shownMs = time.now();
    }
    expect(time.now()).toBe(1_080_000);
  });
});
