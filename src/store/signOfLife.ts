/** A lock that the server holds for as long as our process lives, however it ends: by it others know whose jobs to take over. */
import { randomInt } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { Log } from "../app/ports/log.ts";
import { LOCK_OF_PROCESS } from "./queueSql.ts";

export interface SignOfLife {
  readonly processId: number;
  release(): Promise<void>;
}

const AGAIN_MS = 500;
/** A machine that is gone without a word is noticed within some ten seconds. */
const KEEPALIVE = "SET tcp_keepalives_idle = 4; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3;";

/** On a connection of its own, which is made anew when it is lost. */
export async function holdSignOfLife(connection: pg.ClientConfig, log: Log): Promise<SignOfLife> {
  const processId = randomInt(1, 2 ** 31 - 1);
  let held = await lock(connection, processId);
  let released = false;

  async function keep(): Promise<void> {
    while (!released) {
      await held.lost;
      if (released) return;
      log.warn("database.connectionLost");
      for (let again: Held | undefined; again === undefined && !released; ) {
        await pause(AGAIN_MS);
        again = await lock(connection, processId).catch(() => undefined);
        if (again !== undefined) held = again;
      }
    }
    held.client.end().catch(() => {});
  }

  void keep();
  return {
    processId,
    async release() {
      released = true;
      await Promise.race([held.client.end().catch(() => {}), pause(AGAIN_MS)]);
    },
  };
}

interface Held {
  readonly client: pg.Client;
  /** Resolves when the connection is gone. */
  readonly lost: Promise<void>;
}

async function lock(connection: pg.ClientConfig, processId: number): Promise<Held> {
  const client = new pg.Client(connection);
  client.on("error", () => {});
  const lost = new Promise<void>((resolve) => client.once("end", () => resolve()));
  try {
    await client.connect();
    await client.query(`${KEEPALIVE} SELECT pg_try_advisory_lock(${LOCK_OF_PROCESS}, ${processId})`);
  } catch (error) {
    client.end().catch(() => {});
    throw error;
  }
  return { client, lost };
}
