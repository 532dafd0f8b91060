/**
 * A press that comes a second time after it was done. Teams sends an invoke again, as itself or with another id and to
 * whichever process, where the answer was lost, and the rules then say no to what has been done already: whoever pressed is
 * to see that it was.
 */
import { createHash } from "node:crypto";
import { Refused } from "../../errors.ts";
import type { Answer } from "./answer.ts";
import type { Press } from "./incoming.ts";
import type { BotParts } from "./parts.ts";
import { cardOr, changesSomething, onPress } from "./press.ts";
import { keptMeeting } from "./whichMeeting.ts";

/** By then Teams has given up, which sends an invoke twice with one id and twice with another, half a minute apart (botbuilder-dotnet #5005). */
export const LATELY_MS = 45_000;

/** What is the same and was done a moment ago is answered with the card as it is, and not with why it can't be done. */
export async function onPressOnce(parts: BotParts, incoming: Press): Promise<Answer> {
  const key = keyOf(incoming);
  try {
    const answer = await onPress(parts, incoming);
    // It is done, whether or not that is noted.
    if (changesSomething(incoming)) await parts.inbox.done(key).catch(() => undefined);
    return answer;
  } catch (error) {
    if (!(error instanceof Refused) || !(await parts.inbox.wasDone(key, LATELY_MS))) throw error;
    const known = keptMeeting(parts, incoming);
    if (known === undefined) throw error;
    return cardOr(parts, { ...incoming, from: known.from }, known.meeting);
  }
}

/** The same for the same button on the same message, pressed by the same person. */
function keyOf({ from, messageId, data }: Press): string {
  const key = JSON.stringify([from.teamsId, messageId, data]);
  return createHash("sha256").update(`press\n${key}`).digest("base64url");
}
