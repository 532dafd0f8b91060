/** Long work in pieces, so that others' presses are answered in between. */
import { setImmediate as nextRound } from "node:timers/promises";

/** Work goes on for so long before it lets others come. */
const PIECE_MS = 20;

/** Gives what is to be called between steps, as often as one likes: when they have taken a while it waits for a round of the event loop. */
export function breathing(): () => Promise<void> | undefined {
  let sinceMs = performance.now();
  return () => {
    if (performance.now() - sinceMs < PIECE_MS) return undefined;
    return nextRound().then(() => {
      sinceMs = performance.now();
    });
  };
}

/** What work that says when it may be interrupted comes to. */
export async function inPieces<T>(work: Generator<undefined, T>): Promise<T> {
  const breathe = breathing();
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    await breathe();
  }
}
