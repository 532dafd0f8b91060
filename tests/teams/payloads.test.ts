/**
 * Every kind of activity that Teams is documented to send, through the real edge: over HTTP, with a token that Teams
 * could have signed, to the bot as it runs in production. Where each comes from stands in the fixture.
 */
import { globSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { executeAnswer, taskAnswer } from "../../practice/room/answers.ts";
import { BotProcess } from "../../practice/room/bot.ts";
import { databaseMissing, freshDatabase, type TestDatabase } from "../store/database.ts";
import { type Production, production } from "../support/production.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const FOLDER = join(ROOT, "tests", "fixtures", "teams");

interface Payload {
  readonly source: string;
  readonly activity: Readonly<Record<string, unknown>> & { readonly type: string; readonly name?: string };
  /** What Teams makes of the answer: `any` where it is not for us, and only has to be told so. */
  readonly answer: "nothing" | "card action" | "dialog" | "any";
  /** What somebody has written, and gets back. */
  readonly keeps?: string;
}

const payloads = globSync("*.json", { cwd: FOLDER })
  .sort()
  .map((file) => [basename(file, ".json"), readFileSync(join(FOLDER, file), "utf8")] as const);

describe.skipIf(databaseMissing)("what Teams is documented to send", () => {
  let around: Production;
  let database: TestDatabase;
  let folder: string;
  let bot: BotProcess;
  let url: string;
  let output = "";

  beforeAll(async () => {
    around = await production();
    database = await freshDatabase();
    folder = await mkdtemp(join(tmpdir(), "bti-payloads-"));
    const { location } = database;
    bot = new BotProcess({
      command: [process.execPath, "src/start.ts"],
      cwd: ROOT,
      env: () => ({
        ...around.env,
        ...("dataDir" in location ? { DATA_DIR: location.dataDir } : { DATABASE_URL: location.databaseUrl }),
        MAIL_FOLDER: join(folder, "mail"),
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
    url = await bot.running();
  });
  afterAll(async () => {
    await bot?.stop();
    around?.close();
    await database?.drop();
    await rm(folder, { recursive: true, force: true });
  });

  test.each(payloads)("%s is taken, and answered in a way that Teams understands", async (_name, json) => {
    const { appId, tenantId, serviceUrl } = around;
    const { activity, answer, keeps } = JSON.parse(
      json.replaceAll("{app}", appId).replaceAll("{tenant}", tenantId),
    ) as Payload;
    const before = output.length;
    const response = await fetch(`${url}/api/messages`, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8", authorization: around.authorization() },
      body: JSON.stringify({ ...activity, serviceUrl }),
    });
    const body = await response.text();
    expect(response.status).toBe(200);
    const parsed: unknown = body === "" ? undefined : JSON.parse(body);
    if (answer === "nothing") expect(body).toBe("");
    if (answer === "card action") {
      const { trigger } = (activity.value ?? {}) as { trigger?: "automatic" | "manual" };
      expect(executeAnswer(parsed, trigger ?? "manual")).not.toMatchObject({ kind: "failed" });
    }
    if (answer === "dialog") {
      const kind = activity.name === "task/fetch" ? "fetch" : "submit";
      expect(taskAnswer(parsed, kind)).toMatchObject({ kind: "dialog" });
    }
    expect(body).toContain(keeps ?? "");
    const said = output
      .slice(before)
      .split("\n")
      .filter((line) => line.includes('"level":"error"'));
    expect(said).toEqual([]);
  });

  test("has its source told in each fixture, and no address of anybody real", () => {
    for (const [name, json] of payloads) {
      expect((JSON.parse(json) as Payload).source, name).toMatch(/\S/);
      expect(json, name).not.toMatch(/@(microsoft|contoso|hotmail|gmail)\./i);
    }
    expect(payloads.length).toBeGreaterThan(60);
  });
});
