/**
 * Who leads. Another of the unit may ask to; the leader is always asked first, and has time to answer that everybody
 * sees. Silence in the bot is not absence: people talk in a meeting.
 */
import { Refused } from "../../errors.ts";
import type { EventBody } from "../events.ts";
import { active, requirePresent } from "../guards.ts";
import type { Participant, PersonId } from "../people.ts";
import { whyNotLead } from "../permissions.ts";
import type { Rule } from "../rule.ts";
import { LIMITS, TIMES } from "../script/limits.ts";
import { type ActiveMeeting, findPerson } from "../state.ts";
import { isAsked } from "./handOver.ts";

export const askToLead: Rule<"askToLead"> = (state, command) => {
  const meeting = active(state);
  const person = requirePresent(meeting, command.by);
  // The leader has asked them to already.
  if (isAsked(meeting, person.id)) return [{ type: "leaderChanged", personId: person.id, because: "agreed" }];
  // Asking once more neither hurries the answer nor puts it off.
  if (meeting.takeOverById === person.id) return [];
  if (timesAskedToLead(meeting) >= LIMITS.takeOvers) throw new Refused("tooOften");
  return [{ type: "leadingRequested", personId: person.id }];
};

/** The leader's yes is also their word that the other is of the unit. */
export const answerTakeOver: Rule<"answerTakeOver"> = (state, command) => {
  const meeting = active(state);
  const { takeOverById } = meeting;
  if (!command.yes || takeOverById === undefined) return [{ type: "leadingKept" }];
  const why = whyNotLead(requirePresent(meeting, takeOverById));
  if (why !== undefined) throw new Refused(why);
  return [{ type: "leaderChanged", personId: takeOverById, because: "agreed" }];
};

/**
 * When the one who asks gets the leading without an answer, in milliseconds since 1970; undefined where only the
 * leader's yes gives it. A leader who is there must have been silent for five minutes as well.
 */
export function takeOverDueMs(meeting: ActiveMeeting): number | undefined {
  const { takeOverById, leaderId } = meeting;
  const asker = takeOverById === undefined ? undefined : findPerson(meeting, takeOverById);
  if (asker === undefined || !mayLeadUnasked(meeting, asker)) return undefined;
  const graceMs = askedToLeadMs(meeting) + TIMES.takeOverGraceMs;
  return leaderIsHere(meeting) ? Math.max(graceMs, lastSeenMs(meeting, leaderId) + TIMES.leaderSilentMs) : graceMs;
}

/**
 * Of the unit by the leader's word. Where the leader is gone and nobody who is here has that, those who are taken to be of
 * the unit will do: otherwise a meeting whose leader drops out at the start would stand still.
 */
function mayLeadUnasked(meeting: ActiveMeeting, person: Participant): boolean {
  if (!person.present || whyNotLead(person) !== undefined) return false;
  if (person.confirmed) return true;
  const colleagues = meeting.people.filter((p) => p.present && p.hasApp && p.id !== meeting.leaderId);
  return !leaderIsHere(meeting) && !colleagues.some((p) => p.confirmed && whyNotLead(p) === undefined);
}

/** The time to answer is up; or was, for a timer that is not the last. */
export function graceOver(meeting: ActiveMeeting, personId: PersonId, nowMs: number): EventBody[] {
  if (meeting.takeOverById !== personId) return [];
  const dueMs = takeOverDueMs(meeting);
  if (dueMs !== undefined && dueMs <= nowMs) {
    return [{ type: "leaderChanged", personId, because: leaderIsHere(meeting) ? "silent" : "absent" }];
  }
  // Who has done something since they were asked is there, and leads on.
  const acted = lastSeenMs(meeting, meeting.leaderId) > askedToLeadMs(meeting);
  return acted && leaderIsHere(meeting) ? [{ type: "leadingKept" }] : [];
}

/** How often somebody has. */
export function timesAskedToLead({ questions }: ActiveMeeting): number {
  return questions.filter(({ about }) => about === "leading").length;
}

/** When the last who did so asked. */
function askedToLeadMs({ questions, startedAtMs }: ActiveMeeting): number {
  return questions.findLast(({ about }) => about === "leading")?.atMs ?? startedAtMs;
}

function leaderIsHere(meeting: ActiveMeeting): boolean {
  return findPerson(meeting, meeting.leaderId)?.present === true;
}

function lastSeenMs(meeting: ActiveMeeting, id: PersonId): number {
  return meeting.lastSeenMs[id] ?? meeting.startedAtMs;
}
