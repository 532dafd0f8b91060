/** The bot as it runs in production, in a process of its own, with an identity platform that issues its tokens. */
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { BotProcess } from "../../practice/room/bot.ts";
import { freshDatabase } from "../store/database.ts";
import { type IdentityStandIn, identityStandIn } from "./identityStandIn.ts";

const ROOT = join(import.meta.dirname, "..", "..");
export const APP_ID = crypto.randomUUID();
export const TENANT = crypto.randomUUID();
export const SERVICE_URL = "https://smba.trafficmanager.net/emea/";
export const SECRET = "not-a-real-secret";

export interface ProductionBot {
  readonly url: string;
  readonly pid: number;
  readonly identity: IdentityStandIn;
  /** What it has printed. */
  readonly output: () => string;
  /** Files in the folder for temporary ones, which nobody else uses. */
  temporaryFiles(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** One for all tests of a file. `env` is added to the environment it needs at least. */
export function useProductionBot(env: Readonly<Record<string, string>> = {}): () => ProductionBot {
  let opened: ProductionBot | undefined;
  let close = async () => {};
  beforeAll(async () => {
    const identity = await identityStandIn(APP_ID, SERVICE_URL);
    const database = await freshDatabase();
    const folder = await mkdtemp(join(tmpdir(), "bti-production-"));
    const temporary = join(folder, "tmp");
    await mkdir(temporary);
    const { location } = database;
    let output = "";
    const bot = new BotProcess({
      command: [process.execPath, "src/start.ts"],
      cwd: ROOT,
      env: () => ({
        PATH: process.env.PATH,
        TMPDIR: temporary,
        ...("dataDir" in location ? { DATA_DIR: location.dataDir } : { DATABASE_URL: location.databaseUrl }),
        MICROSOFT_APP_ID: APP_ID,
        MICROSOFT_APP_TENANT_ID: TENANT,
        MICROSOFT_APP_PASSWORD: SECRET,
        MAIL_FOLDER: join(folder, "mail"),
        CLOUD_SETTINGS: JSON.stringify(identity.cloudSettings),
        ...env,
      }),
      speed: 1,
      readyWithinMs: 180_000,
      onHealthy: () => undefined,
      onChange: () => undefined,
      onOutput: (text) => {
        output += text;
      },
    });
    close = async () => {
      await bot.stop();
      identity.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    };
    await bot.start();
    opened = {
      url: await bot.running(),
      pid: bot.pid ?? 0,
      identity,
      output: () => output,
      temporaryFiles: () => readdir(temporary),
      stop: () => bot.stop(),
    };
  });
  afterAll(() => close());
  return () => {
    if (opened === undefined) throw new Error("call it in a test");
    return opened;
  };
}

/** A press that needs no call back to Teams to be answered. */
export const PRESS = {
  type: "invoke",
  name: "adaptiveCard/action",
  id: "f:1",
  channelId: "msteams",
  serviceUrl: SERVICE_URL,
  from: { id: "29:1", aadObjectId: crypto.randomUUID(), name: "Tora Eide" },
  recipient: { id: `28:${APP_ID}` },
  conversation: { id: "19:x@thread.v2", conversationType: "groupChat", isGroup: true, tenantId: TENANT },
  channelData: { tenant: { id: TENANT } },
  value: { action: { type: "Action.Execute", verb: "agree", data: { verb: "agree", m: "none" } }, trigger: "manual" },
};
