/** A limit for work that calls others: it is told to end, and where it does not, it is left to itself. */
import { setTimeout as sleep } from "node:timers/promises";
import { Unreachable } from "../errors.ts";

/** Work that was told to end gets so long to do it, and to write down how it went. */
const ENDING_MS = 2_000;

/**
 * What `work` gives. When `ms` have passed, or `stop` says so, its signal ends the calls that it waits for; what it makes of
 * that stands. Throws Unreachable where it gives nothing even then.
 */
export async function inTime<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { ms, stop }: { readonly ms: number; readonly stop: AbortSignal },
): Promise<T> {
  const settled = new AbortController();
  const limit = AbortSignal.any([AbortSignal.timeout(ms), stop]);
  const working = work(limit);
  try {
    return await Promise.race([working, leftAlone(limit, settled.signal)]);
  } finally {
    settled.abort();
    // Nobody waits for it any more, however it ends.
    working.catch(() => {});
  }
}

async function leftAlone(limit: AbortSignal, settled: AbortSignal): Promise<never> {
  if (!limit.aborted) await new Promise((resolve) => limit.addEventListener("abort", resolve, { once: true }));
  await sleep(ENDING_MS, undefined, { signal: settled });
  throw new Unreachable("tookTooLong", { permanent: false });
}
