/** What becomes of a job whose handling failed. */
import type { PgBoss, Job as Taken } from "pg-boss";
import type { QueuedJob } from "../app/ports/jobs.ts";
import type { Log } from "../app/ports/log.ts";
import { placeOf, Unreachable, unreadableAt } from "../errors.ts";
import { QUEUE } from "./queueSql.ts";

/** Seconds before the first retry, doubled with each one after it up to the longest. */
export const BACKOFF = { retryBackoff: true, retryDelay: 1, retryDelayMax: 15 * 60 };

export interface Failure {
  readonly job: Taken<QueuedJob>;
  readonly error: unknown;
  /** How long it took to fail. */
  readonly durationMs: number;
}

/** Puts the job back for later, or away for good where no try is left or none can help. */
export async function tryAgain(boss: PgBoss, { job, error, durationMs }: Failure, log: Log): Promise<void> {
  const permanent = error instanceof Unreachable && error.permanent;
  const { kind, retries } = job.data;
  const tries = job.retryCount + 1;
  const fields = { kind, code: codeOf(error), at: placeOf(error), tries, durationMs, ...unreadableAt(error) };
  if (permanent || job.retryCount >= retries) log.error("job.gaveUp", fields);
  else log.warn("job.failed", fields);

  if (permanent) {
    await boss.cancel(QUEUE, job);
    return;
  }
  await boss.fail(QUEUE, job, { code: fields.code });
  const seconds = error instanceof Unreachable ? error.retryAfterSeconds : undefined;
  if (seconds !== undefined) await boss.update(QUEUE, undefined, { id: job.id, startAfter: seconds });
}

function codeOf(error: unknown): string {
  if (error instanceof Unreachable) return error.reason;
  return error instanceof Error ? error.name : "unknown";
}
