import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { jsonLog, onceAMinute } from "../src/log.ts";

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
