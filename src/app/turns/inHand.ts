/**
 * How much of what comes from one person, or is said in one chat, is worked on at the same time. What there is of database,
 * processor and calls to Teams is for all: a thousand messages that somebody's script writes must keep nobody waiting.
 */
import type { Incoming } from "./incoming.ts";

/** More than anybody writes before the first of it is answered, and what a chat of many writes at once. */
const MESSAGES = { person: 8, chat: 30 };
/** A client presses too: it fetches the cards that somebody has in view. */
const PRESSES = { person: 20 };

export interface Surplus {
  /** How much there was no room for since there last was room for all. */
  readonly missed: number;
  readonly last: Incoming;
}

export type InHand = <T>(incoming: Incoming, work: () => Promise<T>) => Promise<T> | undefined;

/**
 * Gives what carries `work` out, or undefined where too much of the same is under way. Such a burst being over, it is told
 * once to `over`, which is a part of it.
 */
export function inHand(over: (surplus: Surplus) => Promise<unknown>): InHand {
  const counts = new Map<string, number>();
  const surplus = new Map<string, Surplus>();

  function letGo(key: string): void {
    const left = (counts.get(key) ?? 1) - 1;
    const missed = surplus.get(key);
    if (left > 0) counts.set(key, left);
    else if (missed === undefined) counts.delete(key);
    else {
      surplus.delete(key);
      over(missed).finally(() => letGo(key));
    }
  }

  return (incoming, work) => {
    const limits = limitsOf(incoming);
    const full = limits.find(([key, most]) => (counts.get(key) ?? 0) >= most);
    if (full !== undefined) {
      const [key] = full;
      surplus.set(key, { missed: (surplus.get(key)?.missed ?? 0) + 1, last: incoming });
      return undefined;
    }
    for (const [key] of limits) counts.set(key, (counts.get(key) ?? 0) + 1);
    return work().finally(() => {
      for (const [key] of limits) letGo(key);
    });
  };
}

/** What Teams tells of its own accord is nobody's. */
function limitsOf({ kind, from, chat }: Incoming): readonly (readonly [key: string, most: number])[] {
  switch (kind) {
    case "message":
      return [
        [`messages of ${from.id}`, MESSAGES.person],
        [`messages in ${chat.chatId}`, MESSAGES.chat],
      ];
    case "press":
    case "openDialog":
    case "submitDialog":
      return [[`presses of ${from.id}`, PRESSES.person]];
    default:
      return [];
  }
}
