/** The tables of a database, looked at from outside the store. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import type { Location } from "../../src/store/store.ts";

export interface Tables {
  /** Every column, of the product's tables and the queue's. */
  columns(): Promise<readonly { readonly schema: string; readonly table: string; readonly column: string }[]>;
  /** The rows that hold `mark`, as text, by `schema.table`. */
  holding(mark: RegExp): Promise<Readonly<Record<string, readonly string[]>>>;
  close(): Promise<void>;
}

type Query = (sql: string, values?: unknown[]) => Promise<{ readonly rows: readonly unknown[] }>;

/** Opens the database beside the store; the embedded one only when the store is closed. */
export async function tablesOf(location: Location): Promise<Tables> {
  const { query, close } = await beside(location);
  return tables(query, close);
}

/** The same, for statements of one's own. */
export async function beside(location: Location): Promise<{ query: Query; close(): Promise<void> }> {
  if ("dataDir" in location) {
    const database = await PGlite.create({ dataDir: join(location.dataDir, "database") });
    return { query: (sql, values) => database.query(sql, values), close: () => database.close() };
  }
  const client = new pg.Client({ connectionString: location.databaseUrl });
  await client.connect();
  return { query: (sql, values) => client.query(sql, values), close: () => client.end() };
}

function tables(query: Query, close: () => Promise<void>): Tables {
  async function columns() {
    const { rows } = await query(
      `SELECT table_schema AS schema, table_name AS "table", column_name AS "column" FROM information_schema.columns
       WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2, ordinal_position`,
    );
    return rows as { schema: string; table: string; column: string }[];
  }
  return {
    columns,
    close,
    async holding(mark) {
      const names = new Set((await columns()).map(({ schema, table }) => `"${schema}"."${table}"`));
      const found: Record<string, string[]> = {};
      for (const name of names) {
        const { rows } = await query(`SELECT t::text AS row FROM ${name} AS t`);
        const holding = (rows as { row: string }[]).map(({ row }) => row).filter((row) => mark.test(row));
        if (holding.length > 0) found[name.replaceAll('"', "").replace("public.", "")] = holding;
      }
      return found;
    },
  };
}

/** The files below `folder` that hold `mark` as it stands. */
export async function filesHolding(folder: string, mark: RegExp): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const holding: string[] = [];
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    if (mark.test(entry.name) || mark.test(await readFile(path, "latin1"))) holding.push(path.slice(folder.length + 1));
  }
  return holding;
}
