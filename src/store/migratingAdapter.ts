/** Prisma's adapter to a server, as migrations need it. */
import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";

/**
 * A table of millions of events is written anew in minutes. Where we stopped waiting, the server would go on and be done,
 * and nothing would know that it was.
 */
export const MIGRATION_MS = 60 * 60_000;

export interface MigratingOptions {
  readonly schema: string;
  /** A pooler in transaction mode lies between. */
  readonly pooled: boolean;
}

/**
 * The package's own adapter cuts scripts at every semicolon, also in the middle of a function; whole, a migration is
 * applied whole or not at all. In a session that others get after us the engine's lock would stay for ever.
 */
export class MigratingAdapter extends PrismaPg {
  readonly #pooled: boolean;
  /** What the server said to the script that failed. */
  fault: unknown;

  constructor(pool: pg.Pool, { schema, pooled }: MigratingOptions) {
    super(pool, { schema });
    this.#pooled = pooled;
  }

  override async connect() {
    const adapter = await super.connect();
    const { queryRaw, executeRaw } = adapter;
    const allowed = (sql: string) => (this.#pooled && sql.includes("pg_advisory_lock") ? "SELECT 1" : sql);
    adapter.queryRaw = (query) => queryRaw.call(adapter, { ...query, sql: allowed(query.sql) });
    adapter.executeRaw = (query) => executeRaw.call(adapter, { ...query, sql: allowed(query.sql) });
    adapter.executeScript = async (sql) => {
      await adapter
        .underlyingDriver()
        .query({ text: allowed(sql), query_timeout: MIGRATION_MS } as pg.QueryConfig)
        .catch((error: unknown) => {
          this.fault = error;
          throw error;
        });
    };
    return adapter;
  }
}
