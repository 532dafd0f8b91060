/** A plan that can be followed up: who does what, when it starts, and when, by whom and how it is evaluated (DOMAIN §5). */
import { Refused } from "../../errors.ts";
import type { CommandOf } from "../commands.ts";
import { requiredText } from "../guards.ts";
import { osloDate } from "../oslo.ts";
import type { Plan } from "../record.ts";
import { LIMITS, TIMES } from "../script/limits.ts";
import type { KnownMeeting } from "../state.ts";

/** The plan with its texts checked; `earliestMs` is the moment whose day it may start on at the earliest. */
export function checkedPlan(
  meeting: KnownMeeting,
  command: CommandOf<"takeTiltak" | "correctPlan">,
  earliestMs: number,
): Plan {
  const { plan } = command;
  const text = (value: string, limit: number = LIMITS.contributionChars) =>
    requiredText(meeting, command, value, limit);
  const startBy = dateOrRefuse(plan.startBy);
  const evaluateBy = dateOrRefuse(plan.evaluateBy);
  if (plan.startBy < osloDate(earliestMs)) throw new Refused("startInPast");
  if (evaluateBy <= startBy) throw new Refused("evaluateBeforeStart");
  const responsible = [...new Set(plan.responsible)];
  if (responsible.length === 0) throw new Refused("responsibleMissing");
  const checked = {
    ...plan,
    responsible,
    oppmerksomheit: text(plan.oppmerksomheit, LIMITS.oppmerksomheitChars),
    goal: text(plan.goal, LIMITS.sentenceChars),
    successSigns: text(plan.successSigns),
    evaluatedBy: text(plan.evaluatedBy, LIMITS.nameChars),
    evaluatedHow: text(plan.evaluatedHow),
  };
  // Asked last: the yes to this must not stand for a yes to a child's name.
  const days = (evaluateBy - startBy) / 86_400_000;
  if (days > TIMES.usualTiltakDays && !command.confirmed) throw new Refused("longTiltak", { days });
  return checked;
}

/** The plan that a tiltak was taken with. */
export function planOf({ record }: KnownMeeting, id: string): Plan {
  const plan = Object.hasOwn(record.plans, id) ? record.plans[id] : undefined;
  if (plan === undefined) throw new Refused("tiltakUnknown");
  return plan;
}

/** Midnight UTC of a calendar date; refuses what is not one, such as 30 February. */
function dateOrRefuse(date: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date) throw new Refused("dateInvalid");
  return ms;
}
