/** `node prisma/newMigration.ts <name>`: writes the migration that takes the tables to schema.prisma, for you to read. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { migrationsList, openSchemaEngine } from "../src/store/migrate.ts";

const [name = "change"] = process.argv.slice(2);
const files = [{ path: "schema.prisma", content: await readFile(new URL("schema.prisma", import.meta.url), "utf8") }];
const engine = await openSchemaEngine(new PrismaPGlite(await PGlite.create()));
const { stdout } = await engine.diff({
  from: { tag: "migrations", ...(await migrationsList()) },
  to: { tag: "schemaDatamodel", files },
  script: true,
  exitCode: null,
  filters: { externalTables: [], externalEnums: [] },
});

const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
const folder = new URL(`migrations/${stamp}_${name}/`, import.meta.url);
await mkdir(folder);
await writeFile(new URL("migration.sql", folder), stdout ?? "");
console.log(`prisma/migrations/${stamp}_${name}/migration.sql`);
process.exit(0);
