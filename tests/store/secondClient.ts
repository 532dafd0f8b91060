/** Somebody else on the same server, for tests of what two do at once. */
import pg from "pg";
import { onTestFinished } from "vitest";
import type { TestDatabase } from "./database.ts";

const WAITING =
  "SELECT FROM pg_stat_activity WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0";

/** A connection of its own for one test. Throws where the database is in a folder. */
export async function secondClient({ location }: TestDatabase): Promise<pg.Client> {
  if (!("databaseUrl" in location)) throw new Error("not on a server");
  const client = new pg.Client({ connectionString: location.databaseUrl });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

/** Resolves when somebody in this database waits for another. */
export async function somebodyWaits(client: pg.Client): Promise<void> {
  while ((await client.query(WAITING)).rowCount === 0);
}
