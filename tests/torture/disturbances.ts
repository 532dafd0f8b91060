/** What is done to two bots, their database and their connector while meetings are held. Each leaves things as they were. */
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { Bot } from "../cluster/bots.ts";
import type { Disturbance } from "../support/teamsRecord.ts";
import type { Disk } from "./disk.ts";
import type { OwnPostgres } from "./ownPostgres.ts";
import type { Wire } from "./wire.ts";

export interface Scene {
  readonly bots: readonly [Bot, Bot];
  readonly postgres: OwnPostgres;
  readonly wire: Wire;
  /** Where mails are written. */
  readonly mails: Disk;
  readonly random: () => number;
  /** Read by the connector and by the wire that activities come on. */
  readonly weather: { connector: Disturbance | undefined; share: number; delayMs: number; doubled: boolean };
}

type Act = (scene: Scene) => Promise<void>;

const LASTS_MS = 2_500;
/** Until the mails of the meeting are on their way, and have been refused once or twice. */
const FULL_MS = 12_000;

function connector(disturbance: Disturbance): Act {
  return async ({ weather }) => {
    Object.assign(weather, { connector: disturbance, share: 0.6 });
    await pause(LASTS_MS);
    weather.connector = undefined;
  };
}

async function killOne({ bots, random }: Scene): Promise<void> {
  const bot = random() < 0.5 ? bots[0] : bots[1];
  await bot.kill();
  await pause(random() * 1_000);
  await bot.start();
}

export const DISTURBANCES: Readonly<Record<string, Act>> = {
  "one bot is killed": killOne,
  "both bots are killed": async (scene) => {
    await Promise.all(scene.bots.map((bot) => bot.kill()));
    await Promise.all(scene.bots.map((bot) => bot.start()));
  },
  "one bot is told to stop, as in an update": async ({ bots, random }) => {
    const bot = random() < 0.5 ? bots[0] : bots[1];
    await bot.stop();
    await bot.start();
  },
  "the database restarts": async ({ postgres, random }) => {
    await postgres.stop();
    await pause(random() * 2_000);
    await postgres.start();
  },
  "the database is killed": async ({ postgres }) => {
    await postgres.kill();
    await postgres.start();
  },
  "the database cuts its connections": async ({ postgres }) => {
    for (let times = 0; times < 5; times += 1) {
      const client = new pg.Client({ connectionString: postgres.url });
      await client.connect();
      await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name <> ''");
      await client.end();
      await pause(400);
    }
  },
  "the wire to the database is cut": async ({ wire }) => {
    for (let times = 0; times < 5; times += 1) {
      wire.cut();
      await pause(400);
    }
  },
  "the wire to the database goes silent": async ({ wire, random }) => {
    wire.silence(true);
    await pause(3_000 + random() * 5_000);
    wire.silence(false);
    wire.cut();
  },
  "the database's disk is full": async ({ postgres }) => {
    await postgres.disk.fill();
    await pause(LASTS_MS);
    await postgres.disk.empty();
    // A server that could not write its log has ended itself.
    await postgres.start();
  },
  "the mails' disk is full": async ({ mails }) => {
    await mails.fill();
    await pause(FULL_MS);
    await mails.empty();
  },
  "the connector refuses with 500": connector(500),
  "the connector refuses with 401": connector(401),
  "the connector refuses with 403": connector(403),
  "the connector says that messages are gone": connector(404),
  "the connector asks to wait": connector(429),
  "a proxy answers in the connector's place": connector("page"),
  "the connector takes, and answers 504": connector("taken504"),
  "the connector takes, and the answer is lost": connector("takenReset"),
  "the connector hangs up": connector("reset"),
  "activities come twice": async ({ weather }) => {
    weather.doubled = true;
    await pause(LASTS_MS);
    weather.doubled = false;
  },
  "activities overtake each other": async ({ weather }) => {
    weather.delayMs = 600;
    await pause(LASTS_MS);
    weather.delayMs = 0;
  },
  "one machine's clock jumps ahead and back": async ({ bots }) => {
    bots[0].signal("SIGUSR1");
    await pause(LASTS_MS / 2);
    bots[0].signal("SIGUSR2");
    bots[1].signal("SIGUSR2");
    await pause(LASTS_MS / 2);
    bots[1].signal("SIGUSR1");
  },
};
