import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Rates } from "../../src/app/ports/messenger.ts";
import { type Database, openFolder } from "../../src/store/client.ts";
import { rates } from "../../src/store/rates.ts";
import { openServer } from "../../src/store/server.ts";
import { databaseMissing, freshDatabase, silent, type TestDatabase } from "./database.ts";

/** The greatest number of moments within any `windowMs`. */
function most(moments: readonly number[], windowMs: number): number {
  const sorted = moments.toSorted((a, b) => a - b);
  return Math.max(...sorted.map((from) => sorted.filter((at) => at >= from && at < from + windowMs).length));
}

const PATIENT = 10 * 3_600_000;

describe.skipIf(databaseMissing)("calls to Teams", () => {
  let place: TestDatabase;
  let database: Database;
  let shared: Rates;

  beforeAll(async () => {
    place = await freshDatabase();
    const { location } = place;
    database = "dataDir" in location ? await openFolder(location.dataDir) : await openServer(location, silent);
    shared = rates(database.prisma);
  });
  afterAll(async () => {
    await database.close();
    await place.drop();
  });

  /** When the next `count` calls may be made, by the clock of the database. */
  async function reserved(chatId: (call: number) => string, tenantId: string, count: number): Promise<number[]> {
    const moments: number[] = [];
    for (let call = 0; call < count; call += 1) {
      await shared.reserve(chatId(call), tenantId, PATIENT);
      const row = await database.prisma.sendRate.findUnique({ where: { key: `chat ${chatId(call)}` } });
      moments.push(row?.slots[0] ?? Number.NaN);
    }
    return moments;
  }

  it("go at once where few were made", async () => {
    for (let call = 0; call < 5; call += 1) expect(await shared.reserve("calm", "t", 0)).toBe(0);
  });

  it("in a chat are never more than Teams takes in thirty seconds and an hour, and two fewer in one and two, since some are late", async () => {
    const moments = await reserved(() => "busy", "u", 700);
    expect(most(moments, 1_000)).toBeLessThanOrEqual(7 - 2);
    expect(most(moments, 2_000)).toBeLessThanOrEqual(8 - 2);
    expect(most(moments, 30_000)).toBeLessThanOrEqual(60);
    expect(most(moments, 3_600_000)).toBeLessThanOrEqual(1_800);
  });

  it("to one tenant are never more than fifty in a second, in how many chats they are", async () => {
    const moments = await reserved((call) => `chat ${call}`, "many", 200);
    expect(most(moments, 1_000)).toBeLessThanOrEqual(50);
  });

  it("that would have to wait for too long keep no place", async () => {
    const waitMs = () => shared.reserve("full", "v", 10_000);
    // So many that the next has some eighteen seconds to wait, a few fewer where the machine is busy.
    for (let call = 0; call < 54; call += 1) await shared.reserve("full", "v", PATIENT);
    const first = await waitMs();
    expect(first).toBeGreaterThan(10_000);
    expect(await waitMs()).toBeLessThanOrEqual(first);
  });
});
