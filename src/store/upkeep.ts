/** What the store sees to as long as it is open: that its clock follows the database's, that no job lies forgotten, and that nothing is kept for longer than it may. */
import type { Log } from "../app/ports/log.ts";
import type { Database } from "./client.ts";
import type { ProductClock } from "./clock.ts";
import { forgetOld } from "./forgetting.ts";
import type { QueueSql } from "./queueSql.ts";
import type { RealTime } from "./realTime.ts";

const COMPARE_MS = 10_000;
/** Set back by less than this, the database's clock holds nothing up that people would notice. */
const SET_BACK_MS = 1_000;
const LOOK_MS = 60_000;

export interface UpkeepParts {
  readonly realTime: RealTime;
  readonly database: Database;
  readonly clock: ProductClock;
  readonly sql: QueueSql;
  readonly log: Log;
}

export function startUpkeep({ realTime, database, clock, sql, log }: UpkeepParts): { stop(): void } {
  /** Jobs would otherwise wait for the database's clock to come back to where it was. */
  async function followClock(): Promise<void> {
    await realTime.compare();
    if (realTime.aheadMs() < SET_BACK_MS) return;
    await database.prisma.$executeRawUnsafe(sql.catchUp);
    await database.prisma.$executeRawUnsafe(sql.catchUpTimers, clock.now());
  }

  async function lookForStuck(): Promise<void> {
    const [stuck] = await database.prisma.$queryRawUnsafe<{ waiting: number; running: number }[]>(sql.stuck);
    if (stuck !== undefined && stuck.waiting + stuck.running > 0) log.warn("queue.stuck", { ...stuck });
  }

  // A database that is away says so elsewhere, and the next time is soon enough.
  const timers = [
    setInterval(() => void followClock().catch(() => {}), COMPARE_MS),
    setInterval(() => void lookForStuck().catch(() => {}), LOOK_MS),
    setInterval(() => void forgetOld(database.prisma).catch(() => {}), LOOK_MS),
  ];
  for (const timer of timers) timer.unref();
  return {
    stop() {
      for (const timer of timers) clearInterval(timer);
    },
  };
}
