/** When a hand-over to another system that failed is tried again. */
import { Unreachable } from "../errors.ts";

const ATTEMPTS = 10;
const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 60 * 60_000;
/** What is asked for beyond this is more likely a fault than a wish. */
const LONGEST_RETRY_AFTER_MS = 24 * 60 * 60_000;

/**
 * Real milliseconds until the next attempt: 15 s, 30 s, 1 min, … up to an hour, and no earlier than the other system
 * asked for. Undefined when no further attempt helps. `attempt` is the number of the one that failed, from 1.
 */
export function nextAttemptInMs(attempt: number, error: unknown): number | undefined {
  if (!(error instanceof Unreachable) || error.permanent || attempt >= ATTEMPTS) return undefined;
  const backoffMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1));
  return Math.max(backoffMs, Math.min(LONGEST_RETRY_AFTER_MS, (error.retryAfterSeconds ?? 0) * 1000));
}

/** The reason that the other system gave, where it is one of `faults`; `otherwise` for a fault of our own. */
export function faultOf<F extends string>(error: unknown, faults: readonly F[], otherwise: F): F {
  return faults.find((fault) => error instanceof Unreachable && fault === error.reason) ?? otherwise;
}
