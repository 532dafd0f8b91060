/**
 * Migrations through Prisma's own schema engine as WebAssembly, over the driver adapter: the same `_prisma_migrations`
 * rows as `prisma migrate deploy`, without the native engine, which is a download of its own.
 */
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import { StartFault } from "../errors.ts";

/** Node has it, but its types come with the browser's library only. */
declare const WebAssembly: {
  instantiate(wasm: Uint8Array, imports: object): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
};

const MIGRATIONS = fileURLToPath(new URL("../../prisma/migrations/", import.meta.url));
const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** Applies what is missing, in order; gives the names of what was applied. Throws when one fails. */
export async function migrate(factory: SqlMigrationAwareDriverAdapterFactory): Promise<readonly string[]> {
  const schemaEngine = await openSchemaEngine(factory);
  try {
    const { appliedMigrationNames } = await schemaEngine.applyMigrations({
      migrationsList: await migrationsList(),
      filters: NO_FILTERS,
    });
    return appliedMigrationNames;
  } finally {
    schemaEngine.free();
  }
}

/** Prisma's schema engine on the database of `factory`; `free()` it after use. */
export async function openSchemaEngine(factory: SqlMigrationAwareDriverAdapterFactory) {
  instantiated ??= instantiate();
  await instantiated;
  return engine.SchemaEngine.new({ datamodels: undefined }, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
}

/** Once in a process: the glue code keeps views of the memory of one instance. */
let instantiated: Promise<void> | undefined;

/** By hand, because the package's main entry imports its .wasm as a module, which Node warns about. */
async function instantiate(): Promise<void> {
  try {
    const wasm = await readFile(new URL("schema_engine_bg.wasm", import.meta.resolve("@prisma/schema-engine-wasm")));
    const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": engine });
    engine.__wbg_set_wasm(instance.exports);
    instance.exports.__wbindgen_start();
  } catch (error) {
    // A package of Prisma's own tools, which promises nothing to others (docs/decisions/2026-11-26-schema-engine.md).
    const why = error instanceof Error ? error.message : String(error);
    throw new StartFault(
      `The migrations cannot run: @prisma/schema-engine-wasm is not as it was (${why}). Run npm ci.`,
    );
  }
}

/** The migrations of this release, as the engine wants them. */
export async function migrationsList() {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: MIGRATIONS,
    lockfile: { path: "migration_lock.toml", content: await readFile(`${MIGRATIONS}migration_lock.toml`, "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.sort().map(async (name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: { tag: "ok" as const, value: await readFile(`${MIGRATIONS}${name}/migration.sql`, "utf8") },
        },
      })),
    ),
  };
}
