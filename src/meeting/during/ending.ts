/** How a meeting ends before its time, and how an end is taken back. What a round comes to at an end is for `evolve`. */
import { Refused } from "../../errors.ts";
import { active, ended, optionalText } from "../guards.ts";
import type { Rule } from "../rule.ts";
import { LIMITS, TIMES } from "../script/limits.ts";
import type { EndedMeeting } from "../state.ts";

export const abort: Rule<"abort"> = (state, command) => {
  const meeting = active(state);
  return [{ type: "meetingAborted", reason: optionalText(meeting, command, command.reason, LIMITS.contributionChars) }];
};

/** Goes on where it was. An end that has been taken back before, and another has taken the place of, is on an old card. */
export const continueMeeting: Rule<"continueMeeting"> = (state, { ending }, nowMs) => {
  const meeting = ended(state);
  if (ending !== (meeting.endsTakenBack ?? 0)) throw new Refused("oldCard");
  if (nowMs >= endStandsAtMs(meeting)) throw new Refused("endStands");
  return [{ type: "meetingContinued" }];
};

/** From when the end can't be taken back. */
export function endStandsAtMs({ endedAtMs }: EndedMeeting): number {
  return endedAtMs + TIMES.endTakenBackMs;
}
