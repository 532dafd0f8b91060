/** The job queue: pg-boss in the same database as the events, so that a job is stored with the change that asked for it. */
import { LRUCache } from "lru-cache";
import { type JobInsert, PgBoss } from "pg-boss";
import type { JobQueue, QueuedJob } from "../app/ports/jobs.ts";
import type { Log } from "../app/ports/log.ts";
import { Unreachable } from "../errors.ts";
import type { Database, Executor } from "./client.ts";
import type { ProductClock } from "./clock.ts";
import { reached } from "./faults.ts";
import { holdingTwins, QUEUE, type QueueSql } from "./queueSql.ts";
import { BACKOFF } from "./retry.ts";
import { startWorker, type Worker } from "./worker.ts";

/** Without a sign of life for so long, a running job is taken to be lost, also where the server can't tell that its process is. */
const HEARTBEAT_SECONDS = 10;

/** The worker looks around twice a second; after so long without getting through something is wrong. */
const STILL_MS = 15_000;

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

export interface Queue extends JobQueue {
  /** The INSERT that stores `jobs`, with `$1` as its only parameter, to be made part of another statement. */
  insertion(jobs: readonly QueuedJob[]): Promise<Statement>;
  /** Says that that statement has been carried out, so that the jobs start when they are due. */
  stored(jobs: readonly QueuedJob[]): void;
  /** Throws where the queue has been started and does not get on. */
  requireWorking(): void;
}

/** Makes pg-boss's tables and our queue where they are missing. */
export async function openBoss(database: Database, sql: QueueSql, log: Log): Promise<PgBoss> {
  const boss = new PgBoss({ schedule: false, registerInstance: false, ...database.boss });
  boss.on("error", () => log.warn("queue.error"));
  boss.on("warning", () => log.warn("queue.warning"));
  await boss.start();
  // `short`: of jobs with the same key at most one waits; one more may wait while it runs.
  await boss.createQueue(QUEUE, { policy: "short" });
  await boss.updateQueue(QUEUE, { ...BACKOFF, heartbeatSeconds: database.alone ? null : HEARTBEAT_SECONDS });
  await boss.getDb().executeSql(sql.takeAlong);
  return boss;
}

export interface QueueParts {
  readonly database: Database;
  readonly boss: PgBoss;
  readonly sql: QueueSql;
  readonly clock: ProductClock;
  readonly log: Log;
}

export function queueOn({ database, boss, sql, clock, log }: QueueParts): Queue {
  let worker: Worker | undefined;
  const calmly = atACalmPace();

  /** Real milliseconds until the job may start; undefined for at once. */
  function waitOf(job: QueuedJob, dueAtMs?: number): number | undefined {
    if (job.isCalm && dueAtMs === undefined) return calmly.waitMs(job.lane);
    const dueMs = dueAtMs ?? job.dueAtMs;
    return dueMs === undefined ? undefined : clock.untilMs(dueMs);
  }

  /** The wait is counted by the database's clock, whatever ours shows. */
  function toInsert(job: QueuedJob, waitMs: number | undefined, key: string): JobInsert<QueuedJob> {
    return {
      data: job,
      singletonKey: key,
      group: { id: job.lane },
      priority: job.priority,
      retryLimit: job.retries,
      ...(waitMs === undefined || waitMs <= 0 ? {} : { startAfter: waitMs / 1000 }),
    };
  }

  async function insert(
    jobs: readonly QueuedJob[],
    wait: (job: QueuedJob) => number | undefined,
    key: (job: QueuedJob) => string = keyOf,
    db: Executor = boss.getDb(),
  ) {
    await boss.insert(
      QUEUE,
      eachOnce(jobs).map((job) => toInsert(job, wait(job), key(job))),
      { db },
    );
  }

  /** Stores jobs in a transaction of their own. */
  async function store(
    jobs: readonly QueuedJob[],
    wait: (job: QueuedJob) => number | undefined,
    key = keyOf,
  ): Promise<void> {
    await reached(insert(jobs, wait, key));
    for (const job of jobs) worker?.wake(wait(job));
  }

  return {
    async insertion(jobs) {
      let statement: Statement = { text: "", values: [] };
      await insert(jobs, waitOf, keyOf, {
        async executeSql(text: string, values: unknown[] = []) {
          statement = { text: holdingTwins(text), values };
          return { rows: [] };
        },
      });
      return statement;
    },
    stored(jobs) {
      for (const job of jobs) worker?.wake(waitOf(job));
    },
    send: (jobs, dueAtMs) => store(jobs, (job) => waitOf(job, dueAtMs)),
    async sendIn(jobs, waitMs) {
      // One that waits on purpose must not stand in for one that is to run at once.
      await store(
        jobs,
        () => waitMs,
        // Nor one that waits long for one that waits a little: those in between double.
        (job) => `in ${2 ** Math.ceil(Math.log2(Math.max(1, waitMs)))} ${job.key}`,
      );
    },
    async start(handle) {
      if (database.alone) await database.prisma.$executeRawUnsafe(sql.putBackActive);
      const noted = (job: QueuedJob, signal: AbortSignal) => {
        calmly.ran(job.lane);
        return handle(job, signal);
      };
      worker = startWorker({ boss, database, sql, handle: noted, clock, log });
    },
    requireWorking() {
      if (worker === undefined || worker.idleMs() > STILL_MS) throw new Unreachable("queue", { permanent: false });
    },
    async stop() {
      await worker?.stop();
      worker = undefined;
    },
  };
}

const keyOf = ({ key }: QueuedJob) => key;

/** The first of each key, in the order of the keys: two who ask for the same at once would each wait for the other. */
function eachOnce(jobs: readonly QueuedJob[]): readonly QueuedJob[] {
  const first = new Map(jobs.toReversed().map((job) => [job.key, job]));
  return [...first.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** As long as a live card rests between two calm changes. */
const CALM_MS = 2_000;
const CALM_KEPT = 1_000;

/** Remembers when lanes were last rendered, so that a job that may wait is not even stored for an earlier time. */
function atACalmPace() {
  const ranMs = new LRUCache<string, number>({ max: CALM_KEPT });
  return {
    ran(lane: string): void {
      ranMs.set(lane, performance.now());
    },
    /** Real milliseconds until it may run again; undefined for at once. */
    waitMs(lane: string): number | undefined {
      const waitMs = (ranMs.get(lane) ?? Number.NEGATIVE_INFINITY) + CALM_MS - performance.now();
      return waitMs > 0 ? waitMs : undefined;
    },
  };
}
