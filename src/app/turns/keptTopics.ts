/** Topics that einings have kept for their next meetings, for those who start them. */
import type { StartForm } from "../../../cards/verbs.ts";
import { waitingTopics } from "../../einings/topics.ts";
import { Refused } from "../../errors.ts";
import type { EiningRow } from "../ports/einings.ts";
import type { BotParts } from "./parts.ts";

export interface KeptTopic {
  readonly einingId: string;
  readonly eining: string;
  readonly id: string;
  readonly text: string;
}

/** Somebody may work in many einings: a form is not held up by all of them. */
const MOST_EININGS = 5;

/** Those that wait in einings that somebody works in, the newest first in each. */
export async function topicsWaitingIn(
  { einings }: Pick<BotParts, "einings">,
  own: readonly EiningRow[],
): Promise<readonly KeptTopic[]> {
  const found = own.slice(0, MOST_EININGS).map(async ({ einingId, name }) => {
    const eining = await einings.all.find(einingId);
    const waiting = eining === undefined ? [] : waitingTopics(eining).toReversed();
    return waiting.map(({ id, text }) => ({ einingId, eining: name, id, text }));
  });
  return (await Promise.all(found)).flat();
}

/**
 * The topic that a start form says. What is written stands before the words of the kept one, which it may sharpen. Throws
 * Refused where nothing is written and the kept one is another eining's, or waits no more.
 */
export async function topicSaid(
  { einings }: Pick<BotParts, "einings">,
  { topic, keptTopic: chosen }: Pick<StartForm, "topic" | "keptTopic">,
  { einingId, meetingId }: { readonly einingId?: string | undefined; readonly meetingId: string },
): Promise<{ readonly topic: string; readonly topicId?: string }> {
  if (chosen === undefined) return { topic };
  const eining = chosen.einingId === einingId ? await einings.all.find(chosen.einingId) : undefined;
  // The same form sent twice finds the topic taken by the meeting that it started.
  const kept = eining?.topics.find(
    ({ id, taken }) => id === chosen.id && (taken === undefined || taken.meetingId === meetingId),
  );
  const isWritten = topic.trim() !== "";
  if (kept === undefined && !isWritten) throw new Refused("topicGone");
  return { topic: isWritten ? topic : (kept?.text ?? ""), ...(kept && { topicId: kept.id }) };
}
