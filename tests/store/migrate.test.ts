import { readFile } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { expect, it, onTestFinished } from "vitest";
import { migrate, migrationsList, openSchemaEngine } from "../../src/store/migrate.ts";
import { MigratingAdapter } from "../../src/store/migratingAdapter.ts";
import { databaseMissing, engine, freshDatabase } from "./database.ts";

it.skipIf(databaseMissing || engine !== "postgres")(
  "the migrations are applied once, and leave the rows that Prisma's own command leaves",
  async () => {
    const database = await freshDatabase();
    onTestFinished(database.drop);
    if (!("databaseUrl" in database.location)) throw new Error("not on a server");
    const pool = new pg.Pool({ connectionString: database.location.databaseUrl, max: 1 });
    const names = (await migrationsList()).migrationDirectories.map(({ path }) => path);
    const adapter = () => new MigratingAdapter(pool, { schema: "public", pooled: false });
    expect(await migrate(adapter())).toEqual(names);
    expect(await migrate(adapter())).toEqual([]);
    const { rows } = await pool.query(
      `SELECT migration_name, applied_steps_count, length(checksum) AS checksum FROM _prisma_migrations
       WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY started_at`,
    );
    await pool.end();
    expect(rows).toEqual(names.map((name) => ({ migration_name: name, applied_steps_count: 1, checksum: 64 })));
  },
);

it.skipIf(databaseMissing || engine !== "postgres")(
  "a migration of a big database is waited for, for longer than an answer",
  async () => {
    const database = await freshDatabase();
    if (!("databaseUrl" in database.location)) throw new Error("not on a server");
    const pool = new pg.Pool({ connectionString: database.location.databaseUrl, max: 1, query_timeout: 1_500 });
    const adapter = await new MigratingAdapter(pool, { schema: "public", pooled: false }).connect();
    onTestFinished(async () => {
      await pool.end();
      await database.drop();
    });
    await adapter.executeScript("CREATE TABLE big (id int); SELECT pg_sleep(2); INSERT INTO big VALUES (1);");
    expect((await pool.query("SELECT id FROM big")).rows).toEqual([{ id: 1 }]);
  },
);

// In PGlite, for Prisma's adapter to the server can't read all of the catalogue.
it.skipIf(engine === "postgres")("the migrations make the tables of schema.prisma, no more and no less", async () => {
  const database = await PGlite.create();
  const factory = new PrismaPGlite(database);
  factory.connectToShadowDb = () => factory.connect();
  const schemaEngine = await openSchemaEngine(factory);
  const content = await readFile(new URL("../../prisma/schema.prisma", import.meta.url), "utf8");
  const { stdout } = await schemaEngine.diff({
    from: { tag: "migrations", ...(await migrationsList()) },
    to: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content }] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  schemaEngine.free();
  await database.close();
  expect(stdout?.trim()).toBe("-- This is an empty migration.");
});
