import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { databaseMissing, engine } from "../store/database.ts";
import { LEADER, read, useScene } from "./scene.ts";

const ROOT = join(import.meta.dirname, "..", "..");

/** Starts the bot alone, and gives what it says when it ends by itself. */
async function ended(env: Readonly<Record<string, string>>): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, ["src/start.ts", "bot"], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, PORT: "0", ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  return { code: Number(code), said };
}

describe.skipIf(databaseMissing)("the bot's process", () => {
  const scene = useScene();

  test.skipIf(engine === "postgres")("refuses a data folder that another one has open, in a sentence", async () => {
    const { code, said } = await ended({ DATA_DIR: join(scene().folder, "bot") });
    expect(code).toBe(1);
    expect(said).toMatch(/^The data folder .* is in use by another process; stop that one, or set DATA_DIR/);
    expect(said.trim().split("\n")).toHaveLength(1);
    expect(read(await scene().tell(LEADER, "hjelp"))).not.toBe("");
  });

  test("stops with every fault of a wrong configuration, each on a line of its own", async () => {
    const { code, said } = await ended({
      PORT: "many",
      CLOCK_SPEED: "-1",
      LOCALE: "en",
      DATABASE_URL: "mysql://x",
      MICROSOFT_APP_ID: "no guid",
    });
    expect(code).toBe(1);
    for (const name of ["PORT", "CLOCK_SPEED", "LOCALE", "DATABASE_URL", "MICROSOFT_APP_ID"]) {
      expect(said).toMatch(new RegExp(`^ {2}- ${name} `, "m"));
    }
    expect(said).not.toContain("    at ");
  });

  test("never answers without authentication because half of the credentials are missing", async () => {
    const { code, said } = await ended({ MICROSOFT_APP_ID: crypto.randomUUID() });
    expect(code).toBe(1);
    expect(said).toContain("MICROSOFT_APP_TENANT_ID is missing");
  });

  test("comes back after a stop with everything as it was, and a meeting goes on", async () => {
    const { room, start, seen } = scene();
    await start();
    const before = await seen(LEADER);
    await room.bot.restart();
    expect(await seen(LEADER)).toBe(before);
  });
});
