/**
 * What the bot says in answer to people has no job behind it: a status that is refused once would never come. So a fault
 * that passes is waited for in the turn, where nothing can have arrived.
 */
import type { Messenger } from "../app/ports/messenger.ts";
import { Unreachable } from "../errors.ts";
import { pause } from "../http/endingWith.ts";

const WAITS_MS: readonly number[] = [1_000, 3_000];
/** All waits together: Teams sends again what has not been taken within fifteen seconds, and the calls take theirs. */
const LONGEST_MS = 6_000;

export function patiently(messenger: Messenger, wait: (ms: number) => Promise<unknown> = pause): Messenger {
  async function tried<T>(call: () => Promise<T>): Promise<T> {
    let leftMs = LONGEST_MS;
    for (const ms of WAITS_MS) {
      try {
        return await call();
      } catch (error) {
        const waitMs = Math.max(ms, askedMs(error));
        if (waitMs > leftMs) throw error;
        leftMs -= waitMs;
        await wait(waitMs);
      }
    }
    return call();
  }

  return {
    ...messenger,
    post: (chat, message, manner) => tried(() => messenger.post(chat, message, manner)),
    say: (chat, text) => tried(() => messenger.say(chat, text)),
  };
}

/** How long the service wants to be left alone; for ever where it is no use, or might be said twice. */
function askedMs(error: unknown): number {
  const isPassing = error instanceof Unreachable && !error.permanent && error.reason !== "database";
  if (!isPassing || error.mayHaveArrived || error.noAnswer) return Number.POSITIVE_INFINITY;
  return (error.retryAfterSeconds ?? 0) * 1_000;
}
