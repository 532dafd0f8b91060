import pg from "pg";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Log } from "../../src/app/ports/log.ts";
import { StartFault } from "../../src/errors.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { mute, refusing, unknownAuthority, withoutEncryption } from "./badServers.ts";
import { databaseMissing, engine, silent } from "./database.ts";
import { change, render } from "./samples.ts";

const SERVER = "postgres://root@127.0.0.1:5432";

async function sql(statement: string, database = "postgres"): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: `${SERVER}/${database}` });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

const fresh = () => `bti_start_${crypto.randomUUID().replaceAll("-", "")}`;

/** An empty database, dropped after the test. */
async function database(options = ""): Promise<string> {
  const name = fresh();
  await sql(`CREATE DATABASE ${name} ${options}`);
  onTestFinished(async () => void (await sql(`DROP DATABASE ${name} WITH (FORCE)`)));
  return name;
}

/** A role that is no superuser, dropped after the test and before its database. */
async function role(inDatabase: string, rights: string): Promise<string> {
  const name = fresh();
  await sql(`CREATE ROLE ${name} LOGIN`);
  onTestFinished(async () => {
    await sql(`DROP OWNED BY ${name} CASCADE`, inDatabase);
    await sql(`DROP ROLE ${name}`);
  });
  if (rights !== "") await sql(rights.replaceAll("$role", name), inDatabase);
  return `postgres://${name}@127.0.0.1:5432/${inDatabase}`;
}

async function opened(databaseUrl: string, log: Log = silent): Promise<Store> {
  const store = await openStore({ databaseUrl }, { clockSpeed: 1, log });
  onTestFinished(() => store.close());
  return store;
}

/** The sentence that a start ends with. */
async function sentence(databaseUrl: string): Promise<string> {
  const error = await openStore({ databaseUrl }, { clockSpeed: 1, log: silent }).then(
    async (store) => {
      await store.close();
      throw new Error("it started");
    },
    (fault: unknown) => fault,
  );
  expect(error).toBeInstanceOf(StartFault);
  const { message } = error as StartFault;
  expect(message).toMatch(/^[^\n]{20,300}$/);
  return message;
}

describe.skipIf(databaseMissing || engine !== "postgres")("the start on a server", () => {
  it.each([
    ["nobody listens", async () => "postgres://bti@127.0.0.1:1/bti", /nobody answers.*\(ECONNREFUSED\)/],
    ["the server is mute", mute, /does not answer in time/],
    ["the password is wrong", () => refusing("28P01"), /password.*\(28P01\)/],
    ["the machine is not let in", () => refusing("28000"), /pg_hba\.conf.*sslmode.*\(28000\)/],
    ["no connection is left", () => refusing("53300"), /DATABASE_POOL.*\(53300\)/],
    ["the server is starting", () => refusing("57P03"), /starting or stopping.*\(57P03\)/],
    ["the disk is full", () => refusing("53100"), /disk.*full \(53100\)/],
    ["the code is one nobody thought of", () => refusing("XX999"), /made ready \(XX999\)/],
    ["encryption is not offered", async () => `${await withoutEncryption()}?sslmode=require`, /does not offer it/],
    ["nobody knows the certificate", async () => `${await unknownAuthority()}?sslmode=verify-full`, /DEPTH_ZERO/],
    ["the database does not exist", async () => `${SERVER}/${fresh()}`, /does not exist \(3D000\)/],
    [
      "the role does not exist",
      async () => `postgres://${fresh()}@127.0.0.1:5432/postgres`,
      /doesn't know the role.*\(28000\)/,
    ],
  ])("says in a sentence that %s", async (_name, url, expected) => {
    expect(await sentence(await url())).toMatch(expected);
  });

  it.each([
    [
      "the encoding",
      "ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0",
      "",
      /encoding is LATIN1.*UTF8/,
    ],
    ["another program's tables", "", "CREATE TABLE pupils (id int)", /tables of another program/],
  ])("says in a sentence what is wrong with the database: %s", async (_name, options, statement, expected) => {
    const name = await database(options);
    if (statement !== "") await sql(statement, name);
    expect(await sentence(`${SERVER}/${name}`)).toMatch(expected);
  });

  it.each([
    ["may not make schemas", "", /schema pgboss \(42501\).*GRANT CREATE ON DATABASE/],
    ["may not make tables", "GRANT CREATE ON DATABASE DB TO $role", /tables in the schema public \(42501\)/],
    [
      "finds no schema",
      "GRANT CREATE ON DATABASE DB TO $role; ALTER ROLE $role SET search_path = nowhere",
      /search path/,
    ],
    ["is read-only", "ALTER ROLE $role SET default_transaction_read_only = on", /read-only.*25006/],
    [
      "has too few connections",
      "GRANT CREATE ON DATABASE DB TO $role; ALTER ROLE $role CONNECTION LIMIT 4; GRANT CREATE ON SCHEMA public TO $role",
      /allows the bot 4 connections, and it needs 12/,
    ],
  ])("says in a sentence that the role %s", async (_name, rights, expected) => {
    const name = await database();
    expect(await sentence(await role(name, rights.replaceAll("DB", name)))).toMatch(expected);
  });

  it.each([
    [
      "migrations",
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', '', '29991231235959_later', now())",
      /newer version/,
    ],
    ["the queue's tables", "UPDATE pgboss.version SET version = version + 1", /newer version/],
    [
      "a migration that was cut off",
      "UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '%first'",
      /_first was cut off/,
    ],
  ])(
    "refuses a database that a newer version, or a start cut off, has left: %s",
    async (_name, statement, expected) => {
      const name = await database();
      await (await openStore({ databaseUrl: `${SERVER}/${name}` }, { clockSpeed: 1, log: silent })).close();
      await sql(statement, name);
      expect(await sentence(`${SERVER}/${name}`)).toMatch(expected);
    },
  );

  it("keeps installations apart that share a database, by the schema in the address or the role's own", async () => {
    const name = await database();
    const rights = `GRANT CREATE ON DATABASE ${name} TO $role; CREATE SCHEMA own AUTHORIZATION $role; ALTER ROLE $role SET search_path = own`;
    const urls = [`${SERVER}/${name}`, `${SERVER}/${name}?schema=skule`, await role(name, rights)];
    for (const url of urls) {
      const store = await openStore({ databaseUrl: url }, { clockSpeed: 1, log: silent });
      expect(await store.history.append(change("m", { jobs: [render("m")] }))).toBe("appended");
      const ran = await new Promise((resolve) => store.queue.start(async (job) => resolve(job)));
      expect(ran).toEqual(render("m"));
      await store.close();
    }
    const { rows } = await sql("SELECT schemaname FROM pg_tables WHERE tablename IN ('event', 'job') ORDER BY 1", name);
    expect(rows.map((row) => row.schemaname)).toEqual([
      "own",
      "own_pgboss",
      "pgboss",
      "public",
      "skule",
      "skule_pgboss",
    ]);
  });

  it("refuses the name of a schema that it can't work in", async () => {
    const name = await database();
    expect(await sentence(`${SERVER}/${name}?schema=b%22ti`)).toMatch(/schema in DATABASE_URL must be a word/);
  });

  it("tells how far the database's clock is from the machine's, where that is far", async () => {
    const name = await database();
    const logged: unknown[] = [];
    const log: Log = { ...silent, warn: (event) => void logged.push(event) };
    await opened(`${SERVER}/${name}`, log);
    expect(logged).not.toContain("clock.differs");
    const { now } = Date;
    onTestFinished(() => {
      Date.now = now;
    });
    Date.now = () => now() - 10_000;
    const store = await opened(`${SERVER}/${name}`, log);
    expect(logged).toContain("clock.differs");
    // And takes the database's for the right one.
    expect(Math.abs(store.clock.now() - now())).toBeLessThan(5_000);
  });
});
