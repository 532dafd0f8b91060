/** How often Teams lets a bot call, counted on the real clock (PLATFORM §3). */

export interface Window {
  readonly calls: number;
  readonly perMs: number;
}

/** For one chat: sending, creating and updating count together. */
export const CHAT_WINDOWS: readonly Window[] = [
  { calls: 7, perMs: 1_000 },
  { calls: 8, perMs: 2_000 },
  { calls: 60, perMs: 30_000 },
  { calls: 1_800, perMs: 3_600_000 },
];
/** For one chat: reading its members. */
export const MEMBER_WINDOWS: readonly Window[] = [
  { calls: 14, perMs: 1_000 },
  { calls: 16, perMs: 2_000 },
  { calls: 120, perMs: 30_000 },
];
/** For the app in one tenant. */
export const TENANT_WINDOWS: readonly Window[] = [{ calls: 50, perMs: 1_000 }];

export class Limiter {
  readonly #windows: readonly Window[];
  readonly #now: () => number;
  readonly #calls = new Map<string, number[]>();

  constructor(windows: readonly Window[], now: () => number = Date.now) {
    this.#windows = windows;
    this.#now = now;
  }

  /**
   * Counts a call under `key`, or refuses it: then it gives how many milliseconds to wait before the next try.
   * A refused call doesn't count.
   */
  take(key: string): number {
    const now = this.#now();
    const longest = Math.max(...this.#windows.map((window) => window.perMs));
    const calls = (this.#calls.get(key) ?? []).filter((at) => now - at < longest);
    const waits = this.#windows.map((window) => {
      const oldestThatMatters = calls.at(-window.calls);
      return oldestThatMatters === undefined ? 0 : oldestThatMatters + window.perMs - now;
    });
    const waitMs = Math.max(0, ...waits);
    if (waitMs === 0) calls.push(now);
    this.#calls.set(key, calls);
    return waitMs;
  }
}
