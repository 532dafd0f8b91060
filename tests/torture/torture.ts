/**
 * Rounds of torture: two bots on one database hold meetings and keep a school's stafettlogg while something goes wrong, and
 * after each round a checker reads what the database and the chats have. Between rounds days go by. What happens is drawn from
 * a seed, as far as the machine lets it.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { osloDate } from "../../src/meeting/oslo.ts";
import { botOn, freePort } from "../cluster/bots.ts";
import { clientOf } from "../cluster/client.ts";
import { PEOPLE } from "../cluster/people.ts";
import { packagesIn } from "../support/archiveFolder.ts";
import { type Acknowledged, faultsIn } from "../support/checker.ts";
import { mailsIn } from "../support/mailFolder.ts";
import { randomFrom } from "../support/random.ts";
import { recordTeams } from "../support/teamsRecord.ts";
import { smallDisk } from "./disk.ts";
import { DISTURBANCES, type Scene } from "./disturbances.ts";
import { hold } from "./meeting.ts";
import { ownPostgres } from "./ownPostgres.ts";
import { pairOf } from "./people.ts";
import { found, sleep } from "./school.ts";
import { follow, type Tried } from "./stafettlogg.ts";
import { wireTo } from "./wire.ts";

export interface TortureOptions {
  readonly rounds: number;
  readonly seed: number;
  /** Told after each round; an empty list of faults is well. */
  readonly onRound: (round: Round) => void;
}

export interface Round {
  readonly number: number;
  readonly disturbance: string;
  readonly tookMs: number;
  readonly faults: readonly string[];
}

/** Fast enough that prompts come, slow enough that who tries again within a minute does so in less than one. */
const SPEED = 10;
/**
 * A database of its own for so many rounds: the checker reads all of it after each, and nobody may start more than
 * twenty meetings a day.
 */
const ROUNDS_A_WORLD = 12;
/** For all the mails of a world. */
const MAILS_BYTES = 64 * 1024 * 1024;
const CHATS = 2;
const SETTLED_WITHIN_MS = 120_000;

/** Gives the rounds with what was wrong after each, in order. */
export async function torture({ rounds, seed, onRound }: TortureOptions): Promise<readonly Round[]> {
  const random = randomFrom(seed);
  const done: Round[] = [];
  while (done.length < rounds) {
    const world = await openWorld(random);
    try {
      for (let n = 0; n < ROUNDS_A_WORLD && done.length < rounds; n += 1) {
        const round = await world.round(done.length + 1);
        done.push(round);
        onRound(round);
      }
    } finally {
      await world.close();
    }
  }
  return done;
}

async function openWorld(random: () => number) {
  const postgres = await ownPostgres(await freePort());
  const wire = await wireTo(postgres.port);
  const folder = await mkdtemp(join(tmpdir(), "bti-torture-"));
  const disk = await smallDisk("mails", MAILS_BYTES);
  const weather: Scene["weather"] = { connector: undefined, share: 0, delayMs: 0, doubled: false };
  const teams = await recordTeams(PEOPLE, (method) =>
    method !== "GET" && random() < weather.share ? weather.connector : undefined,
  );
  const mailFolder = disk.folder;
  // Beside the mails, so that it is full when they are.
  const archiveFolder = join(mailFolder, "archive");
  await mkdir(archiveFolder);
  const env = {
    DATABASE_URL: postgres.url.replace(`:${postgres.port}/`, `:${wire.port}/`),
    DATA_DIR: folder,
    MAIL_FOLDER: mailFolder,
    ARCHIVE_FOLDER: archiveFolder,
    CLOCK_SPEED: `${SPEED}`,
  };
  const shifted = ["--import", new URL("shiftedClock.ts", import.meta.url).href];
  const bots = [await botOn(env, shifted), await botOn(env, shifted)] as const;
  const school = { databaseUrl: postgres.url, clockSpeed: SPEED };
  await found(school, teams);
  const client = clientOf(teams, () => (random() < 0.5 ? bots[0] : bots[1]).port, {
    delayMs: () => random() * weather.delayMs,
    doubled: () => weather.doubled,
  });
  const acknowledged: Acknowledged[] = [];
  const tried: Tried[] = [];
  /** What the product's clock showed when each day began. */
  const days: { readonly atMs: number; readonly productMs: number }[] = [];
  const impossible = [
    ...(postgres.disk.isOwn ? [] : ["the database's disk is full"]),
    ...(disk.canBeFull ? [] : ["the mails' disk is full"]),
  ];
  const possible = Object.keys(DISTURBANCES).filter((name) => !impossible.includes(name));
  const order = possible
    .map((name) => ({ name, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ name }) => name);
  /** Told of already: each round answers for itself. */
  const told = new Set<string>();
  const scene: Scene = { bots, postgres, wire, mails: disk, random, weather };

  async function faults(): Promise<string[]> {
    const mails = await mailsIn(mailFolder);
    const packages = await packagesIn(archiveFolder);
    const nowMs = await bots[0].productTimeMs();
    const wrong = await faultsIn({
      databaseUrl: postgres.url,
      acknowledged,
      calls: teams.calls,
      mails,
      packages,
      nowMs,
      productMs: ({ atMs }) => {
        const day = days.findLast((one) => one.atMs <= atMs) ?? { atMs, productMs: nowMs };
        return day.productMs + (atMs - day.atMs) * SPEED;
      },
    });
    return wrong.filter((fault) => !told.has(fault));
  }

  /** A day begins. Gives its date. */
  async function begin(): Promise<string> {
    await Promise.all(bots.map((bot) => bot.stop()));
    await sleep(school, random);
    // From here on: a bot may post before both are there.
    const atMs = performance.now();
    await Promise.all(bots.map((bot) => bot.start()));
    const productMs = await bots[0].productTimeMs();
    days.push({ atMs, productMs: productMs - (performance.now() - atMs) * SPEED });
    return osloDate(productMs);
  }

  return {
    async round(number: number): Promise<Round> {
      const today = await begin();
      const startedMs = performance.now();
      const disturbance = order[(number - 1) % order.length] ?? "";
      const chats = Array.from({ length: CHATS }, (_, at) => `19:round${number}-${at}`);
      const logged = bots.map((bot) => bot.log().length);
      const around = { client, databaseUrl: postgres.url, random, acknowledged, today };
      const held = Promise.allSettled([
        ...chats.map((chatId, at) => hold({ ...around, chatId, starters: pairOf(number), isCutShort: at > 0 })),
        follow(around, pairOf(number + 1), tried, number),
      ]);
      await pause(500 + random() * 2_500);
      await DISTURBANCES[disturbance]?.(scene);
      const unheld = (await held).flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
      const untilMs = performance.now() + SETTLED_WITHIN_MS;
      let wrong = await faults();
      while (wrong.length > 0 && performance.now() < untilMs) {
        await pause(500);
        wrong = await faults();
      }
      for (const fault of wrong) told.add(fault);
      const errors = bots.flatMap(
        (bot, at) =>
          bot
            .log()
            .slice(logged[at])
            .match(/^.*"level":"error".*$/gm) ?? [],
      );
      return { number, disturbance, tookMs: performance.now() - startedMs, faults: [...unheld, ...wrong, ...errors] };
    },

    async close(): Promise<void> {
      await Promise.all(bots.map((bot) => bot.kill()));
      wire.close();
      teams.close();
      await postgres.drop();
      await disk.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
