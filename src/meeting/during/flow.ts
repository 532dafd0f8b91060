/** From phase to phase: what must hold before one may be left, back again, more time. */
import { Refused } from "../../errors.ts";
import { hasEvaluated } from "../evaluations.ts";
import type { EventBody } from "../events.ts";
import { active, requiredText } from "../guards.ts";
import { isEmployee } from "../people.ts";
import type { Rule } from "../rule.ts";
import { LIMITS } from "../script/limits.ts";
import { endsByAnswers, phaseAfter, phasesBefore, plannedMs } from "../script/scripts.ts";
import { type ActiveMeeting, phaseNow } from "../state.ts";
import { CHECKS, requireAllEvaluated } from "./checks.ts";
import { closeRound, openRound } from "./turns.ts";

export const nextPhase: Rule<"nextPhase"> = (state, command, nowMs) => {
  const meeting = active(state);
  const { info } = meeting;
  const phase = phaseNow(meeting);
  if (phase.id !== command.from) throw new Refused("oldCard");
  const confirmed = command.confirmed ?? false;
  for (const check of phase.mustHold) CHECKS[check](meeting, confirmed);
  const next = phaseAfter(info, phase.id);
  if (!confirmed && endsByAnswers(info, phase.id)) requireAllEvaluated(meeting);
  if (next === undefined) return [{ type: "meetingCompleted" }];
  const entered: EventBody = { type: "phaseEntered", phase: next.id, plannedMs: plannedMs(info, next) };
  return [...closeRound(meeting, nowMs), entered, ...(next.opens === "round" ? openRound(meeting) : [])];
};

interface Change {
  readonly also?: readonly string[];
  readonly without?: ReadonlySet<string>;
}

/**
 * Whether this rounds the meeting off: with `also`, or without those in `without`, everybody of the unit who is present has
 * evaluated. Where they had before, somebody has taken the end back and will say when it is over.
 */
export function roundsItOff(meeting: ActiveMeeting, change: Change): boolean {
  return roundedOff(meeting, change) && !roundedOff(meeting, {});
}

function roundedOff(meeting: ActiveMeeting, { also, without }: Change): boolean {
  if (!endsByAnswers(meeting.info, meeting.visit.phase)) return false;
  const asked = meeting.people.filter((p) => p.present && isEmployee(p) && !without?.has(p.id));
  return asked.length > 0 && asked.every((p) => also?.includes(p.id) || hasEvaluated(meeting.record, p.id));
}

export const goBack: Rule<"goBack"> = (state, command, nowMs) => {
  const meeting = active(state);
  const { info, visit } = meeting;
  const phase = phasesBefore(info, visit.phase).find(({ id }) => id === command.phase);
  if (phase === undefined) throw new Refused("noEarlierPhase");
  if (meeting.remarks.filter((r) => r.kind === "wentBack").length >= LIMITS.wentBack) throw new Refused("tooOften");
  const reason = requiredText(meeting, command, command.reason, LIMITS.contributionChars);
  const back: EventBody = {
    type: "wentBack",
    phase: phase.id,
    plannedMs: plannedMs(info, phase),
    reason,
  };
  return [...closeRound(meeting, nowMs), back, ...(phase.opens === "round" ? openRound(meeting) : [])];
};

export const lengthen: Rule<"lengthen"> = (state, command) => {
  const { visit } = active(state);
  const { minutes, plannedMs } = command;
  // Pressed on a card that does not show the time as it is now: sent twice, or somebody was quicker.
  if (plannedMs !== undefined && plannedMs !== visit.plannedMs) return [];
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > LIMITS.lengthenMinutes) {
    throw new Refused("numberOutOfRange", { min: 1, max: LIMITS.lengthenMinutes });
  }
  return [{ type: "phaseLengthened", minutes }];
};
