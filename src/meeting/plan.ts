/** What the unit will do first, and who sees to it (DOMAIN §5). */
import type { EndOutcome } from "./outcomes.ts";
import { type PersonId, SERVICES, type Service } from "./people.ts";

/** Category of an oppmerksomheit, DOMAIN §5. */
export const CATEGORIES = [
  "subject",
  "attention",
  "motor",
  "social",
  "language",
  "wellbeing",
  "leisure",
  "health",
  "other",
] as const;
export type Category = (typeof CATEGORIES)[number];

/** DOMAIN §5, and the three kinds that only exist at system level (§3 step 9). */
export const TILTAK_KINDS = [
  "inGroup",
  "individual",
  "mapping",
  "atHome",
  "observation",
  "closeFollowUp",
  "training",
  "staffMeeting",
  "competence",
  "ownTrial",
] as const;
export type TiltakKind = (typeof TILTAK_KINDS)[number];

/** Who may be responsible for a tiltak: the unit, the guardians, the children themselves, or a teneste. */
export const OWN_ACTORS = ["eining", "guardians", "children"] as const;
export const ACTORS = [...OWN_ACTORS, ...SERVICES] as const;
export type Actor = (typeof ACTORS)[number];

/** Another teneste that a tiltak is done together with. */
export type Partner = Service;

/** A participant who sees to something, by id and by the name that they had. */
export interface Named {
  readonly id: PersonId;
  readonly name: string;
}

/** The plan of a tiltak that the unit will try first; dates are `YYYY-MM-DD`. What can be said later may be empty: see `stillMissing`. */
export interface Plan {
  readonly oppmerksomheit: string;
  readonly category?: Category;
  readonly goal: string;
  readonly successSigns: string;
  readonly responsible: readonly Actor[];
  readonly person?: Named;
  readonly partner?: Partner;
  /** The day on which the unit and its partner meet about it. */
  readonly meetOn?: string;
  readonly startBy: string;
  readonly evaluateBy: string;
  readonly evaluatedBy: string;
  readonly evaluatedHow: string;
}

/** What a tiltak may be taken without; it is asked for before the referat is approved (DOMAIN §3 step 11). */
export const SAID_LATER = ["category", "goal", "successSigns", "evaluatedBy", "evaluatedHow"] as const;
export type SaidLater = (typeof SAID_LATER)[number];

/** What has not been said yet. */
export function stillMissing(plan: Plan): SaidLater[] {
  return SAID_LATER.filter((field) => !plan[field]);
}

/**
 * What the unit agreed on in earlier meetings and may still be trying, the newest first. A copy for the opening: it goes when
 * the meeting is tidied (docs/decisions/2026-11-26-agreed-before.md). Nobody is named.
 */
export interface AgreedBefore {
  readonly tiltak: readonly {
    readonly text: string;
    readonly responsible: readonly Actor[];
    /** `YYYY-MM-DD`. */
    readonly evaluateBy: string;
    /** How it went, where it has been evaluated and what comes after it has not been said. */
    readonly outcome?: EndOutcome;
  }[];
  /** How many there are besides. */
  readonly more: number;
}

/** DOMAIN §5: level 1 while only the unit's own are responsible, 2 when another service is. */
export function levelOf(plan: Plan): 1 | 2 {
  return plan.responsible.some((actor) => !(OWN_ACTORS as readonly string[]).includes(actor)) ? 2 : 1;
}
