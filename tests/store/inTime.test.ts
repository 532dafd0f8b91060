import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Unreachable } from "../../src/errors.ts";
import { inTime } from "../../src/store/inTime.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

const never = new AbortController().signal;
const onAbort = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));

test("work that is done in time gives what it gives, also its fault", async () => {
  expect(await inTime(async () => 7, { ms: 1_000, stop: never })).toBe(7);
  await expect(inTime(() => Promise.reject(new TypeError("x")), { ms: 1_000, stop: never })).rejects.toThrow("x");
});

test("work is told to end when its time is over, and what it makes of that stands", async () => {
  const done = inTime(async (signal) => onAbort(signal).then(() => "noted"), { ms: 60_000, stop: never });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await done).toBe("noted");
});

test("work is told to end at once where it begins when all is stopped already", async () => {
  const work = async (signal: AbortSignal) => signal.aborted;
  expect(await inTime(work, { ms: 1_000, stop: AbortSignal.abort() })).toBe(true);
});

test("nothing is left waiting behind work that is done", async () => {
  const all = new AbortController();
  const listening = vi.spyOn(all.signal, "removeEventListener");
  await inTime(async () => 7, { ms: 60_000, stop: all.signal });
  expect(vi.getTimerCount()).toBe(0);
  expect(listening).toHaveBeenCalledOnce();
});

test("work that does not end is left to itself, and is to be tried again", async () => {
  const all = new AbortController();
  const told = Promise.withResolvers<void>();
  const stuck = inTime(
    (signal) =>
      onAbort(signal)
        .then(told.resolve)
        .then(() => new Promise<never>(() => {})),
    {
      ms: 60_000,
      stop: all.signal,
    },
  );
  const outcome = expect(stuck).rejects.toEqual(new Unreachable("tookTooLong", { permanent: false }));
  all.abort();
  await told.promise;
  await vi.advanceTimersByTimeAsync(2_000);
  await outcome;
});
