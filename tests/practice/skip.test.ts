import { expect, test } from "vitest";
import { untilMs } from "../../practice/room/clock.ts";
import { osloDate, osloHour } from "../../src/meeting/oslo.ts";

const at = (iso: string) => Date.parse(iso);

test("a day is skipped to the next morning, when people are reminded, and a week to the seventh", () => {
  for (const [by, from, date] of [
    ["day", "2026-11-27T09:42:00+01:00", "2026-11-28"],
    ["day", "2026-11-27T23:59:59+01:00", "2026-11-28"],
    ["week", "2026-11-27T07:00:00+01:00", "2026-12-04"],
    ["day", "2027-03-27T12:00:00+01:00", "2027-03-28"],
    ["week", "2026-10-24T12:00:00+02:00", "2026-10-31"],
  ] as const) {
    const toMs = at(from) + untilMs(by, at(from));
    expect([osloDate(toMs), osloHour(toMs)]).toEqual([date, 8.25]);
  }
});

test("a minute is a minute", () => {
  expect(untilMs("minute", at("2026-11-27T09:42:00+01:00"))).toBe(60_000);
});
