/** What becomes of a job whose handling failed. */
import type { PgBoss, Job as Taken } from "pg-boss";
import type { Log } from "../app/ports.ts";
import { placeOf, Unreachable, unreadableAt } from "../errors.ts";
import type { Job } from "../meeting/jobs.ts";
import type { Json } from "../stored/forms.ts";
import { QUEUE } from "./queueSql.ts";

/** Mail gives up within the hour; what brings chats and meetings in line goes on for about a day. */
export const RETRIES: Readonly<Record<Job["kind"], number>> = {
  mail: 12,
  archive: 12,
  addresses: 12,
  render: 100,
  timer: 100,
  presence: 2,
};

/** Seconds before the first retry, doubled with each one after it up to the longest. */
export const BACKOFF = { retryBackoff: true, retryDelay: 1, retryDelayMax: 15 * 60 };

export interface Failure {
  readonly job: Taken<Json>;
  readonly error: unknown;
}

/** Puts the job back for later, or away for good where no try is left or none can help. */
export async function tryAgain(boss: PgBoss, { job, error }: Failure, log: Log): Promise<void> {
  const permanent = error instanceof Unreachable && error.permanent;
  const kind = String(job.data.kind);
  const fields = { kind, code: codeOf(error), at: placeOf(error), tries: job.retryCount + 1, ...unreadableAt(error) };
  if (permanent || job.retryCount >= triesOf(kind)) log.error("job.gaveUp", fields);
  else log.warn("job.failed", fields);

  if (permanent) {
    await boss.cancel(QUEUE, job);
    return;
  }
  await boss.fail(QUEUE, job, { code: fields.code });
  const seconds = error instanceof Unreachable ? error.retryAfterSeconds : undefined;
  if (seconds !== undefined) await boss.update(QUEUE, undefined, { id: job.id, startAfter: seconds });
}

/** A kind that a later release has stored waits for that one. */
function triesOf(kind: string): number {
  return Object.hasOwn(RETRIES, kind) ? RETRIES[kind as Job["kind"]] : Number.POSITIVE_INFINITY;
}

function codeOf(error: unknown): string {
  if (error instanceof Unreachable) return error.reason;
  return error instanceof Error ? error.name : "unknown";
}
