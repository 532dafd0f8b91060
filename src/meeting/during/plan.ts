/** A plan that can be followed up: who does what, when it starts, and when, by whom and how it is evaluated (DOMAIN §5). */
import { Refused } from "../../errors.ts";
import type { CommandOf } from "../commands.ts";
import { dayMs } from "../days.ts";
import { optionalText, requiredText } from "../guards.ts";
import { osloDate } from "../oslo.ts";
import type { PersonId } from "../people.ts";
import type { Named, Plan } from "../plan.ts";
import { LIMITS, TIMES } from "../script/limits.ts";
import { findPerson, type KnownMeeting } from "../state.ts";

/** The plan with its texts checked; `earliestMs` is the moment whose day it may start on at the earliest. */
export function checkedPlan(
  meeting: KnownMeeting,
  command: CommandOf<"takeTiltak" | "correctPlan">,
  earliestMs: number,
): Plan {
  const { personId, ...plan } = command.plan;
  const later = (value: string, limit: number = LIMITS.contributionChars) =>
    optionalText(meeting, command, value, limit);
  const days = daysOf(plan, osloDate(earliestMs));
  const responsible = [...new Set(plan.responsible)];
  if (responsible.length === 0) throw new Refused("responsibleMissing");
  const checked = {
    ...plan,
    responsible,
    ...(personId === undefined ? {} : { person: named(meeting, personId) }),
    oppmerksomheit: requiredText(meeting, command, plan.oppmerksomheit, LIMITS.oppmerksomheitChars),
    goal: later(plan.goal, LIMITS.sentenceChars),
    successSigns: later(plan.successSigns),
    evaluatedBy: later(plan.evaluatedBy, LIMITS.nameChars),
    evaluatedHow: later(plan.evaluatedHow),
  };
  // Asked last: the yes to this must not stand for a yes to a child's name.
  if (days > TIMES.usualTiltakDays && !command.confirmed) throw new Refused("longTiltak", { days });
  return checked;
}

/** The plan that a tiltak was taken with. */
export function planOf({ record }: KnownMeeting, id: string): Plan {
  const plan = Object.hasOwn(record.plans, id) ? record.plans[id] : undefined;
  if (plan === undefined) throw new Refused("tiltakUnknown");
  return plan;
}

/** Days that it lasts. Nothing begins before `today`, and nobody meets before it. */
export function daysOf(plan: Pick<Plan, "startBy" | "evaluateBy" | "meetOn">, today: string): number {
  const startBy = dayMs(plan.startBy);
  const evaluateBy = dayMs(plan.evaluateBy);
  if (plan.startBy < today) throw new Refused("startInPast");
  if (evaluateBy <= startBy) throw new Refused("evaluateBeforeStart");
  if (plan.meetOn !== undefined) dayMs(plan.meetOn);
  if (plan.meetOn !== undefined && plan.meetOn < today) throw new Refused("meetInPast");
  return (evaluateBy - startBy) / 86_400_000;
}

/** Whoever has taken part may see to it, also somebody who has left. */
export function named(meeting: KnownMeeting, id: PersonId): Named {
  const person = findPerson(meeting, id);
  if (person === undefined) throw new Refused("personUnknown");
  return { id, name: person.name };
}
