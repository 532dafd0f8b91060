import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BotProcess } from "../../practice/room/bot.ts";
import { peakMb } from "../http/wire.ts";
import { databaseMissing, freshDatabase, type TestDatabase } from "../store/database.ts";
import { activities, PEOPLE } from "./activities.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const COUNT = Number(process.env.FUZZ_COUNT ?? 20_000);
/** A failure is had again with `FUZZ_SEED=<seed>`. */
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
const AT_ONCE = 40;
const MOST_MB = 1_000;

describe.skipIf(databaseMissing)(`activities that nobody should send (seed ${SEED})`, () => {
  /** Takes whatever the bot posts, and knows nobody but the one asked for. */
  const teams = createServer(async (req, res) => {
    await json(req).catch(() => undefined);
    const [, who] = /(?:members|participants)\/([^/?]+)/.exec(req.url ?? "") ?? [];
    const person = { id: who, name: "Person", aadObjectId: who, userRole: "user", tenantId: "t" };
    const body = req.url?.includes("pagedmembers")
      ? { members: [] }
      : who
        ? { ...person, user: person, meeting: { role: "Organizer", inMeeting: true } }
        : { id: "1" };
    res.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  let database: TestDatabase;
  let folder: string;
  let bot: BotProcess;
  let output = "";

  beforeAll(async () => {
    teams.listen(0, "127.0.0.1");
    await once(teams, "listening");
    database = await freshDatabase();
    folder = await mkdtemp(join(tmpdir(), "bti-fuzz-"));
    const { location } = database;
    bot = new BotProcess({
      command: [process.execPath, "src/start.ts", "bot"],
      cwd: ROOT,
      env: () => ({
        PATH: process.env.PATH,
        ...("dataDir" in location ? { DATA_DIR: location.dataDir } : { DATABASE_URL: location.databaseUrl }),
        MAIL_FOLDER: join(folder, "mail"),
        ADMINISTRATORS: PEOPLE[0]?.aadObjectId,
      }),
      speed: 1,
      readyWithinMs: 180_000,
      onHealthy: () => undefined,
      onChange: () => undefined,
      onOutput: (text) => {
        output += text;
      },
    });
    await bot.start();
  });
  afterAll(async () => {
    await bot?.stop();
    teams.closeAllConnections();
    teams.close();
    await database?.drop();
    await rm(folder, { recursive: true, force: true });
  });

  test(`${COUNT} of them: none ends the process, fails in it or is an error in its log`, async () => {
    const url = await bot.running();
    const serviceUrl = `http://127.0.0.1:${(teams.address() as AddressInfo).port}/`;
    const all = fc.sample(activities(serviceUrl), { numRuns: COUNT, seed: SEED });
    const statuses = new Map<number, number>();
    const failed: string[] = [];
    const sending = all.values();
    const send = async () => {
      for (const body of sending) {
        const headers = { "content-type": "application/json" };
        const response = await fetch(`${url}/api/messages`, { method: "POST", headers, body });
        await response.arrayBuffer();
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
        if (response.status >= 500) failed.push(`${response.status} ${body.slice(0, 1_500)}`);
      }
    };
    try {
      await Promise.all(Array.from({ length: AT_ONCE }, send));
    } catch (error) {
      throw new Error(`the bot is gone; its last words:\n${output.slice(-1_500)}`, { cause: error });
    }
    console.info(`seed ${SEED}:`, Object.fromEntries(statuses), `${Math.round(await peakMb(bot.pid ?? 0))} MB at most`);
    expect(failed.slice(0, 5)).toEqual([]);
    expect(statuses.get(200)).toBeGreaterThan(COUNT / 5);
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect(
      output
        .split("\n")
        .filter((line) => line.includes('"level":"error"'))
        .slice(0, 5),
    ).toEqual([]);
    expect(await peakMb(bot.pid ?? 0)).toBeLessThan(MOST_MB);
  });
});
