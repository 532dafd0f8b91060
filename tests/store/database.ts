/**
 * A database for tests, fresh and real. `TEST_DATABASE=postgres` runs the same tests on the PostgreSQL of 127.0.0.1:5432
 * (trust, user root); anything else on PGlite in a folder of its own, copied from one made earlier.
 *
 *   describe.skipIf(databaseMissing)("…", () => {
 *     const store = useStore({ clockSpeed: 60 });       // one for the whole describe; call store() in the tests
 *   });
 *   const { store } = await freshStore();               // in a test: one of its own, closed and dropped after it
 *   const database = await freshDatabase();             // the place alone, to open (and open again) and drop yourself
 */
import { createHash } from "node:crypto";
import { cpSync, existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import type { Log } from "../../src/app/ports/log.ts";
import { type Location, openStore, type Store, type StoreOptions } from "../../src/store/store.ts";
import { folderInMemory } from "../support/inMemory.ts";

export const engine = process.env.TEST_DATABASE === "postgres" ? "postgres" : "pglite";

const SERVER = { host: "127.0.0.1", port: 5432, user: "root" };

/** True where the tests are to be skipped: no server here, and this is not CI, where that is a failure. */
export const databaseMissing = engine === "postgres" && !(await serverAnswers());

export const silent: Log = { info() {}, warn() {}, error() {} };

export interface TestDatabase {
  readonly location: Location;
  /** Cuts the store's connections, as a server that restarts does; on PostgreSQL only. */
  cut(): Promise<void>;
  drop(): Promise<void>;
}

/** An empty place for a store; drop it after use: `onTestFinished(database.drop)`. */
export function freshDatabase(): Promise<TestDatabase> {
  return engine === "postgres" ? freshServerDatabase() : freshFolder();
}

/** A store for all tests of a describe block. It takes a third of a second to make, so prefer it where tests can share. */
export function useStore(options: Partial<StoreOptions> = {}): () => Store {
  let fresh: FreshStore | undefined;
  beforeAll(async () => {
    fresh = await openFresh(options);
  });
  afterAll(() => fresh?.close());
  return () => {
    if (fresh === undefined) throw new Error("call it in a test");
    return fresh.store;
  };
}

/** A store for one test. */
export async function freshStore(options: Partial<StoreOptions> = {}): Promise<FreshStore> {
  const fresh = await openFresh(options);
  onTestFinished(() => fresh.close());
  return fresh;
}

export interface FreshStore {
  readonly store: Store;
  readonly database: TestDatabase;
  close(): Promise<void>;
}

async function openFresh(options: Partial<StoreOptions>): Promise<FreshStore> {
  const database = await freshDatabase();
  const store = await openStore(database.location, { clockSpeed: 1, log: silent, ...options });
  return {
    store,
    database,
    async close() {
      await store.close();
      await database.drop();
    },
  };
}

async function freshServerDatabase(): Promise<TestDatabase> {
  const name = `bti_test_${crypto.randomUUID().replaceAll("-", "")}`;
  await onServer(`CREATE DATABASE ${name}`);
  return {
    location: { databaseUrl: `postgres://${SERVER.user}@${SERVER.host}:${SERVER.port}/${name}` },
    cut: () => onServer(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`),
    drop: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function freshFolder(): Promise<TestDatabase> {
  const dataDir = await folderInMemory("bti-test-");
  // A thousand small files: one after the other in one go costs a tenth of asking for each.
  cpSync(await template(), dataDir, { recursive: true });
  return {
    location: { dataDir },
    cut: () => Promise.reject(new Error("only on PostgreSQL")),
    drop: () => rm(dataDir, { recursive: true, force: true }),
  };
}

/** A folder as the first start leaves it: that takes seconds, a copy of it a blink. */
async function template(): Promise<string> {
  const cache = fileURLToPath(new URL("../../node_modules/.cache/bti-store/", import.meta.url));
  const folder = join(cache, await fingerprint());
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const fresh = await mkdtemp(join(cache, "new-"));
  await (await openStore({ dataDir: fresh }, { clockSpeed: 1, log: silent })).close();
  // Somebody else may have been first.
  await rename(fresh, folder).catch(() => rm(fresh, { recursive: true, force: true }));
  return folder;
}

/** Changes with everything that decides what the first start leaves. */
async function fingerprint(): Promise<string> {
  const root = new URL("../../", import.meta.url);
  const hash = createHash("sha256");
  hash.update(await readFile(new URL("package-lock.json", root)));
  const migrations = await readdir(new URL("prisma/migrations/", root), { recursive: true, withFileTypes: true });
  const files = migrations.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) hash.update(await readFile(file));
  return hash.digest("hex").slice(0, 16);
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ ...SERVER, database: "postgres" });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function serverAnswers(): Promise<boolean> {
  try {
    await onServer("SELECT 1");
    return true;
  } catch (error) {
    if (process.env.CI === "true") throw error;
    console.warn("skipped: no PostgreSQL at 127.0.0.1:5432");
    return false;
  }
}
