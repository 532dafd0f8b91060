/**
 * The signal that ends a call to somebody else: after the call's own time, or with the work that it is part of. Between
 * a job and the calls it makes lies an SDK that has no place for a signal, so it follows the work by itself.
 */
import { AsyncLocalStorage } from "node:async_hooks";

const whole = new AsyncLocalStorage<AbortSignal>();

/** Does `work`, whose calls end when `signal` says so. */
export function endingWith<T>(signal: AbortSignal, work: () => T): T {
  return whole.run(signal, work);
}

/** For one call that may take `ms`. */
export function signalFor(ms: number): AbortSignal {
  const own = AbortSignal.timeout(ms);
  const around = whole.getStore();
  return around === undefined ? own : AbortSignal.any([own, around]);
}

/** A pause that is over when the work it is part of is told to end. */
export async function pause(ms: number): Promise<void> {
  const around = whole.getStore();
  if (ms <= 0 || around?.aborted) return;
  await new Promise<void>((resolve) => {
    const over = () => {
      clearTimeout(timer);
      around?.removeEventListener("abort", over);
      resolve();
    };
    const timer = setTimeout(over, ms);
    around?.addEventListener("abort", over);
  });
}
