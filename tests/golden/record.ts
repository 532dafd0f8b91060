/**
 * `npm run golden`: records what this release stores, into `tests/golden/<version>/`, which the tests of every later one
 * read. Run at each release, once; see README.md beside this. Needs PostgreSQL at 127.0.0.1:5432, with pg_dump.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { startRoom } from "../../practice/room/room.ts";
import { play } from "../../practice/scenarios/play.ts";
import { STORY_SPEED } from "../../practice/scenarios/story.ts";
import { playWeeks } from "../../practice/scenarios/weeks.ts";
import { meetings } from "../../src/app/meeting/meetings.ts";
import type { Målform } from "../../src/meeting/events.ts";
import type { MeetingState } from "../../src/meeting/state.ts";
import { composeReferat } from "../../src/referat/compose.ts";
import { type Location, openStore } from "../../src/store/store.ts";
import { translator } from "../../src/text/text.ts";
import { carryOut, correction, middle, stale, turbulent } from "./course.ts";
import { folded } from "./fold.ts";
import type { Beside, Recorded } from "./recorded.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const SERVER = "postgres://root@127.0.0.1:5432";
const silent = { info() {}, warn() {}, error() {} };
/** A step of the story in the middle of the round about factors. */
const MIDDLE_STEP = 45;

class Enough extends Error {}

type Query = (sql: string) => Promise<readonly Record<string, unknown>[]>;

/** The story in the practice room, by the real bot on `database`; stopped before step `until`. */
async function playIn(dataDir: string, målform: Målform, databaseUrl: string | undefined, until = Infinity) {
  const env = { ...process.env, DATABASE_URL: databaseUrl };
  const room = await startRoom({ port: 0, dataDir, målform, limits: "off", speed: STORY_SPEED, env });
  try {
    const played = await play(room, {
      onStep(number) {
        if (number >= until) throw new Enough();
      },
    });
    await playWeeks(room, played);
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  } finally {
    await room.stop();
  }
}

/** Corrects what was sent, and holds other meetings beside it; one is left in the middle. */
async function addMeetings(location: Location, storyId: string): Promise<void> {
  const store = await openStore(location, { clockSpeed: STORY_SPEED, log: silent });
  try {
    let nowMs = store.clock.now();
    const all = meetings(store, { now: () => nowMs });
    const pass = (minutes: number) => {
      nowMs += minutes * 60_000;
    };
    const story = await all.find(storyId);
    if (story === undefined) throw new Error("the story left no meeting");
    await carryOut(all, storyId, correction(story), pass);
    await carryOut(all, "turbulent", turbulent, pass);
    await carryOut(all, "stale", stale, pass);
    await carryOut(all, "middle", middle, pass);
  } finally {
    await store.close();
  }
}

async function inFolder<T>(folder: string, work: (query: Query) => Promise<T>): Promise<T> {
  const database = await PGlite.create({ dataDir: join(folder, "database") });
  try {
    return await work(async (sql) => (await database.query<Record<string, unknown>>(sql)).rows);
  } finally {
    await database.close();
  }
}

async function onServer<T>(url: string, work: (query: Query) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(async (sql) => (await client.query(sql)).rows);
  } finally {
    await client.end();
  }
}

/** Every meeting in a database, with what this release makes of its events. */
async function recorded(query: Query): Promise<Recorded[]> {
  const found: Recorded[] = [];
  for (const { stream_id: id } of await query("SELECT stream_id FROM meeting ORDER BY started_at")) {
    const stream = String(id);
    const of = (table: string, column: string, order: string) =>
      query(`SELECT ${column} FROM ${table} WHERE stream_id = '${stream}' ORDER BY ${order}`);
    const events = (await of("event", "body", "version")).map(({ body }) => body);
    const state = folded(stream, events) as MeetingState;
    const editions = (await of("edition", "document", "number")).map(({ document }) => document);
    const composed = state.status === "ended" ? composeReferat(state, translator(state.info.målform)) : undefined;
    found.push({ stream, events, state, editions, entries: [], ...(composed && { composed }) });
  }
  return found;
}

/** What is no meeting: entries, einings, and those who are reminded. */
async function besideIn(query: Query): Promise<Beside[]> {
  const streams = new Map<string, unknown[]>();
  const told = await query(
    "SELECT stream_id, body FROM event WHERE stream_id NOT LIKE 'meeting/%' ORDER BY stream_id, version",
  );
  for (const { stream_id: id, body } of told) {
    const stream = String(id);
    streams.set(stream, [...(streams.get(stream) ?? []), body]);
  }
  return [...streams].map(([stream, events]) => ({ stream, events, state: folded(stream, events) }));
}

async function jobsIn(query: Query): Promise<unknown[]> {
  return (await query("SELECT data FROM pgboss.job ORDER BY data::text")).map(({ data }) => data);
}

async function storyIn(query: Query): Promise<string> {
  const [row] = await query("SELECT meeting_id FROM meeting");
  return String(row?.meeting_id);
}

async function record(out: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "bti-golden-"));
  const write = (name: string, content: unknown) => writeFile(join(out, name), `${JSON.stringify(content, null, 1)}\n`);
  const name = `bti_golden_${Date.now()}`;
  const url = `${SERVER}/${name}`;
  try {
    await mkdir(out, { recursive: true });

    const nn = join(folder, "nn");
    await playIn(nn, "nn", undefined);
    const data = join(nn, "bot");
    await addMeetings({ dataDir: data }, await inFolder(data, storyIn));
    const [story, ...others] = await inFolder(data, recorded);
    await write("corrected-nn.json", story);
    for (const other of others) await write(`${other.stream.replace("meeting/", "")}.json`, other);
    await write("beside.json", await inFolder(data, besideIn));
    await write("jobs.json", await inFolder(data, jobsIn));
    await writeFile(join(out, "data.tar.br"), packed(execFileSync("tar", ["-c", "-C", data, "."], LARGE)));

    const half = join(folder, "half");
    await playIn(half, "nn", undefined, MIDDLE_STEP);
    const [halfway] = await inFolder(join(half, "bot"), recorded);
    await write("halfway-nn.json", halfway);

    await onServer(`${SERVER}/postgres`, (query) => query(`CREATE DATABASE ${name}`));
    await playIn(join(folder, "nb"), "nb", url);
    const [sent] = await onServer(url, recorded);
    await write("sent-nb.json", sent);
    await addMeetings({ databaseUrl: url }, await onServer(url, storyIn));
    const dump = execFileSync("pg_dump", ["--inserts", "--no-owner", "--no-privileges", url], LARGE);
    await writeFile(join(out, "dump.sql.br"), packed(dump));
  } finally {
    await onServer(`${SERVER}/postgres`, (query) => query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    await rm(folder, { recursive: true, force: true });
  }
}

const LARGE = { maxBuffer: 2 ** 30 };

/** A folder of 25 MB becomes one: the databases that PostgreSQL is made from lie in it three times. */
function packed(bytes: Uint8Array): Uint8Array {
  const params = { [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS };
  return brotliCompressSync(bytes, { params });
}

const { version } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8"));
const out = join(import.meta.dirname, version);
if (existsSync(out)) {
  process.stderr.write(`${version} has been recorded: what a release stored does not change.\n`);
  process.exitCode = 1;
} else await record(out);
