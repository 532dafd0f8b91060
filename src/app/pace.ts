/** Keeps a card from being updated more often than people can read, and than Teams allows (PLATFORM §3). */
import { cacheOf } from "./cache.ts";

const GAP_MS = 1_000;
const KEPT = 2_000;

export interface Pace {
  /** Real milliseconds until the next update under this key may go; 0 for now. */
  waitMs(key: string): number;
  passed(key: string): void;
}

/** `realMs` is the machine's clock: Teams' limits know no other. */
export function paceOf(realMs: () => number): Pace {
  const last = cacheOf<number>(KEPT);
  return {
    waitMs: (key) => Math.max(0, (last.get(key) ?? Number.NEGATIVE_INFINITY) + GAP_MS - realMs()),
    passed: (key) => last.set(key, realMs()),
  };
}
