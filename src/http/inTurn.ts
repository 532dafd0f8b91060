/** In which order calls are looked into that came at the same time. */
import type { Server } from "node:http";

/** Calls `next` in a later round of the event loop. */
export type Round = (next: () => void) => void;

/**
 * Gives what lets calls in one by one, each of those who call in their turn, so that whoever comes with a thousand keeps nobody
 * else waiting. In between `round` lets the process do what else there is to do: to read what comes in, and to answer those
 * who have waited.
 */
export function inTurn(round: Round): (whose: string) => Promise<void> {
  /** Those who wait, in the order of their turns. */
  const waiting = new Map<string, (() => void)[]>();

  function letIn(): void {
    const [next] = waiting;
    if (next === undefined) return;
    const [whose, theirs] = next;
    waiting.delete(whose);
    theirs.shift()?.();
    if (theirs.length > 0) waiting.set(whose, theirs);
    if (waiting.size > 0) round(letIn);
  }

  return (whose) =>
    new Promise((resolve) => {
      if (waiting.size === 0) round(letIn);
      const theirs = waiting.get(whose);
      if (theirs === undefined) waiting.set(whose, [resolve]);
      else theirs.push(resolve);
    });
}

/** So many connections may come before the next call is let in. */
const MOST_BEFORE = 20;

/**
 * A round after which nobody new stands at the door. Node takes one connection in each, and in a round that begins some work
 * others wait for that before they have even said what they want.
 */
export function betweenConnections(server: Server): Round {
  let came = false;
  server.on("connection", () => {
    came = true;
  });
  return (next) => {
    let before = 0;
    const look = () => {
      if (!came || before >= MOST_BEFORE) return next();
      came = false;
      before += 1;
      setImmediate(look);
    };
    setImmediate(look);
  };
}
