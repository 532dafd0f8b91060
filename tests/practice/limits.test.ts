import { expect, test } from "vitest";
import { CHAT_WINDOWS, Limiter } from "../../practice/room/limits.ts";

function limiterAt(clock: { ms: number }): Limiter {
  return new Limiter(CHAT_WINDOWS, () => clock.ms);
}

function takeMany(limiter: Limiter, times: number): number {
  let waitMs = 0;
  for (let i = 0; i < times; i++) waitMs = limiter.take("chat");
  return waitMs;
}

test("seven sends within a second are taken; the eighth waits until the first is a second old", () => {
  const clock = { ms: 1_000 };
  const limiter = limiterAt(clock);
  expect(takeMany(limiter, 7)).toBe(0);
  clock.ms += 400;
  expect(limiter.take("chat")).toBe(600);
});

test("eight within two seconds are taken, and the ninth waits", () => {
  const clock = { ms: 0 };
  const limiter = limiterAt(clock);
  takeMany(limiter, 7);
  clock.ms = 1_100;
  expect(limiter.take("chat")).toBe(0);
  expect(limiter.take("chat")).toBe(900);
});

test("sixty in half a minute are taken at an even pace, and no more", () => {
  const clock = { ms: 0 };
  const limiter = limiterAt(clock);
  const waits = Array.from({ length: 61 }, () => {
    clock.ms += 400;
    return limiter.take("chat");
  });
  expect(waits.slice(0, 60).every((wait) => wait === 0)).toBe(true);
  expect(waits[60]).toBeGreaterThan(0);
});

test("chats are counted each for itself, and a refused call doesn't count", () => {
  const clock = { ms: 0 };
  const limiter = limiterAt(clock);
  takeMany(limiter, 20);
  expect(limiter.take("another chat")).toBe(0);
  clock.ms = 2_000;
  expect(limiter.take("chat")).toBe(0);
});
