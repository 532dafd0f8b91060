/**
 * Whether the bot is taken for who it is. Its credentials may run out or be withdrawn, or it may be deleted: then every call is
 * refused until somebody does something about it. The log says so once, /readyz for as long as it lasts, and one call now and
 * then finds out whether it is over. What was to be sent has not left, and waits.
 */
import type { Log } from "../app/ports/log.ts";
import { Unreachable } from "../errors.ts";

export interface Acceptance {
  /** Before a call. Throws Unreachable where it would only be refused again. */
  requireHope(): void;
  /** Throws Unreachable where the bot was refused the last times. */
  requireTaken(): void;
  refused(): void;
  taken(): void;
}

/** Fewer in a row may be of one chat, or of a moment in which keys are exchanged. */
const IN_EARNEST = 3;
/** What lasts no longer passes by itself, and wakes nobody. */
const TOLD_AFTER_MS = 10_000;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 30_000;

/** `by` whom, for the log. */
export function acceptance(
  by: "teams" | "entra",
  log: Pick<Log, "info" | "error">,
  nowMs: () => number = () => performance.now(),
): Acceptance {
  let refusals = 0;
  let nextMs = 0;
  let sinceMs = 0;
  let isTold = false;

  const fault = () => {
    const retryAfterSeconds = Math.max(1, Math.ceil((nextMs - nowMs()) / 1000));
    return new Unreachable("refused", { permanent: false, retryAfterSeconds });
  };
  const pauseMs = () => Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, refusals - IN_EARNEST));

  return {
    requireHope() {
      if (refusals < IN_EARNEST) return;
      if (nowMs() < nextMs) throw fault();
      // This one finds out for all others.
      nextMs = nowMs() + pauseMs();
    },
    requireTaken() {
      if (refusals >= IN_EARNEST) throw fault();
    },
    refused() {
      if (refusals === 0) sinceMs = nowMs();
      refusals += 1;
      nextMs = nowMs() + pauseMs();
      if (isTold || refusals < IN_EARNEST || nowMs() - sinceMs < TOLD_AFTER_MS) return;
      isTold = true;
      log.error("bot.refused", { by });
    },
    taken() {
      if (isTold) log.info("bot.takenAgain", { by });
      refusals = 0;
      isTold = false;
    },
  };
}
