/** A messenger that keeps to Teams' limits: it waits a moment for its turn, and gives the call back where that is too long. */
import { LRUCache } from "lru-cache";
import type { Messenger, Rates } from "../app/ports/messenger.ts";
import { Unreachable } from "../errors.ts";
import { pause } from "../http/endingWith.ts";

/** Longer, and the job would stand in the way of others: it comes back later. */
const PATIENCE_MS = 3_000;
/** So long a person waits for a line in answer to theirs. There is no job behind it: after that it goes, and Teams decides. */
const ANSWER_PATIENCE_MS = 6_000;
/** A call that goes so long after its moment, since the machine was busy, stands among the next ones: it takes a new moment, once. */
const LATE_MS = 250;
/** Where nobody counts for all processes, lines in a chat come so far apart: there is room for those of another process. */
const UNCOUNTED_MS = 1_000;
const CHATS = 1_000;

export function withinRates(
  messenger: Messenger,
  rates: Rates,
  wait: (ms: number) => Promise<unknown> = pause,
  nowMs: () => number = () => performance.now(),
): Messenger {
  /** When the next line may be said that nobody counts, by chat. */
  const freeAtMs = new LRUCache<string, number>({ max: CHATS });

  /** The milliseconds until a line may be said that nobody counts; undefined where the same is said often enough already. */
  function uncounted(chatId: string): number | undefined {
    const saidAtMs = Math.max(nowMs(), freeAtMs.get(chatId) ?? 0);
    const waitMs = saidAtMs - nowMs();
    if (waitMs > ANSWER_PATIENCE_MS) return undefined;
    freeAtMs.set(chatId, saidAtMs + UNCOUNTED_MS);
    return waitMs;
  }

  async function turn(chatId: string, tenantId: string | undefined, mayBeLate = false): Promise<void> {
    const askedAtMs = nowMs();
    const waitMs = await rates.reserve(chatId, tenantId, PATIENCE_MS);
    if (waitMs > PATIENCE_MS) {
      throw new Unreachable("rate", { permanent: false, retryAfterSeconds: Math.ceil(waitMs / 1000) });
    }
    if (waitMs <= 0) return;
    await wait(waitMs);
    if (!mayBeLate && nowMs() > askedAtMs + waitMs + LATE_MS) await turn(chatId, tenantId, true);
  }

  return {
    async post(chat, message, manner) {
      await turn(chat.chatId, chat.tenantId);
      return messenger.post(chat, message, manner);
    },
    async update(chat, activityId, message, manner) {
      await turn(chat.chatId, chat.tenantId);
      return messenger.update(chat, activityId, message, manner);
    },
    async openPersonal(via, person) {
      // Under the id that the meeting knows them by: with the meeting it is erased.
      await turn(`with ${person.id}`, via.tenantId);
      return messenger.openPersonal(via, person);
    },
    linkTo: messenger.linkTo,
    async say(chat, text) {
      // That the database is away is among the things to be said.
      const waitMs = await rates.reserve(chat.chatId, chat.tenantId, ANSWER_PATIENCE_MS).catch((error: unknown) => {
        if (!(error instanceof Unreachable) || error.reason !== "database") throw error;
        return uncounted(chat.chatId);
      });
      if (waitMs === undefined) return;
      if (waitMs > 0) await wait(Math.min(waitMs, ANSWER_PATIENCE_MS));
      return messenger.say(chat, text);
    },
  };
}
