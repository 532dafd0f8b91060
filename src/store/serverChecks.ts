/** What a PostgreSQL server must be for the bot to work on it, checked at the start; what is not, is told in a sentence. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import type { Log } from "../app/ports/log.ts";
import { StartFault } from "../errors.ts";
import { BOSS_SCHEMA } from "./client.ts";
import { migrationsList } from "./migrate.ts";

const LEAST_VERSION = 14;
/** Clocks of servers that are kept right differ by far less. */
const CLOCKS_DIFFER_MS = 1_000;
/** Room for pg-boss's own ending behind it. */
const SCHEMA_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,39}$/;

export interface Checking {
  /** What DATABASE_URL asks for; otherwise the role's own search path decides. */
  readonly schema: string | undefined;
  /** Connections that are to be had. */
  readonly needed: number;
  /** A pooler in transaction mode is announced. */
  readonly pooled: boolean;
  readonly log: Log;
}

export interface Schemas {
  readonly name: string;
  readonly bossSchema: string;
}

/** Gives where the tables and the queue are to be. Throws StartFault. */
export async function checkServer(connection: pg.ClientConfig, checking: Checking): Promise<Schemas> {
  const client = await connected(connection);
  try {
    if (!checking.pooled) await requireSession(client, connection);
    const name = await ourSchema(client, checking);
    const schemas = { name, bossSchema: name === "public" ? BOSS_SCHEMA : `${name}_${BOSS_SCHEMA}` };
    const found = await lookAround(client, schemas);
    requireServer(found);
    requireRights(found, schemas);
    if (!checking.pooled) requireConnections(found, checking);
    await requireSameOrOlder(client, found, schemas);
    const aheadMs = Math.round(Date.now() - found.clockMs);
    if (Math.abs(aheadMs) > CLOCKS_DIFFER_MS) checking.log.warn("clock.differs", { aheadOfDatabaseMs: aheadMs });
    return schemas;
  } finally {
    client.end().catch(() => {});
  }
}

async function connected(connection: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({ ...connection, query_timeout: connection.connectionTimeoutMillis });
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** Two connections that live at the same time are two sessions, unless a pooler hands one session from one to the other. */
async function requireSession(first: pg.Client, connection: pg.ClientConfig): Promise<void> {
  const second = await connected(connection);
  try {
    const before = await sessionOf(first);
    await second.query("BEGIN");
    const other = await sessionOf(second);
    const after = await sessionOf(first);
    if (before === after && before !== other) return;
    throw new StartFault(
      "Between the bot and PostgreSQL is a pooler in transaction mode: set DATABASE_POOLER=transaction, or let the pooler keep sessions.",
    );
  } finally {
    await second.query("ROLLBACK").catch(() => {});
    await second.end().catch(() => {});
  }
}

async function sessionOf(client: pg.Client): Promise<number> {
  return (await client.query("SELECT pg_backend_pid() AS pid")).rows[0].pid;
}

async function ourSchema(client: pg.Client, { schema, pooled }: Checking): Promise<string> {
  if (schema !== undefined) {
    if (!SCHEMA_NAME.test(schema)) {
      throw new StartFault("The schema in DATABASE_URL must be a word of at most 40 letters, digits and underscores.");
    }
    if (pooled) {
      throw new StartFault(
        `A pooler in transaction mode does not keep a connection's schema: leave ?schema=… out of DATABASE_URL, and run ALTER ROLE … SET search_path = ${schema}.`,
      );
    }
    const { rowCount } = await client.query("SELECT FROM pg_namespace WHERE nspname = $1", [schema]);
    if (rowCount === 0) await client.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
    await client.query(`SET search_path TO "${schema}"`);
  }
  const name: string | null = (await client.query("SELECT current_schema() AS name")).rows[0].name;
  if (name === null) {
    throw new StartFault(
      "No schema on the search path of the role in DATABASE_URL exists, so that tables have nowhere to be.",
    );
  }
  if (!SCHEMA_NAME.test(name)) {
    throw new StartFault(`The bot can't work in a schema called ${name}: letters, digits and underscores only.`);
  }
  return name;
}

interface Found {
  readonly version: number;
  readonly encoding: string;
  readonly standby: boolean;
  readonly readOnly: boolean;
  readonly mayMakeSchemas: boolean;
  readonly mayMakeTables: boolean;
  readonly hasMigrations: boolean;
  readonly hasBoss: boolean;
  readonly tables: number;
  readonly connections: number;
  readonly used: number;
  readonly clockMs: number;
}

const LOOK = `
  SELECT current_setting('server_version_num')::int / 10000 AS version,
    current_setting('server_encoding') AS encoding,
    pg_is_in_recovery() AS standby,
    current_setting('transaction_read_only') = 'on' AS "readOnly",
    has_database_privilege(current_database(), 'CREATE') AS "mayMakeSchemas",
    has_schema_privilege($1, 'CREATE') AS "mayMakeTables",
    to_regclass(format('%I._prisma_migrations', $1::text)) IS NOT NULL AS "hasMigrations",
    to_regclass(format('%I.version', $2::text)) IS NOT NULL AS "hasBoss",
    (SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = $1::regnamespace)::int AS tables,
    least(
      current_setting('max_connections')::int - CASE WHEN rolsuper THEN 0 ELSE current_setting('superuser_reserved_connections')::int END,
      CASE WHEN rolconnlimit < 0 OR rolsuper THEN 1000000 ELSE rolconnlimit END,
      (SELECT CASE WHEN datconnlimit < 0 OR rolsuper THEN 1000000 ELSE datconnlimit END FROM pg_database WHERE datname = current_database())
    ) AS connections,
    (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend')::int AS used,
    (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS "clockMs"
  FROM pg_roles WHERE rolname = current_user`;

async function lookAround(client: pg.Client, { name, bossSchema }: Schemas): Promise<Found> {
  return (await client.query<Found>(LOOK, [name, bossSchema])).rows[0] as Found;
}

function requireServer({ version, encoding, standby, readOnly }: Found): void {
  if (version < LEAST_VERSION) {
    throw new StartFault(`The database server is PostgreSQL ${version}; the bot needs ${LEAST_VERSION} or newer.`);
  }
  if (encoding !== "UTF8") {
    throw new StartFault(
      `The database's encoding is ${encoding}, which can't hold everything that people write: make it anew with ENCODING 'UTF8'.`,
    );
  }
  if (standby) throw new StartFault("The database server is a standby (25006): DATABASE_URL must lead to the primary.");
  if (readOnly) throw new StartFault("The database is read-only for the role in DATABASE_URL (25006).");
}

function requireRights(found: Found, { name, bossSchema }: Schemas): void {
  if (!found.hasBoss && !found.mayMakeSchemas) {
    throw new StartFault(
      `The role in DATABASE_URL may not make the schema ${bossSchema} (42501): GRANT CREATE ON DATABASE to it.`,
    );
  }
  if (!found.mayMakeTables) {
    throw new StartFault(
      `The role in DATABASE_URL may not make tables in the schema ${name} (42501): make it the database's owner, or GRANT CREATE ON SCHEMA to it.`,
    );
  }
  if (!found.hasMigrations && found.tables > 0) {
    throw new StartFault(
      `The schema ${name} holds tables of another program: give the bot a database of its own, or ?schema=… in DATABASE_URL.`,
    );
  }
}

function requireConnections({ connections, used }: Found, { needed, log }: Checking): void {
  if (connections < needed) {
    throw new StartFault(
      `The database allows the bot ${connections} connections, and it needs ${needed}: set DATABASE_POOL lower, or allow more.`,
    );
  }
  // Those that ask are among those used.
  const free = connections - used + 2;
  if (free < needed) log.warn("database.fewConnections", { free, needed });
}

async function requireSameOrOlder(client: pg.Client, found: Found, { name, bossSchema }: Schemas): Promise<void> {
  if (found.hasMigrations) {
    const known = new Set((await migrationsList()).migrationDirectories.map(({ path }) => path));
    const { rows } = await client.query(
      `SELECT migration_name AS name, finished_at IS NULL AS unfinished FROM "${name}"._prisma_migrations WHERE rolled_back_at IS NULL`,
    );
    if (rows.some((row) => !known.has(row.name))) throw newer();
    const unfinished = rows.find((row) => row.unfinished);
    if (unfinished !== undefined) {
      throw new StartFault(
        `The migration ${unfinished.name} was cut off or failed; see «Updates» in docs/operations.md on how to let it run again.`,
      );
    }
  }
  if (found.hasBoss) {
    const { rows } = await client.query(`SELECT version FROM "${bossSchema}".version`);
    if (rows[0]?.version > (await bossVersion())) throw newer();
  }
}

function newer(): StartFault {
  return new StartFault(
    "The database was last used by a newer version of the bot: start that one, or restore the backup from before the update.",
  );
}

/** The version of its tables that this release of pg-boss makes. */
async function bossVersion(): Promise<number> {
  const main = fileURLToPath(import.meta.resolve("pg-boss"));
  return JSON.parse(await readFile(new URL("../package.json", `file://${main}`), "utf8")).pgboss.schema;
}
