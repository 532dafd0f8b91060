/**
 * A press that comes a second time after it was done. Teams sends an invoke again, as itself or with another id, where the
 * answer was lost, and the rules then say no to what has been done already: whoever pressed is to see that it was.
 */
import { cacheOf } from "../app/cache.ts";
import { Refused } from "../errors.ts";
import type { InvokeAnswer } from "./adapter.ts";
import { type BotParts, keptMeeting } from "./parts.ts";
import { cardOr, onPress, type Press } from "./press.ts";

export type Pressed = (parts: BotParts, incoming: Press) => Promise<InvokeAnswer>;

const KEPT = 1_000;
/** Real time, the only one that Teams knows. By then Teams has given up, and people have read the card. */
const LATELY_MS = 20_000;

/** What is the same and was done a moment ago is answered with the card as it is, and not with why it can't be done. */
export function knowingRepeats(): Pressed {
  const doneAtMs = cacheOf<number>(KEPT);
  return async (parts, incoming) => {
    const key = JSON.stringify([incoming.from.teamsId, incoming.messageId, incoming.data]);
    try {
      const answer = await onPress(parts, incoming);
      doneAtMs.set(key, Date.now());
      return answer;
    } catch (error) {
      const known = keptMeeting(parts, incoming);
      const isRepeat = Date.now() - (doneAtMs.get(key) ?? Number.NEGATIVE_INFINITY) < LATELY_MS;
      if (!(error instanceof Refused) || known === undefined || !isRepeat) throw error;
      return cardOr(parts, { ...incoming, from: known.from }, known.meeting);
    }
  };
}
