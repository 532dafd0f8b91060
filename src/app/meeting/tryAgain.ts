/** A hand-over to another system that failed, and is tried again. */
import { Unreachable } from "../../errors.ts";
import type { Job } from "../../meeting/jobs.ts";
import type { Clock } from "../ports/clock.ts";
import type { JobSender } from "../ports/jobs.ts";

const ATTEMPTS = 10;
const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 60 * 60_000;

/**
 * Stores the next attempt of `job`, where one may help: in 15 s, 30 s, 1 min, … up to an hour, and no earlier than the
 * other system asked for. Gives whether it did.
 */
export async function triedAgain(
  { queue, clock }: { readonly queue: JobSender<Job>; readonly clock: Clock },
  job: Extract<Job, { attempt: number }>,
  error: unknown,
): Promise<boolean> {
  if (!(error instanceof Unreachable) || error.permanent || job.attempt >= ATTEMPTS) return false;
  const next = [{ ...job, attempt: job.attempt + 1 }];
  const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (job.attempt - 1));
  const askedMs = (error.retryAfterSeconds ?? 0) * 1000;
  // Our own wait is on the product's clock; another system knows the real one only.
  if (askedMs > 0) await queue.sendIn(next, Math.max(waitMs, askedMs));
  else await queue.send(next, clock.now() + waitMs);
  return true;
}

/** The reason that the other system gave, where it is one of `faults`; `otherwise` for a fault of our own. */
export function faultOf<F extends string>(error: unknown, faults: readonly F[], otherwise: F): F {
  return faults.find((fault) => error instanceof Unreachable && fault === error.reason) ?? otherwise;
}
