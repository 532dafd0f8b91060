/** Two bots on one PostgreSQL when school begins, and a reminder for each of many people: one bot is killed in the middle. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { einings } from "../../src/app/einings/einings.ts";
import { entries } from "../../src/app/stafettlogg/entries.ts";
import { isOpenDay } from "../../src/einings/openDays.ts";
import { osloDate, osloMs } from "../../src/meeting/oslo.ts";
import { SYSTEM } from "../../src/meeting/people.ts";
import { daysAfter } from "../../src/meeting/publicHolidays.ts";
import { CRAFT_CODES } from "../../src/stafettlogg/tiltak.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { translator } from "../../src/text/text.ts";
import { OPEN, TILTAK } from "../support/entry.ts";
import { readingFrom } from "../support/replay.ts";
import { type ConnectorCall, recordTeams } from "../support/teamsRecord.ts";
import { type Bot, botOn } from "./bots.ts";

export interface AtEight {
  /** People who have had theirs. */
  readonly told: number;
  readonly toldTwice: number;
  /** Those that came before school began. */
  readonly early: number;
  /** Digests of which nobody knows whether they arrived: what they said is told the next school day. */
  readonly doubted: number;
  readonly seconds: number;
  /** So long that the reminders could be more than Teams takes in it. */
  readonly windowSeconds: number;
  /** The most calls to Teams within that. */
  readonly mostInWindow: number;
  /** Lines of the bots' logs. */
  readonly errors: readonly string[];
}

const AT_A_TIME = 20;
const EIGHT_MS = 8 * 3_600_000;
const REMINDED = translator("nn")("reminder.fallback");
const silent = { info() {}, warn() {}, error() {} };

/** `databaseUrl` is an empty database. */
export async function remindAtEight(databaseUrl: string, count: number): Promise<AtEight> {
  const folder = await mkdtemp(join(tmpdir(), "bti-reminders-"));
  const teams = await recordTeams([]);
  const env = { DATABASE_URL: databaseUrl, DATA_DIR: folder, MAIL_FOLDER: join(folder, "mail"), LOCALE: "nn" };
  const bots = [await botOn(env), await botOn(env)] as const;
  const posts = () => teams.calls.filter(({ method, body }) => method === "POST" && body.summary === REMINDED);
  try {
    await prepare(databaseUrl, teams.serviceUrl, count);
    await Promise.all(bots.map((bot) => bot.start()));
    await untilPosted(posts, Math.ceil(count / 3));
    await bots[0].kill();
    await bots[0].start();
    await untilPosted(posts, count);
    // Time for a second one to come, if there were any.
    await pause(6_000);
    const eightMs = await schoolBegan(bots[1]);
    const early = posts().filter(({ atMs }) => atMs < eightMs).length;
    const doubted = await doubtsIn(databaseUrl);
    const errors = bots.flatMap((bot) => bot.log().match(/"level":"error".*/g) ?? []);
    return { ...figuresOf(posts(), teams.calls, count), early, doubted, errors };
  } finally {
    await Promise.all(bots.map((bot) => bot.stop()));
    teams.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function prepare(databaseUrl: string, serviceUrl: string, count: number): Promise<void> {
  const store = await openStore({ databaseUrl }, { clockSpeed: 1, log: silent });
  await justBeforeEight(store, count);
  await agree(store, serviceUrl, count);
  await store.close();
}

/** The clock of the database stands shortly before school begins: there is time to see what is due. */
async function justBeforeEight({ clock }: Store, count: number): Promise<void> {
  let day = daysAfter(osloDate(clock.now()), 1);
  while (!isOpenDay([], day)) day = daysAfter(day, 1);
  const secondsBefore = 20 + count / 20;
  await clock.skip(Math.round(osloMs(day, EIGHT_MS) - secondsBefore * 1000 - clock.now()));
}

const personOf = (at: number) => ({ personId: `00000000-${at}`, name: `Tilsett ${at}` });

/** Each of them sees to a tiltak that begins today, and has a private chat with the bot. */
async function agree(store: Store, serviceUrl: string, count: number): Promise<void> {
  const { clock, history, chats } = store;
  const all = einings(history, clock);
  const facts = { name: "Fjordglytt skule", einingKind: "school", målform: "nn" } as const;
  const leader = { name: "Ingrid Rektor", personId: "leader" };
  await all.handle("fjordglytt", { type: "found", facts, because: "import", leader, by: SYSTEM, as: "administrator" });
  const stafettlogg = entries({ ...store, einings: all }, clock);
  const today = osloDate(clock.now());
  const agreed = async (at: number) => {
    const person = personOf(at);
    const { personId } = person;
    await chats.remember({ chatId: `a:${at}`, kind: "personal", serviceUrl, botId: "28:bot", personId, målform: "nn" });
    const responsible = [{ kind: "person", person } as const];
    const tiltak = { ...TILTAK, responsible, startBy: today, evaluateBy: daysAfter(today, 30) };
    await stafettlogg.handle(`e${at}`, { ...OPEN, by: "leader" });
    await stafettlogg.handle(`e${at}`, { type: "addTiltak", tiltak, kept: CRAFT_CODES, by: "leader" });
  };
  for (let from = 0; from < count; from += AT_A_TIME)
    await Promise.all(Array.from({ length: Math.min(AT_A_TIME, count - from) }, (_, nth) => agreed(from + nth)));
}

/** When that was, by the clock of this process. */
async function schoolBegan(bot: Bot): Promise<number> {
  const nowMs = performance.now();
  const productMs = await bot.productTimeMs();
  return nowMs - (productMs - osloMs(osloDate(productMs), EIGHT_MS));
}

async function untilPosted(posts: () => readonly ConnectorCall[], count: number): Promise<void> {
  for (let before = -1, stillMs = 0; posts().length < count; ) {
    await pause(100);
    stillMs = posts().length === before ? stillMs + 100 : 0;
    before = posts().length;
    // What was on its way when the bot was killed is told another day.
    if (before > 0 && stillMs > 20_000) return;
  }
}

function doubtsIn(databaseUrl: string): Promise<number> {
  return readingFrom(databaseUrl, async ({ rows }) => {
    const sql = "SELECT count(*)::int AS count FROM event WHERE body ->> 'type' = 'digestDoubted'";
    return (await rows<{ count: number }>(sql))[0]?.count ?? 0;
  });
}

function figuresOf(posts: readonly ConnectorCall[], calls: readonly ConnectorCall[], count: number) {
  const told = Map.groupBy(posts, ({ chatId }) => chatId);
  const windowSeconds = Math.min(10, count / 100);
  return {
    told: told.size,
    toldTwice: [...told.values()].filter((each) => each.length > 1).length,
    seconds: ((posts.at(-1)?.atMs ?? 0) - (posts[0]?.atMs ?? 0)) / 1000,
    windowSeconds,
    mostInWindow: mostWithin(windowSeconds * 1000, calls),
  };
}

/** The most calls that were made within so long for sure: what came in one heap after this process stood still came before it. */
function mostWithin(windowMs: number, calls: readonly ConnectorCall[]): number {
  let end = 0;
  let most = 0;
  for (const [at, { sinceMs }] of calls.entries()) {
    while ((calls[end]?.atMs ?? Number.POSITIVE_INFINITY) < sinceMs + windowMs) end += 1;
    most = Math.max(most, end - at);
  }
  return most;
}
