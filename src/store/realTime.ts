/**
 * Real time as all processes on a database share it: the database's clock, carried on by this machine's monotonic one.
 * Neither a machine whose clock is wrong nor one whose clock is set while it runs makes a prompt late.
 */

/** A difference below this is followed at once, as clocks drift; a larger one when it is still there the next time. */
const JUMP_MS = 1_000;
/** How fast time goes while it waits for a clock that was set back: it never stands still, and never goes backwards. */
const SLOW = 0.5;

export interface RealTime {
  /** Whole milliseconds since 1970. */
  now(): number;
  /** How far ahead of the database's clock it was when that was last read; 0 or less where it does not wait for it. */
  aheadMs(): number;
  /** Reads the database's clock again, and follows it. */
  compare(): Promise<void>;
}

/** `readClockMs` asks the database; `monotonicMs` never jumps. */
export async function openRealTime(
  readClockMs: () => Promise<number>,
  monotonicMs: () => number = () => performance.now(),
): Promise<RealTime> {
  /** From here on slow for so long, then as it should. */
  let from = { realMs: 0, monotonicMs: 0, slowForMs: 0 };
  let suspectMs = 0;
  let aheadMs = 0;

  const now = () => {
    const passedMs = monotonicMs() - from.monotonicMs;
    const slowMs = Math.min(passedMs, from.slowForMs);
    return Math.floor(from.realMs + slowMs * SLOW + (passedMs - slowMs));
  };

  /** What the database's clock shows at this moment: what it answered, and half the way. */
  async function read(): Promise<number> {
    const askedMs = monotonicMs();
    const readMs = await readClockMs();
    return readMs + (monotonicMs() - askedMs) / 2;
  }

  function startFrom(realMs: number, waitForMs: number): void {
    from = { realMs, monotonicMs: monotonicMs(), slowForMs: waitForMs / (1 - SLOW) };
  }

  startFrom(await read(), 0);
  return {
    now,
    aheadMs: () => aheadMs,
    async compare() {
      const databaseMs = await read();
      const differenceMs = databaseMs - now();
      aheadMs = -differenceMs;
      const isJump = Math.abs(differenceMs) > JUMP_MS && Math.abs(differenceMs - suspectMs) > JUMP_MS;
      suspectMs = differenceMs;
      if (isJump) return;
      startFrom(Math.max(now(), databaseMs), Math.max(0, -differenceMs));
    },
  };
}
