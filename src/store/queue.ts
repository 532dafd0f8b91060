/** The job queue: pg-boss in the same database as the events, so that a job is stored with the change that asked for it. */
import { type ConstructorOptions, type JobInsert, PgBoss } from "pg-boss";
import type { JobQueue, Log } from "../app/ports.ts";
import type { Job } from "../meeting/jobs.ts";
import type { Database } from "./client.ts";
import type { ProductClock } from "./clock.ts";
import { reached } from "./faults.ts";
import { putBackActive, QUEUE } from "./queueSql.ts";
import { BACKOFF, RETRIES } from "./retry.ts";
import { startWorker, type Worker } from "./worker.ts";

/** Without a sign of life for so long, a running job is taken to be lost with its process. */
const HEARTBEAT_SECONDS = 10;

type Executor = NonNullable<ConstructorOptions["db"]>;

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

export interface Queue extends JobQueue {
  /** The INSERT that stores `jobs`, with `$1` as its only parameter, to be made part of another statement. */
  insertion(jobs: readonly Job[]): Promise<Statement>;
  /** Says that that statement has been carried out, so that the jobs start when they are due. */
  stored(jobs: readonly Job[]): void;
}

/** Makes pg-boss's tables and our queue where they are missing. */
export async function openBoss(database: Database, log: Log): Promise<PgBoss> {
  const boss = new PgBoss({ schedule: false, registerInstance: false, ...database.boss });
  boss.on("error", () => log.warn("queue.error"));
  boss.on("warning", () => log.warn("queue.warning"));
  await boss.start();
  // `short`: of jobs with the same key at most one waits; one more may wait while it runs.
  await boss.createQueue(QUEUE, { policy: "short" });
  await boss.updateQueue(QUEUE, { ...BACKOFF, heartbeatSeconds: database.alone ? null : HEARTBEAT_SECONDS });
  return boss;
}

export function queueOn(database: Database, boss: PgBoss, clock: ProductClock, log: Log): Queue {
  let worker: Worker | undefined;
  const calmly = onceASecond();

  /** Real time at which the job may start, in milliseconds; undefined for at once. */
  function startOf(job: Job, dueAtMs?: number): number | undefined {
    if (job.kind === "render" && job.calm && dueAtMs === undefined) return calmly.nextMs(job.meetingId);
    const dueMs = dueAtMs ?? (job.kind === "timer" ? job.dueAtMs : undefined);
    return dueMs === undefined ? undefined : clock.realMs(dueMs);
  }

  function toInsert(job: Job, startMs: number | undefined, key: string): JobInsert<Job> {
    return {
      data: job,
      singletonKey: key,
      group: { id: job.meetingId },
      retryLimit: RETRIES[job.kind],
      ...(startMs === undefined ? {} : { startAfter: new Date(startMs) }),
    };
  }

  async function insert(
    jobs: readonly Job[],
    start: (job: Job) => number | undefined,
    key: (job: Job) => string = keyOf,
    db: Executor = boss.getDb(),
  ) {
    await boss.insert(
      QUEUE,
      jobs.map((job) => toInsert(job, start(job), key(job))),
      { db },
    );
  }

  /** Stores jobs in a transaction of their own. */
  async function store(jobs: readonly Job[], start: (job: Job) => number | undefined, key = keyOf): Promise<void> {
    await reached(insert(jobs, start, key));
    for (const job of jobs) worker?.wake(start(job));
  }

  return {
    async insertion(jobs) {
      let statement: Statement = { text: "", values: [] };
      await insert(jobs, startOf, keyOf, {
        async executeSql(text: string, values: unknown[] = []) {
          statement = { text, values };
          return { rows: [] };
        },
      });
      return statement;
    },
    stored(jobs) {
      for (const job of jobs) worker?.wake(startOf(job));
    },
    send: (jobs, dueAtMs) => store(jobs, (job) => startOf(job, dueAtMs)),
    async sendIn(jobs, waitMs) {
      const startMs = Date.now() + waitMs;
      // One that waits on purpose must not stand in for one that is to run at once.
      await store(
        jobs,
        () => startMs,
        (job) => `later ${keyOf(job)}`,
      );
    },
    async start(handle) {
      if (database.alone) await database.prisma.$executeRawUnsafe(putBackActive);
      const noted = (job: Job) => {
        if (job.kind === "render") calmly.ran(job.meetingId);
        return handle(job);
      };
      worker = startWorker({ boss, handle: noted, clock, log, heartbeat: !database.alone });
    },
    async stop() {
      await worker?.stop();
      worker = undefined;
    },
  };
}

/** Jobs with the same key are one job while they wait. */
function keyOf(job: Job): string {
  switch (job.kind) {
    case "render":
      return `render ${job.calm ? "calmly " : ""}${job.meetingId}`;
    case "mail":
      return `mail ${job.meetingId} ${job.attempt} ${job.personId}`;
    case "archive":
      return `archive ${job.meetingId} ${job.edition} ${job.attempt}`;
    case "timer":
      return `timer ${job.meetingId} ${job.dueAtMs} ${JSON.stringify(job.timer)}`;
  }
}

const CALM_MS = 1_000;
const CALM_KEPT = 1_000;

/** Remembers when meetings were last rendered, so that a job that may wait is not even stored for an earlier time. */
function onceASecond() {
  const ranMs = new Map<string, number>();
  return {
    ran(meetingId: string): void {
      ranMs.delete(meetingId);
      ranMs.set(meetingId, Date.now());
      const [oldest] = ranMs.keys();
      if (ranMs.size > CALM_KEPT && oldest !== undefined) ranMs.delete(oldest);
    },
    /** Real time from which it may run again; undefined for at once. */
    nextMs(meetingId: string): number | undefined {
      const nextMs = (ranMs.get(meetingId) ?? 0) + CALM_MS;
      return nextMs > Date.now() ? nextMs : undefined;
    },
  };
}
