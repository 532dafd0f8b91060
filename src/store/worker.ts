/**
 * Takes jobs that are due and runs them: one at a time for a meeting, ten meetings at once. In place of pg-boss's own
 * `work`, which takes new jobs only when the slowest of the last batch is done: one slow send would hold up every prompt.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { PgBoss, Job as Taken } from "pg-boss";
import type { Log } from "../app/ports.ts";
import type { Job } from "../meeting/jobs.ts";
import type { ProductClock } from "./clock.ts";
import { QUEUE, untilNext } from "./queueSql.ts";
import { type Failure, tryAgain } from "./retry.ts";

const AT_ONCE = 10;
/** How long a job that another process stored, or one that failed, may lie unnoticed when it is due. */
const POLL_MS = 500;
const TOUCH_MS = 3_000;
const OUTAGE_PAUSE_MS = 1_000;

export interface WorkerParts {
  readonly boss: PgBoss;
  readonly handle: (job: Job) => Promise<void>;
  readonly clock: ProductClock;
  readonly log: Log;
  /** Whether other processes must be told that running jobs are alive. */
  readonly heartbeat: boolean;
}

export interface Worker {
  /** There is something to do, now or at the real time `startMs`. */
  wake(startMs?: number): void;
  /** Takes no more jobs and waits for those that run. */
  stop(): Promise<void>;
}

export function startWorker({ boss, handle, clock, log, heartbeat }: WorkerParts): Worker {
  const running = new Map<string, Taken<Job>>();
  const done: Taken<Job>[] = [];
  const failed: Failure[] = [];
  let nextStartMs = 0;
  let touchedMs = 0;
  let stopping = false;
  let woken = false;
  let endNap = () => {};

  async function work(): Promise<void> {
    for (;;) {
      woken = false;
      try {
        await settle();
        if (!stopping) await take();
        await touch();
        if (nextStartMs <= Date.now()) await lookAhead();
      } catch {
        // Not settled means run again later; a stop doesn't wait for a database that is gone.
        if (stopping) return;
        log.warn("queue.databaseUnreachable");
        await sleep(OUTAGE_PAUSE_MS);
        continue;
      }
      if (stopping && running.size === 0) return;
      if (!woken) await nap(Math.min(POLL_MS, nextStartMs - Date.now()));
    }
  }

  async function settle(): Promise<void> {
    const finished = [...done];
    if (finished.length > 0) await boss.deleteJob(QUEUE, finished);
    done.splice(0, finished.length);
    for (const job of finished) running.delete(job.id);
    for (const failure of [...failed]) {
      await tryAgain(boss, failure, log);
      failed.shift();
      running.delete(failure.job.id);
    }
  }

  async function take(): Promise<void> {
    const room = AT_ONCE - running.size;
    if (room === 0) return;
    const jobs = await boss.fetch<Job>(QUEUE, { batchSize: room, groupConcurrency: 1 });
    for (const job of jobs) {
      running.set(job.id, job);
      void run(job);
    }
  }

  async function run(job: Taken<Job>): Promise<void> {
    try {
      // The server's clock may be ahead of ours, and a timer that comes early says nothing.
      const earlyMs = job.data.kind === "timer" ? clock.realMs(job.data.dueAtMs) - Date.now() : 0;
      if (earlyMs > 0) await sleep(earlyMs);
      await handle(job.data);
      done.push(job);
    } catch (error) {
      failed.push({ job, error });
    }
    wake();
  }

  async function touch(): Promise<void> {
    if (!heartbeat || running.size === 0 || Date.now() - touchedMs < TOUCH_MS) return;
    touchedMs = Date.now();
    await boss.touch(QUEUE, [...running.values()]);
  }

  async function lookAhead(): Promise<void> {
    nextStartMs = Number.POSITIVE_INFINITY;
    const { rows } = await boss.getDb().executeSql(untilNext);
    const inMs: unknown = rows[0]?.inMs;
    // `wake` may have set an earlier one meanwhile.
    if (typeof inMs === "number") nextStartMs = Math.min(nextStartMs, Math.ceil(Date.now() + inMs));
  }

  function nap(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(0, ms));
      endNap = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  function wake(startMs = 0): void {
    if (startMs > Date.now()) {
      if (startMs >= nextStartMs) return;
      nextStartMs = startMs;
    }
    woken = true;
    endNap();
  }

  const worked = work();
  return {
    wake,
    async stop() {
      stopping = true;
      wake();
      await worked;
    },
  };
}
