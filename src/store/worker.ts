/**
 * Takes jobs that are due and runs them: one at a time in a lane, ten lanes at once, and beside them those that hang on
 * an answer. In place of pg-boss's own `work`, which learns by polling that a prompt is due
 * (docs/decisions/2026-11-26-job-worker.md).
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { PgBoss, Job as Taken } from "pg-boss";
import type { QueuedJob } from "../app/ports/jobs.ts";
import type { Log } from "../app/ports/log.ts";
import { queuedFromStored } from "../stored/queued.ts";
import { type Trace, tracing } from "../trace.ts";
import type { Database } from "./client.ts";
import type { ProductClock } from "./clock.ts";
import { inTime } from "./inTime.ts";
import { QUEUE, type QueueSql } from "./queueSql.ts";
import { type Failure, tryAgain } from "./retry.ts";

const AT_ONCE = 10;
/** A job that takes longer than this waits for somebody, and gives its place to another: chats that hang slow nobody. */
const BRISK_MS = 500;
const AT_ONCE_WITH_SLOW = 100;
/** Of those places jobs hold no more than this, by priority: mails that hang leave room for cards, and both for prompts. */
const PLACES_UP_TO = [40, 80];
/** How long a job that another process stored, or one that failed, may lie unnoticed when it is due. */
const POLL_MS = 500;
/** How often a process says that its jobs are under way, and looks for jobs of processes that are gone. */
const BEAT_MS = 1_000;
const GONE_AFTER_SECONDS = 2;
const OUTAGE_PAUSE_MS = 1_000;
/** A job that takes longer hangs on something, and is tried again: one that people wait for, and others. */
const PROMPT_JOB_MS = 60_000;
const JOB_MS = 3 * 60_000;
/** A stop waits so long for the jobs under way, and so long for them to end once they are told to; the rest is for whoever starts next. */
const STOP_MS = 2_500;
const END_MS = 1_500;
/** A timer may not come back for so long, lest two clocks that differ a little keep the queue busy. */
const LEAST_PUT_OFF_MS = 20;

/** Stands for what a row that can't be understood would have said. */
const UNREAD: QueuedJob = { stream: "", kind: "", body: {}, lane: "", key: "", priority: 0, retries: 12 };

export interface WorkerParts {
  readonly boss: PgBoss;
  readonly database: Database;
  readonly sql: QueueSql;
  readonly handle: (job: QueuedJob, signal: AbortSignal) => Promise<void>;
  readonly clock: ProductClock;
  readonly log: Log;
}

export interface Worker {
  /** There is something to do, now or in so many real milliseconds. */
  wake(inMs?: number): void;
  /** Real milliseconds since it last got through a round of its work. */
  idleMs(): number;
  /** Takes no more jobs, and waits for those that run, but not for long. */
  stop(): Promise<void>;
}

export function startWorker({ boss, database, sql, handle, clock, log }: WorkerParts): Worker {
  const running = new Map<string, Taken<QueuedJob>>();
  const startedMs = new WeakMap<Taken<QueuedJob>, number>();
  const done: Taken<QueuedJob>[] = [];
  const early: Taken<QueuedJob>[] = [];
  const failed: Failure[] = [];
  const { processId } = database;
  const stopped = new AbortController();
  let nextStartMs = 0;
  let beatMs = Number.NEGATIVE_INFINITY;
  let stopping = false;
  let woken = false;
  let endNap = () => {};
  const nowMs = () => performance.now();
  let workedMs = nowMs();

  async function work(): Promise<void> {
    for (;;) {
      woken = false;
      try {
        await settle();
        if (!stopping) await take();
        await beat();
        if (nextStartMs <= nowMs()) await lookAhead();
        workedMs = nowMs();
      } catch {
        // Not settled means run again later; a stop doesn't wait for a database that is gone.
        if (stopping) return;
        log.warn("queue.databaseUnreachable");
        await sleep(OUTAGE_PAUSE_MS);
        continue;
      }
      if (stopping && running.size === 0) return;
      if (!woken) await nap(Math.min(POLL_MS, nextStartMs - nowMs()));
    }
  }

  async function settle(): Promise<void> {
    const finished = [...done];
    if (finished.length > 0) await boss.deleteJob(QUEUE, finished);
    done.splice(0, finished.length);
    for (const job of finished) running.delete(job.id);
    for (const job of [...early]) {
      const inMs = Math.max(LEAST_PUT_OFF_MS, clock.untilMs(job.data.dueAtMs ?? 0));
      await boss.getDb().executeSql(sql.putOff, [job.id, inMs / 1000]);
      early.shift();
      running.delete(job.id);
      nextStartMs = Math.min(nextStartMs, nowMs() + inMs);
    }
    for (const failure of [...failed]) {
      await tracing(traceOfJob(failure.job), () => tryAgain(boss, failure, log));
      failed.shift();
      running.delete(failure.job.id);
    }
  }

  async function take(): Promise<void> {
    const room = placesFree();
    if (room <= 0) return;
    const rows = await database.taking(async (db) => {
      const taken = await boss.fetch<object>(QUEUE, {
        batchSize: room,
        groupConcurrency: 1,
        minPriority: leastPriority(),
        db,
      });
      const ids = taken.map((job) => job.id);
      if (processId !== undefined && ids.length > 0) await db.executeSql(sql.markTaken, [ids, processId]);
      return taken;
    });
    for (const row of rows) {
      const job = read(row);
      running.set(job.id, job);
      startedMs.set(job, nowMs());
      if (job.data !== UNREAD) void run(job);
    }
  }

  /** What can't be understood is no job of anybody's: it waits, since other code may come. */
  function read(row: Taken<object>): Taken<QueuedJob> {
    try {
      return { ...row, data: queuedFromStored(row.data, `${QUEUE}/${row.id}`) };
    } catch (error) {
      const job = { ...row, data: UNREAD };
      failed.push({ job, error, durationMs: 0 });
      wake();
      return job;
    }
  }

  function placesFree(): number {
    const briskSinceMs = nowMs() - BRISK_MS;
    const brisk = [...running.values()].filter((job) => (startedMs.get(job) ?? 0) > briskSinceMs).length;
    return Math.min(AT_ONCE - brisk, AT_ONCE_WITH_SLOW - running.size);
  }

  /** The lowest priority that has places left. */
  function leastPriority(): number {
    const held = (priority: number) => [...running.values()].filter(({ data }) => data.priority <= priority).length;
    return PLACES_UP_TO.findLastIndex((most, priority) => held(priority) >= most) + 1;
  }

  async function run(job: Taken<QueuedJob>): Promise<void> {
    try {
      // The database's clock may be ahead of ours, and a timer that comes early says nothing.
      if (clock.untilMs(job.data.dueAtMs ?? 0) > 0) early.push(job);
      else {
        const ms = job.data.priority > 0 ? PROMPT_JOB_MS : JOB_MS;
        await inTime((signal) => tracing(traceOfJob(job), () => handle(job.data, signal)), {
          ms,
          stop: stopped.signal,
        });
        done.push(job);
      }
    } catch (error) {
      failed.push({ job, error, durationMs: Math.round(nowMs() - (startedMs.get(job) ?? nowMs())) });
    }
    wake();
  }

  /** Other processes are told that our jobs are under way, and the jobs of those that are gone are taken over. */
  async function beat(): Promise<void> {
    if (database.alone || nowMs() - beatMs < BEAT_MS) return;
    beatMs = nowMs();
    if (running.size > 0) await boss.touch(QUEUE, [...running.values()]);
    if (processId !== undefined) await boss.getDb().executeSql(sql.putBackOrphans, [GONE_AFTER_SECONDS]);
  }

  async function lookAhead(): Promise<void> {
    nextStartMs = Number.POSITIVE_INFINITY;
    const { rows } = await boss.getDb().executeSql(sql.untilNext, [QUEUE]);
    const inMs: unknown = rows[0]?.inMs;
    // `wake` may have set an earlier one meanwhile.
    if (typeof inMs === "number") nextStartMs = Math.min(nextStartMs, Math.ceil(nowMs() + inMs));
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

  function wake(inMs = 0): void {
    if (inMs > 0) {
      const startMs = nowMs() + inMs;
      if (startMs >= nextStartMs) return;
      nextStartMs = startMs;
    }
    woken = true;
    endNap();
  }

  const worked = work();

  /** Whether all jobs are done and settled by then. */
  async function endsWithin(ms: number): Promise<boolean> {
    const ended = new AbortController();
    await Promise.race([worked, sleep(ms, undefined, { signal: ended.signal }).catch(() => {})]);
    ended.abort();
    return running.size === 0;
  }

  return {
    wake,
    idleMs: () => nowMs() - workedMs,
    async stop() {
      stopping = true;
      wake();
      if (await endsWithin(STOP_MS)) return;
      stopped.abort();
      if (await endsWithin(END_MS)) return;
      log.warn("queue.stoppedWithJobs", { jobs: running.size });
      if (processId === undefined) return;
      const putBack = boss.getDb().executeSql(sql.putBackOf, [processId]);
      await Promise.race([putBack.catch(() => {}), sleep(1_000)]);
    },
  };
}

/** A job that an earlier version stored has no correlation id, and is known by its own. */
function traceOfJob({ id, data }: Taken<QueuedJob>): Trace {
  return { correlationId: data.correlationId ?? id, stream: data.stream, jobId: id };
}
