import { AsyncLocalStorage } from "node:async_hooks";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { jsonLog, onceAMinute } from "../src/log.ts";
import { tracing } from "../src/trace.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("what others wrote is cut to a hundred plain characters", () => {
  const written: string[] = [];
  const log = jsonLog((line) => written.push(line));
  log.info("activity.unsupported", { reason: `Kåre <kare@example.no>\n"${"x".repeat(20_000)}`, count: 3 });
  const { reason, count } = JSON.parse(written[0] ?? "");
  expect(reason).toHaveLength(100);
  expect(reason).toMatch(/^K\?re \?kare\?example\.no\?\?\?x+$/);
  expect(count).toBe(3);
});

test("a line says what it belongs to and how long that has taken, and its own fields go before that", () => {
  const written: string[] = [];
  const log = jsonLog((line) => written.push(line));
  tracing({ correlationId: "c", jobId: "j" }, () => {
    vi.advanceTimersByTime(120);
    tracing({ correlationId: "c", stream: "meeting/m" }, () => log.warn("message.failed", { reason: "http503" }));
    log.error("job.gaveUp", { stream: "jobs" });
  });
  log.info("bot.listening");
  const known = { time: expect.stringMatching(/^2.*Z$/), correlationId: "c", jobId: "j", durationMs: 120 };
  expect(written.map((line) => JSON.parse(line))).toEqual([
    { ...known, level: "warn", event: "message.failed", stream: "meeting/m", reason: "http503" },
    { ...known, level: "error", event: "job.gaveUp", stream: "jobs" },
    { time: known.time, level: "info", event: "bot.listening" },
  ]);
});

test("what strangers cause a thousand times is one line at once, and one a minute with how many more", () => {
  const lines: unknown[] = [];
  const noise = onceAMinute((event, fields) => lines.push([event, fields]));
  for (let i = 0; i < 1_000; i += 1) noise("activity.refused", { fault: "tenant" });
  noise("activity.refused", { fault: "channel" });
  expect(lines).toEqual([
    ["activity.refused", { fault: "tenant" }],
    ["activity.refused", { fault: "channel" }],
  ]);
  vi.advanceTimersByTime(60_000);
  expect(lines.slice(2)).toEqual([["activity.refused", { fault: "tenant", more: 999 }]]);
  vi.advanceTimersByTime(600_000);
  expect(lines).toHaveLength(3);
  noise("activity.refused", { fault: "tenant" });
  expect(lines).toHaveLength(4);
});

test("the line that says how many more there were says nothing of whom the first one belonged to", () => {
  // Timers of the test know nothing of what they were set amid; Node's do.
  const { setTimeout: fake } = globalThis;
  vi.stubGlobal("setTimeout", (work: () => void, ms: number) => fake(AsyncLocalStorage.bind(work), ms));
  onTestFinished(() => void vi.unstubAllGlobals());
  const written: string[] = [];
  const noise = onceAMinute(jsonLog((line) => written.push(line)).warn);
  tracing({ correlationId: "c", stream: "meeting/m" }, () => noise("activity.unsupported"));
  noise("activity.unsupported");
  vi.advanceTimersByTime(60_000);
  const ids = written.map((line) => JSON.parse(line)).map(({ more, correlationId }) => ({ more, correlationId }));
  expect(ids).toEqual([{ correlationId: "c" }, { more: 1 }]);
});
