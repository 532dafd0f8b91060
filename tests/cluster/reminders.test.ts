/** REMINDERS says how many there are; `REMINDERS=5000` is a municipality on the first Monday of a month. */
import { describe, expect, it, onTestFinished } from "vitest";
import { databaseMissing, engine, freshDatabase } from "../store/database.ts";
import { remindAtEight } from "./atEight.ts";

const COUNT = Number(process.env.REMINDERS ?? 150);

describe.skipIf(databaseMissing || engine !== "postgres")(`${COUNT} reminders that are due at eight`, () => {
  it("come at eight, none of them twice, from two bots of which one is killed", { timeout: 1_800_000 }, async () => {
    const database = await freshDatabase();
    onTestFinished(database.drop);
    if (!("databaseUrl" in database.location)) throw new Error("not on a server");
    const { errors, ...seen } = await remindAtEight(database.location.databaseUrl, COUNT);
    console.info(JSON.stringify(seen));
    const { told, toldTwice, early, doubted, windowSeconds, mostInWindow } = seen;
    expect([early, toldTwice]).toEqual([0, 0]);
    expect(told).toBeLessThanOrEqual(COUNT);
    // Each of those that are missing was under way, and is planned for the next school day.
    expect(COUNT - told).toBeLessThanOrEqual(doubted);
    expect(doubted).toBeLessThanOrEqual(100);
    expect(errors).toEqual([]);
    // Teams takes fifty a second from a tenant, however many bots there are (PLATFORM §3); calls arrive in heaps of
    // up to half a second where the machine is busy.
    expect(mostInWindow).toBeLessThanOrEqual((windowSeconds + 0.5) * 50);
  });
});
