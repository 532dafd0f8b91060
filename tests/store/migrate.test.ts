import { readFile } from "node:fs/promises";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { migrate, migrationsList, openSchemaEngine } from "../../src/store/migrate.ts";
import { databaseMissing, engine, freshDatabase } from "./database.ts";

// On the server only: the comparison makes a database of its own, which takes a moment there and seconds in PGlite.
describe.skipIf(databaseMissing || engine !== "postgres")("the migrations", () => {
  it("make the tables of schema.prisma, once, and leave the rows that Prisma's own command leaves", async () => {
    const database = await freshDatabase();
    if (!("databaseUrl" in database.location)) throw new Error("not a server");
    const pool = new pg.Pool({ connectionString: database.location.databaseUrl, max: 1 });
    const factory = new PrismaPg(pool);
    const list = await migrationsList();
    const names = list.migrationDirectories.map(({ path }) => path);
    expect(await migrate(factory)).toEqual(names);
    expect(await migrate(factory)).toEqual([]);
    const { rows } = await pool.query(
      `SELECT migration_name, applied_steps_count, length(checksum) AS checksum FROM _prisma_migrations
       WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY started_at`,
    );
    expect(rows).toEqual(names.map((name) => ({ migration_name: name, applied_steps_count: 1, checksum: 64 })));

    const content = await readFile(new URL("../../prisma/schema.prisma", import.meta.url), "utf8");
    const schemaEngine = await openSchemaEngine(factory);
    const { exitCode } = await schemaEngine.diff({
      from: { tag: "migrations", ...list },
      to: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content }] },
      script: false,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    schemaEngine.free();
    await pool.end();
    await database.drop();
    expect(exitCode).toBe(0);
  });
});
