/** Six people at one school who go on whatever happens: who gets no answer, or a form back, tries again, as people do. */
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Client, Fields } from "../cluster/client.ts";
import { PEOPLE } from "../cluster/people.ts";
import type { Acknowledged } from "../support/checker.ts";
import type { Member } from "../support/teamsRecord.ts";

export type Pair = readonly [Member, Member];

/** Two who do something together: each pair in its turn. */
export function pairOf(round: number): Pair {
  const at = (round * 2) % PEOPLE.length;
  return PEOPLE.slice(at, at + 2) as unknown as Pair;
}

/** What everything that people do has around it. */
export interface Around {
  readonly client: Client;
  /** The database, past everything that is done to the wire. */
  readonly databaseUrl: string;
  readonly random: () => number;
  readonly acknowledged: Acknowledged[];
  /** The day on which it is done, by the product's clock. */
  readonly today: string;
}

/** Longer than any disturbance, with the time to recover from it, where a bot may take a minute to start. */
const PATIENCE_MS = 150_000;

/** Tries until something comes of it. Throws when somebody has tried in vain for too long. */
export async function until<T>(what: string, attempt: () => Promise<T | undefined>): Promise<T> {
  const untilMs = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = await attempt();
    if (found !== undefined) return found;
    if (performance.now() > untilMs) throw new Error(`tried in vain: ${what}`);
    await pause(150);
  }
}

/**
 * Sends a form, and the same one again where `read` makes nothing of the answer: by its mark it counts once, however long
 * that takes.
 */
export function send<T>(
  { client }: Around,
  chatId: string,
  who: Member,
  data: Fields,
  read: (answer: string) => T | undefined,
): Promise<T> {
  const form = { ...data, once: randomUUID() };
  return until(`${data.verb} by ${who.name} in ${chatId}`, async () => {
    const answer = await client.submit(chatId, who, form).catch((error: unknown) => String(error));
    return read(answer);
  });
}
