/** The database on a PostgreSQL server, which any number of processes may share. */
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import type { Log } from "../app/ports/log.ts";
import { untraced } from "../trace.ts";
import type { Database, Executor } from "./client.ts";
import { PrismaClient } from "./generated/client.ts";
import { migrate } from "./migrate.ts";
import { MIGRATION_MS, MigratingAdapter } from "./migratingAdapter.ts";
import { lend, Pool } from "./pool.ts";
import { LOCK_OF_OPENING, LOCK_OF_TAKING } from "./queueSql.ts";
import { checkServer } from "./serverChecks.ts";
import { holdSignOfLife } from "./signOfLife.ts";
import { startFault } from "./startFaults.ts";

export interface ServerLocation {
  readonly databaseUrl: string;
  /** Connections at most, besides one that says that the process lives; ten when left out. */
  readonly poolSize?: number;
  /** What stands between us and the server; in transaction mode a session is shared with others. */
  readonly pooler?: "transaction";
}

/** A new connection, or a free one, within this; an answer within the next. Together less than a person waits for a form. */
const CONNECT_MS = 2_500;
const ANSWER_MS = 3_500;
/** The server gives a statement up before we do, so that what we say did not happen has not. */
const STATEMENT_MS = 3_000;
/** An answer to what is asked at the start, besides the making of tables. */
const LOOK_MS = 60_000;
const POOL_SIZE = 10;
/** The sign of life, and one for the tables at the start. */
const BESIDES = 2;

const WITH_PERSONAL_DATA = ["stream", "event", "entry", "edition", "message", "meeting", "chat", "read_log"];

/** Throws StartFault. */
export async function openServer(location: ServerLocation, log: Log): Promise<Database> {
  const { pooler, poolSize = POOL_SIZE } = location;
  const pooled = pooler === "transaction";
  const { connection, schema: asked } = connectionTo(location);
  const needed = poolSize + BESIDES;
  const { schema, bossSchema, own } = await startFault(
    aloneInOpening(connection, async () => {
      const { name, bossSchema } = await checkServer(connection, { schema: asked, needed, pooled, log });
      const own = asked === undefined ? "" : `SET search_path TO "${name}"; `;
      await migrateServer(connection, { own, schema: name, pooled });
      return { schema: name, bossSchema, own };
    }),
  );

  const pool = new Pool({
    ...connection,
    max: poolSize,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: ANSWER_MS,
    // Sessions that we share with others are left as they are.
    ...(pooled ? {} : { onConnect: once(`${own}SET statement_timeout = ${STATEMENT_MS}`) }),
  });
  // Whoever had the connection made has long gone on.
  pool.on("error", () => untraced(() => log.warn("database.connectionLost")));
  const nameOf = pooled ? undefined : statementNames();
  const adapter = new PrismaPg(pool, {
    schema,
    ...(nameOf === undefined ? {} : { statementNameGenerator: (query) => nameOf(query.sql) }),
  });
  const alive = pooled ? undefined : await startFault(holdSignOfLife(connection, log));
  const executor = (on: pg.Pool | pg.PoolClient): Executor => ({
    executeSql: (text, values) =>
      values?.length && nameOf !== undefined ? on.query({ name: nameOf(text), text, values }) : on.query(text, values),
  });
  return {
    prisma: new PrismaClient({ adapter }),
    boss: {
      db: executor(pool),
      schema: bossSchema,
      // A process that dies leaves its jobs active until its heartbeats have been missed.
      superviseIntervalSeconds: 5,
      monitorIntervalSeconds: 5,
    },
    bossSchema,
    alone: false,
    ...(alive === undefined ? {} : { processId: alive.processId }),
    taking: (work) => taking(pool, bossSchema, (client) => work(executor(client))),
    async readClockMs() {
      const { rows } = await pool.query("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms");
      return rows[0].ms;
    },
    async vacuum() {
      // It takes its time, and so a connection of its own.
      const client = new pg.Client(connection);
      await client.connect();
      try {
        await client.query(`${own}VACUUM ${[...WITH_PERSONAL_DATA, `"${bossSchema}".job`].join(", ")}`);
      } finally {
        await client.end();
      }
    },
    async close() {
      await alive?.release();
      await pool.end();
    },
  };
}

/**
 * Two that take at the same instant could each take a job of the same meeting, since neither sees what the other has
 * not yet committed. Who is stopped in the middle gives way after a while.
 */
function taking<T>(pool: pg.Pool, schema: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return lend(pool, async (client) => {
    await client.query(
      `BEGIN; SET LOCAL idle_in_transaction_session_timeout = ${ANSWER_MS};
       SELECT pg_advisory_xact_lock(${LOCK_OF_TAKING}, hashtext('${schema}'))`,
    );
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  });
}

/** Run on each new connection before anything else. */
function once(statement: string) {
  return async (client: pg.ClientBase) => void (await client.query(statement));
}

/** How to connect, and the schema that `?schema=` asks for, which the driver doesn't know. */
function connectionTo({ databaseUrl }: ServerLocation): { connection: pg.ClientConfig; schema: string | undefined } {
  const schema = /[?&]schema=([^&]*)/.exec(databaseUrl)?.[1];
  const connection = {
    connectionString: databaseUrl,
    application_name: "bti-meeting-assistant",
    connectionTimeoutMillis: 2 * CONNECT_MS,
    keepAlive: true,
  };
  return { connection, schema: schema === undefined || schema === "public" ? undefined : decodeURIComponent(schema) };
}

/** One process at a time looks at the tables and makes them: what another is in the middle of looks half made. */
async function aloneInOpening<T>(connection: pg.ClientConfig, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...connection, query_timeout: MIGRATION_MS });
  client.on("error", () => {});
  await client.connect();
  try {
    // Of the transaction, not of the session, which may be shared.
    await client.query(`BEGIN; SELECT pg_advisory_xact_lock(${LOCK_OF_OPENING}, 0)`);
    return await work();
  } finally {
    client.end().catch(() => {});
  }
}

interface Migrating {
  /** Puts a session in our schema. */
  readonly own: string;
  readonly schema: string;
  readonly pooled: boolean;
}

/** On a connection of its own: the engine takes a lock on it and leaves that to the end of the session. */
async function migrateServer(connection: pg.ClientConfig, { own, ...options }: Migrating): Promise<void> {
  const onConnect = own === "" ? {} : { onConnect: once(own) };
  const pool = new pg.Pool({ ...connection, max: 1, query_timeout: LOOK_MS, ...onConnect });
  pool.on("error", () => {});
  const adapter = new MigratingAdapter(pool, options);
  try {
    await migrate(adapter);
  } catch (error) {
    // The engine's own errors have lost what the server said.
    throw adapter.fault ?? error;
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
