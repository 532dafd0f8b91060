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
  const ending = new AbortController();
  const end = () => ending.abort();
  const timer = setTimeout(end, ms);
  if (stop.aborted) end();
  stop.addEventListener("abort", end);
  const settled = new AbortController();
  const working = work(ending.signal);
  try {
    return await Promise.race([working, leftAlone(ending.signal, settled.signal)]);
  } finally {
    clearTimeout(timer);
    stop.removeEventListener("abort", end);
    settled.abort();
    // Nobody waits for it any more, however it ends.
    working.catch(() => {});
  }
}

async function leftAlone(ending: AbortSignal, settled: AbortSignal): Promise<never> {
  if (!ending.aborted) await new Promise((resolve) => ending.addEventListener("abort", resolve, { once: true }));
  await sleep(ENDING_MS, undefined, { signal: settled });
  throw new Unreachable("tookTooLong", { permanent: false });
}
