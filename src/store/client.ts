/** Opens the database, embedded or on a server: what differs between the two is in this file alone. */
import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type ConstructorOptions, fromPglite } from "pg-boss";
import { PrismaPGlite } from "pglite-prisma-adapter";
import type { Log } from "../app/ports.ts";
import { reached } from "./faults.ts";
import { lockFolder } from "./folderLock.ts";
import { PrismaClient } from "./generated/client.ts";
import { migrate } from "./migrate.ts";

const WITH_PERSONAL_DATA = ["event", "entry", "edition", "message", "meeting", "chat", "read_log", "pgboss.job"];

export interface Database {
  readonly prisma: PrismaClient;
  /** What pg-boss works on, and how. */
  readonly boss: ConstructorOptions;
  /** No other process can have it open: a job that is active when we open it was left by one that died. */
  readonly alone: boolean;
  /** Frees the room of deleted rows: on a server for use anew, without holding anybody up; in a folder for good. */
  vacuum(): Promise<void>;
  close(): Promise<void>;
}

/** PGlite in `dataDir`, which is made where it is missing. Throws FolderInUse. */
export async function openFolder(dataDir: string): Promise<Database> {
  await mkdir(dataDir, { recursive: true });
  const unlock = lockFolder(dataDir);
  try {
    const database = await openPglite(dataDir);
    const adapter = new PrismaPGlite(database);
    return {
      prisma: new PrismaClient({ adapter }),
      // Rebuilding indexes while others write is for servers; here it would only hold the one connection.
      boss: { db: fromPglite(database), backend: "pglite", reindex: false, monitorVacuum: false },
      alone: true,
      async vacuum() {
        await database.exec("VACUUM FULL");
        await database.exec("CHECKPOINT");
      },
      async close() {
        await database.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Until the first start is through, a note lies beside the database: with it, what is there is half made and is made anew. */
async function openPglite(dataDir: string): Promise<PGlite> {
  const folder = join(dataDir, "database");
  const unfinished = join(dataDir, "first-start");
  if (existsSync(unfinished)) await rm(folder, { recursive: true, force: true });
  if (!existsSync(folder)) await writeFile(unfinished, "");
  // Logs of 1 MB instead of 16: a third off the first start, and a folder of 25 MB.
  const database = await PGlite.create({ dataDir: folder, initDbStartParams: ["--wal-segsize=1"] });
  await migrate(new AwaitingPGlite(database));
  await rm(unfinished, { force: true });
  return database;
}

/** The adapter package starts migration scripts without waiting for them, so that their errors would end the process. */
class AwaitingPGlite extends PrismaPGlite {
  readonly #database: PGlite;

  constructor(database: PGlite) {
    super(database);
    this.#database = database;
  }

  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => void (await this.#database.exec(script));
    return adapter;
  }
}

/** A PostgreSQL server. Throws Unreachable("database") when it doesn't answer. */
export async function openServer(databaseUrl: string, log: Log): Promise<Database> {
  const config: pg.PoolConfig = {
    connectionString: databaseUrl,
    application_name: "bti-meeting-assistant",
    connectionTimeoutMillis: 5_000,
    query_timeout: 30_000,
    keepAlive: true,
  };
  await reached(migrateServer(config));
  const pool = new pg.Pool(config);
  pool.on("error", () => log.warn("database.connectionLost"));
  const nameOf = statementNames();
  const adapter = new PrismaPg(pool, { statementNameGenerator: (query) => nameOf(query.sql) });
  return {
    prisma: new PrismaClient({ adapter }),
    boss: {
      db: {
        executeSql: (text, values) =>
          values?.length ? pool.query({ name: nameOf(text), text, values }) : pool.query(text),
      },
      // A process that dies leaves its jobs active until its heartbeats have been missed.
      superviseIntervalSeconds: 5,
      monitorIntervalSeconds: 5,
    },
    alone: false,
    vacuum: async () => void (await pool.query(`VACUUM ${WITH_PERSONAL_DATA.join(", ")}`)),
    close: () => pool.end(),
  };
}

/** On a connection of its own: the engine takes a lock on it and leaves that to the end of the session. */
async function migrateServer(config: pg.PoolConfig): Promise<void> {
  const pool = new pg.Pool({ ...config, max: 1 });
  pool.on("error", () => {});
  try {
    await migrate(new PrismaPg(pool));
  } finally {
    await pool.end();
  }
}

/** Names by which the server keeps the plans of statements: twice the writes a second, measured. */
function statementNames(): (sql: string) => string {
  const names = new Map<string, string>();
  return (sql) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    const name = `s${names.size}`;
    names.set(sql, name);
    return name;
  };
}
