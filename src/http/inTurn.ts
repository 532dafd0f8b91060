/** In which order calls are looked into that came at the same time. */
import type { Server } from "node:http";

/** Calls `next` in a later round of the event loop. */
export type Round = (next: () => void) => void;

/** So many wait at most, for each holds its body: calls of people are few, and whoever makes more of them has no token perhaps. */
const MOST_WAITING = 500;

/**
 * Gives what lets calls in one by one, each of those who call in their turn, so that whoever comes with a thousand keeps nobody
 * else waiting. In between `round` lets the process do what else there is to do: to read what comes in, and to answer those
 * who have waited. Where too many wait, each that comes lets the next one in at once.
 */
export function inTurn(round: Round): (whose: string) => Promise<void> {
  /** Those who wait, in the order of their turns. */
  const waiting = new Map<string, (() => void)[]>();
  let count = 0;

  function next(): void {
    const [first] = waiting;
    if (first === undefined) return;
    const [whose, theirs] = first;
    waiting.delete(whose);
    theirs.shift()?.();
    count -= 1;
    if (theirs.length > 0) waiting.set(whose, theirs);
  }

  function letIn(): void {
    next();
    if (waiting.size > 0) round(letIn);
  }

  return (whose) =>
    new Promise((resolve) => {
      if (waiting.size === 0) round(letIn);
      const theirs = waiting.get(whose);
      if (theirs === undefined) waiting.set(whose, [resolve]);
      else theirs.push(resolve);
      count += 1;
      if (count > MOST_WAITING) next();
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
