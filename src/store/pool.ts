/** Connections to the server, lent and taken back; what differs from the package's own pool is when one is thrown away. */
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { NotConnected, passes } from "./faults.ts";

/** A server that is being started again refuses for a second or two, and people need not notice. */
const REFUSED_MS = 2_000;
const PAUSE_MS = 200;

export class Pool extends pg.Pool {
  /** Waits a little for a server that refuses, as for one that is silent: nothing has been asked of it yet. */
  override connect = (async () => {
    const untilMs = performance.now() + REFUSED_MS;
    for (;;) {
      try {
        return await super.connect();
      } catch (error) {
        if (this.ending || !passes(error) || performance.now() >= untilMs) throw error;
        await pause(PAUSE_MS);
      }
    }
  }) as pg.Pool["connect"];

  /**
   * The package's throws a connection away after any error, also one that the server answered with: two who write at the same
   * instant would cost a new connection each time. Here one goes where it may be broken, and then at once.
   */
  override query = ((...args: [pg.QueryConfig]) =>
    lend(this, (client) => client.query(...args), letGo)) as unknown as pg.Pool["query"];
}

/** Runs `work` on a connection of its own, which is kept after an error where `isWhole` says that it may be. */
export async function lend<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
  isWhole: (client: pg.PoolClient, error: unknown) => Promise<boolean> = async () => false,
): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw new NotConnected("no connection", { cause: error });
  });
  // A connection that breaks says so to `work` as well.
  const ignore = () => {};
  client.on("error", ignore);
  let broken = false;
  try {
    return await work(client);
  } catch (error) {
    broken = !(await isWhole(client, error));
    throw error;
  } finally {
    client.off("error", ignore);
    client.release(broken);
  }
}

/** The server answered, and no transaction is left open: several statements in one may have begun one. */
async function letGo(client: pg.PoolClient, error: unknown): Promise<boolean> {
  if (!(error instanceof pg.DatabaseError && error.severity === "ERROR")) return false;
  return client.query("ROLLBACK").then(
    () => true,
    () => false,
  );
}
