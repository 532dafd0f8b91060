import { expect, test } from "vitest";
import { endingWith, pause, signalFor } from "../../src/http/endingWith.ts";

const LONG_MS = 10 * 60_000;

test("a call ends with the work it is part of, and not with that of others", async () => {
  const [mine, other] = [new AbortController(), new AbortController()];
  const [call, another] = [mine, other].map(({ signal }) =>
    endingWith(signal, () => Promise.resolve().then(() => signalFor(LONG_MS))),
  );
  mine.abort();
  expect((await call)?.aborted).toBe(true);
  expect((await another)?.aborted).toBe(false);
});

test("a call that is part of nothing has its own time", async () => {
  const signal = signalFor(1);
  await new Promise((resolve) => signal.addEventListener("abort", resolve));
  expect(signal.reason).toMatchObject({ name: "TimeoutError" });
});

test("a pause is over when its work is told to end, and none is made after that", async () => {
  const work = new AbortController();
  const paused = endingWith(work.signal, () => pause(LONG_MS));
  work.abort();
  await paused;
  await endingWith(work.signal, () => pause(LONG_MS));
});
