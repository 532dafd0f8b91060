/** From phase to phase: what must hold before one may be left, back again, more time. */
import { Refused } from "../../errors.ts";
import type { EventBody } from "../events.ts";
import { active, requiredText, requireRunning } from "../guards.ts";
import { isEmployee } from "../people.ts";
import { openFactors, openProposals, withoutFactor } from "../record.ts";
import type { Rule } from "../rule.ts";
import { isRoundPhase, LIMITS, PHASES, type PhaseId, nextPhase as phaseAfter, plannedMs } from "../script/script.ts";
import { type ActiveMeeting, presentViddevakt } from "../state.ts";
import { closeRound, openRound } from "./turns.ts";

/** What each phase needs before it is left; throws Refused with what is missing. */
const MUST_HOLD: Readonly<Record<PhaseId, (meeting: ActiveMeeting) => void>> = {
  roles(meeting) {
    if (meeting.viddevakt.status !== "waived" && presentViddevakt(meeting) === undefined) {
      throw new Refused("viddevaktMissing");
    }
  },
  description(meeting) {
    if (meeting.record.description === undefined) throw new Refused("descriptionMissing");
  },
  clarifying(meeting) {
    if ("round" in meeting.visit && !meeting.visit.round.over) throw new Refused("roundNotOver");
  },
  statusQuo(meeting) {
    const { statusQuo } = meeting.record;
    if (statusQuo === undefined) throw new Refused("statusQuoMissing");
    requireAllAnswered(meeting);
    const reserved = Object.values(statusQuo.answers).some((a) => !a.agrees);
    if (reserved && !statusQuo.concluded) throw new Refused("statusQuoNotConcluded");
  },
  factors(meeting) {
    const chosen = meeting.record.chosenFactorIds;
    if (!openFactors(meeting.record).some((f) => f.systemFactor && chosen.includes(f.id))) {
      throw new Refused("systemFactorNotChosen");
    }
  },
  tiltak(meeting) {
    if (openProposals(meeting.record).length > 0) return;
    const hanging = withoutFactor(meeting.record).length;
    throw hanging === 0 ? new Refused("proposalMissing") : new Refused("tiltakWithoutFactor", { count: hanging });
  },
  summary(meeting) {
    const { plans } = meeting.record;
    const hanging = withoutFactor(meeting.record).filter(({ id }) => plans[id] !== undefined).length;
    if (hanging > 0) throw new Refused("tiltakWithoutFactor", { count: hanging });
    if (!openProposals(meeting.record).some(({ id }) => plans[id] !== undefined))
      throw new Refused("takenTiltakMissing");
  },
  evaluation() {},
};

/** Everyone present has agreed or given a reservation; otherwise names those who have not. */
export function requireAllAnswered(meeting: ActiveMeeting): void {
  const waiting = meeting.people.filter((p) => p.present && meeting.record.statusQuo?.answers[p.id] === undefined);
  if (waiting.length > 0) throw new Refused("statusQuoUnanswered", { names: waiting.map((p) => p.name).join(", ") });
}

export const nextPhase: Rule<"nextPhase"> = (state, command, nowMs) => {
  const meeting = active(state);
  requireRunning(meeting);
  const { phase } = meeting.visit;
  if (phase !== command.from) throw new Refused("oldCard");
  MUST_HOLD[phase](meeting);
  const next = phaseAfter(phase);
  if (next === undefined) return [{ type: "meetingCompleted" }];
  const entered: EventBody = {
    type: "phaseEntered",
    phase: next,
    plannedMs: plannedMs(next, meeting.info.totalMinutes),
  };
  return [...closeRound(meeting, nowMs), entered, ...(isRoundPhase(next) ? openRound(meeting) : [])];
};

/** Everybody of the unit who is present has evaluated, and there is somebody: with `also`, without those in `without`. */
export function allEvaluated(
  meeting: ActiveMeeting,
  { also, without }: { readonly also?: string; readonly without?: ReadonlySet<string> },
): boolean {
  const asked = meeting.people.filter((p) => p.present && isEmployee(p) && !without?.has(p.id));
  return asked.length > 0 && asked.every((p) => p.id === also || meeting.record.evaluations[p.id] !== undefined);
}

export const goBack: Rule<"goBack"> = (state, command, nowMs) => {
  const meeting = active(state);
  requireRunning(meeting);
  const { phase } = command;
  if (PHASES.indexOf(phase) >= PHASES.indexOf(meeting.visit.phase)) throw new Refused("noEarlierPhase");
  if (meeting.remarks.filter((r) => r.kind === "wentBack").length >= LIMITS.wentBack) throw new Refused("tooOften");
  const reason = requiredText(meeting, command, command.reason, LIMITS.contributionChars);
  const back: EventBody = { type: "wentBack", phase, plannedMs: plannedMs(phase, meeting.info.totalMinutes), reason };
  return [...closeRound(meeting, nowMs), back, ...(isRoundPhase(phase) ? openRound(meeting) : [])];
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
