/** Opens a database as a release left it. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import pg from "pg";
import { engine, freshDatabase, type TestDatabase } from "../store/database.ts";
import { folderInMemory } from "../support/inMemory.ts";
import { GOLDEN } from "./recorded.ts";

/** Its data folder, or on PostgreSQL its dump, restored; drop it after use. */
export async function goldenDatabase(release: string): Promise<TestDatabase> {
  return engine === "postgres" ? restored(release) : unpacked(release);
}

async function unpacked(release: string): Promise<TestDatabase> {
  const dataDir = await folderInMemory("bti-golden-");
  execFileSync("tar", ["-x", "-C", dataDir], { input: unpack(release, "data.tar.br") });
  return {
    location: { dataDir },
    cut: () => Promise.reject(new Error("only on PostgreSQL")),
    drop: () => rm(dataDir, { recursive: true, force: true }),
  };
}

async function restored(release: string): Promise<TestDatabase> {
  const database = await freshDatabase();
  if (!("databaseUrl" in database.location)) throw new Error("not on a server");
  const client = new pg.Client({ connectionString: database.location.databaseUrl });
  await client.connect();
  // Lines that begin so are for psql, and tell it to take no orders from the rest.
  const sql = unpack(release, "dump.sql.br")
    .toString("utf8")
    .replaceAll(/^\\.*$/gm, "");
  await client.query(sql);
  await client.end();
  return database;
}

function unpack(release: string, name: string): Buffer {
  return brotliDecompressSync(readFileSync(join(GOLDEN, release, name)));
}
