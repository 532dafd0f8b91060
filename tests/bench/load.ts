/** What is measured: actions a second under load, and what one action costs as a meeting grows. */

export interface Load {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Sends `count` actions with `parallel` under way at a time, after a tenth as many that are not counted. */
export async function underLoad(
  count: number,
  parallel: number,
  action: (index: number) => Promise<unknown>,
): Promise<Load> {
  await inParallel(Math.ceil(count / 10), parallel, action);
  const times: number[] = [];
  const startedAt = performance.now();
  await inParallel(count, parallel, async (index) => {
    const from = performance.now();
    await action(index);
    times.push(performance.now() - from);
  });
  const seconds = (performance.now() - startedAt) / 1000;
  return { perSecond: count / seconds, p50Ms: quantile(times, 0.5), p99Ms: quantile(times, 0.99) };
}

async function inParallel(count: number, parallel: number, action: (index: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) await action(next++);
  };
  await Promise.all(Array.from({ length: parallel }, worker));
}

/** Median cost of the last twenty of `count` actions divided by that of the first twenty, in one meeting. */
export async function growth(count: number, action: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const from = performance.now();
    await action();
    times.push(performance.now() - from);
  }
  return quantile(times.slice(-20), 0.5) / quantile(times.slice(0, 20), 0.5);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
