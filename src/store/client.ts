/** A database, and the embedded one in a folder. What differs on a server is in server.ts. */
import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { type ConstructorOptions, fromPglite } from "pg-boss";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { folderFault, keepPrivate, requireFolder } from "../folders.ts";
import { lockFolder } from "./folderLock.ts";
import { PrismaClient } from "./generated/client.ts";
import { migrate } from "./migrate.ts";
import { PreparedPGlite } from "./preparedPglite.ts";

export type Executor = NonNullable<ConstructorOptions["db"]>;

export const BOSS_SCHEMA = "pgboss";

/** A new database takes 25 MB; below this there is no working. */
const FREE_MB = 100;

/**
 * PostgreSQL's own 128 MB are cleared at each start, which is half of what opening costs, and are held from then on. A whole new
 * database has room in these, and what it doesn't find there it reads from files of the same machine.
 */
const BUFFERS = ["-c", "shared_buffers=32MB"];

export interface Database {
  readonly prisma: PrismaClient;
  /** What pg-boss works on, and how. */
  readonly boss: ConstructorOptions;
  /** pg-boss's own schema. */
  readonly bossSchema: string;
  /** No other process can have it open: a job that is active when we open it was left by one that died. */
  readonly alone: boolean;
  /** Frees the room of deleted rows: on a server for use anew, without holding anybody up; in a folder for good. */
  vacuum(): Promise<void>;
  /** Marks the jobs we run, where the server can tell others that our process is gone. */
  readonly processId?: number;
  /** Runs `work` while no other process takes jobs. */
  taking<T>(work: (db: Executor) => Promise<T>): Promise<T>;
  /** The clock that all processes share, in milliseconds since 1970. */
  readClockMs(): Promise<number>;
  close(): Promise<void>;
}

/** PGlite in `dataDir`, which is made where it is missing. Throws StartFault. */
export async function openFolder(dataDir: string): Promise<Database> {
  await requireFolder(dataDir, { setting: "DATA_DIR", make: true, freeMb: FREE_MB });
  const unlock = lockFolder(dataDir);
  try {
    const database = await openPglite(dataDir);
    const adapter = new PrismaPGlite(database);
    const db = fromPglite(database);
    return {
      prisma: new PrismaClient({ adapter }),
      // Rebuilding indexes while others write is for servers; here it would only hold the one connection.
      boss: { db, backend: "pglite", reindex: false, monitorVacuum: false },
      bossSchema: BOSS_SCHEMA,
      alone: true,
      async vacuum() {
        await database.exec("VACUUM FULL");
        await database.exec("CHECKPOINT");
      },
      taking: (work) => work(db),
      readClockMs: async () => Date.now(),
      async close() {
        await database.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    // The embedded database throws what is no Error where its files can't be read or written.
    const ofFiles = !(error instanceof Error) || "errno" in error;
    throw ofFiles ? folderFault("DATA_DIR", dataDir, error) : error;
  }
}

/** Until the first start is through, a note lies beside the database: with it, what is there is half made and is made anew. */
async function openPglite(dataDir: string): Promise<PGlite> {
  const folder = join(dataDir, "database");
  const unfinished = join(dataDir, "first-start");
  if (existsSync(unfinished)) await rm(folder, { recursive: true, force: true });
  if (!existsSync(folder)) await writeFile(unfinished, "");
  // Logs of 1 MB instead of 16: a third off the first start, and a folder of 25 MB.
  const database = new PreparedPGlite({
    dataDir: folder,
    initDbStartParams: ["--wal-segsize=1"],
    startParams: [...PGlite.defaultStartParams, ...BUFFERS],
  });
  await database.waitReady;
  await migrate(new AwaitingPGlite(database));
  await rm(unfinished, { force: true });
  // PGlite opens its first files to everybody, whatever the umask says.
  await keepPrivate(dataDir);
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
