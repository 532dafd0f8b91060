/**
 * How often each person has changed what had been settled. Nobody needs to do it hundreds of times, and no meeting is to
 * grow without end; what leads it on (phases, turns, pauses) is never refused for that, nor is taking back what one did last.
 */
import { Refused } from "../errors.ts";
import type { Command } from "./commands.ts";
import { FOLLOW_UP_EVENTS } from "./during/evolveFollowUp.ts";
import type { EventType, MeetingEvent } from "./events.ts";
import { SYSTEM } from "./people.ts";
import { LIMITS } from "./script/limits.ts";
import type { MeetingState } from "./state.ts";

/** What can be done again and again, each time in place of the time before, and has no limit of its own. */
const CHANGES: readonly EventType[] = [
  // To go is counted, and to come back is not: each time is a line in the referat.
  ...(["målformChanged", "participantUpdated", "participantLeft"] as const),
  ...(["viddevaktAsked", "viddevaktAnswered", "secretaryAppointed"] as const),
  ...(["contributionEdited", "textCorrected", "factorNamed", "described", "statusQuoAnswered", "evaluated"] as const),
  ...(["factorsMerged", "factorSplit", "factorJudged", "votesCast", "factorsChosen"] as const),
  ...(["tiltakTaken", "tiltakDropped", "planCorrected", "sectionEdited", "partLeftOut", "partTakenIn"] as const),
  ...FOLLOW_UP_EVENTS,
  ...(["nameDecided", "wordAskedAgain", "recipientLeftOut", "recipientRestored", "entryChosen"] as const),
];

function isChange({ type, by }: MeetingEvent): boolean {
  return by !== SYSTEM && CHANGES.includes(type);
}

/** `state`, the one after `event`, with the event counted. */
export function withChanges(state: MeetingState, event: MeetingEvent): MeetingState {
  if (state.status === "none" || !isChange(event)) return state;
  return { ...state, changes: { ...state.changes, [event.by]: (state.changes[event.by] ?? 0) + 1 } };
}

/** Throws Refused where `events` hold one change too many, of theirs or of all. One command may go beyond, with all that it does. */
export function requireFewChanges(state: MeetingState, { type, by }: Command, events: readonly MeetingEvent[]): void {
  if (state.status === "none" || type === "undo" || !events.some(isChange)) return;
  const own = state.changes[by] ?? 0;
  const all = Object.values(state.changes).reduce((sum, count) => sum + count, 0);
  if (own >= LIMITS.changesEach || all >= LIMITS.changes) throw new Refused("tooOften");
}
