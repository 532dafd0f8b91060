/** The unit decides which tiltak it tries first, and plans them so that they can be followed up (DOMAIN §3 step 9, §5). */
import { Refused } from "../../errors.ts";
import type { CommandOf } from "../commands.ts";
import { osloDate } from "../oslo.ts";
import { type Actor, type Plan, type Proposal, standing } from "../record.ts";
import { LIMITS, TIMES } from "../script.ts";
import type { ActiveMeeting } from "../state.ts";
import { active, requireLeader, requirePhase, requiredText } from "./guards.ts";
import type { Rule } from "./rule.ts";

export const takeTiltak: Rule<"takeTiltak"> = (state, command, nowMs) => {
  const meeting = active(state);
  requirePhase(meeting, "summary");
  requireLeader(meeting, command.by);
  const proposal = standingProposal(meeting, command.id);
  const plan = checkedPlan(meeting, command, nowMs);
  const busyActors = busyElsewhere(meeting, proposal.id, plan.responsible);
  // DOMAIN §5: one tiltak at a time for each actor; more is possible but warned about.
  if (busyActors.length > 0 && !command.confirmed) throw new Refused("actorBusy", { count: busyActors.length });
  return [{ type: "tiltakTaken", id: proposal.id, plan, busyActors }];
};

export const dropTiltak: Rule<"dropTiltak"> = (state, command) => {
  const meeting = active(state);
  requirePhase(meeting, "summary");
  requireLeader(meeting, command.by);
  if (meeting.record.plans[command.id] === undefined) throw new Refused("tiltakUnknown");
  return [{ type: "tiltakDropped", id: command.id }];
};

function standingProposal(meeting: ActiveMeeting, id: string): Proposal {
  const proposal = standing(meeting.record, "tiltak").find((t) => t.id === id);
  if (proposal === undefined) throw new Refused("tiltakUnknown");
  return proposal;
}

function checkedPlan(meeting: ActiveMeeting, command: CommandOf<"takeTiltak">, nowMs: number): Plan {
  const { plan } = command;
  const text = (value: string, limit: number = LIMITS.contributionChars) => requiredText(meeting, command, value, limit);
  const startBy = dateOrRefuse(plan.startBy);
  const evaluateBy = dateOrRefuse(plan.evaluateBy);
  if (plan.startBy < osloDate(nowMs)) throw new Refused("startInPast");
  if (evaluateBy <= startBy) throw new Refused("evaluateBeforeStart");
  const days = (evaluateBy - startBy) / 86_400_000;
  if (days > TIMES.usualTiltakDays && !command.confirmed) throw new Refused("longTiltak", { days });
  const responsible = [...new Set(plan.responsible)];
  if (responsible.length === 0) throw new Refused("responsibleMissing");
  return {
    ...plan,
    responsible,
    oppmerksomheit: text(plan.oppmerksomheit, LIMITS.oppmerksomheitChars),
    goal: text(plan.goal, LIMITS.sentenceChars),
    successSigns: text(plan.successSigns),
    evaluatedBy: text(plan.evaluatedBy, LIMITS.nameChars),
    evaluatedHow: text(plan.evaluatedHow),
  };
}

/** Midnight UTC of a calendar date; refuses what is not one, such as 30 February. */
function dateOrRefuse(date: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date) throw new Refused("dateInvalid");
  return ms;
}

function busyElsewhere(meeting: ActiveMeeting, proposalId: string, responsible: readonly Actor[]): Actor[] {
  const others = Object.entries(meeting.record.plans).filter(([id]) => id !== proposalId);
  return responsible.filter((actor) => others.some(([, plan]) => plan.responsible.includes(actor)));
}
