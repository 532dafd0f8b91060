import { expect, it, vi } from "vitest";
import { readinessOf } from "../../src/app/readiness.ts";

const well = async () => {};
const away = async () => {
  throw new Error("away");
};

it("says which part does not work", async () => {
  expect(await readinessOf({ database: well, queue: well, token: well })()).toEqual({
    database: "ok",
    queue: "ok",
    token: "ok",
  });
  const ready = readinessOf({ database: away, queue: well, token: away });
  expect(await ready()).toEqual({ database: "fault", queue: "ok", token: "fault" });
});

it("asks the parts once a second, however many want to know", async () => {
  let nowMs = 0;
  const database = vi.fn(well);
  const ready = readinessOf({ database, queue: well, token: well }, () => nowMs);
  await Promise.all([ready(), ready(), ready()]);
  nowMs = 999;
  await ready();
  expect(database).toHaveBeenCalledTimes(1);
  nowMs = 1_000;
  await ready();
  expect(database).toHaveBeenCalledTimes(2);
});

it("does not wait for a part that hangs", async () => {
  vi.useFakeTimers();
  try {
    const answer = readinessOf({ database: () => new Promise(() => {}), queue: well, token: well })();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await answer).toEqual({ database: "fault", queue: "ok", token: "ok" });
  } finally {
    vi.useRealTimers();
  }
});
