/**
 * A BTI meeting at a school that doesn't exist, as data: who does what in which order. What they say stands in
 * `story.nn.ts` and `story.nb.ts`, under the same keys.
 */

import type { EvaluationAnswer } from "../../src/meeting/evaluations.ts";
import type { Målform } from "../../src/meeting/events.ts";
import { osloDate } from "../../src/meeting/oslo.ts";
import type { Actor, Category } from "../../src/meeting/plan.ts";
import { daysAfter } from "../../src/meeting/publicHolidays.ts";
import type { Ground, TiltakKind } from "../../src/meeting/record.ts";
import type { Step } from "../../src/stafettlogg/reminders.ts";
import type { ProductMs } from "../api/views.ts";
import { nb } from "./story.nb.ts";
import { nn } from "./story.nn.ts";

/** Those in the cast, by what the story calls them. */
export const PEOPLE = {
  leader: "Ragnhild Fjordheim",
  torstein: "Torstein Myklevoll",
  viddevakt: "Sunniva Lidalen",
  secretary: "Even Bakkestad",
  sfo: "Liv Grønnestad",
  ppt: "Astrid Holmevik",
  /** Comes when the meeting has begun. */
  nurse: "Marte Solbrekk",
  /** In the room, but not in Teams: the secretary writes for him. */
  barnevern: "Jonas Øvrebust",
} as const;
export type Who = keyof typeof PEOPLE;

/**
 * Product seconds in a real one: a phase of five minutes passes in five seconds. Twelve hours after its start the bot ends a
 * meeting, and on a machine with much to do its story takes minutes.
 */
export const STORY_SPEED = 60;

export const GROUNDS: readonly Ground[] = ["observations", "development"];

/** Nobody is more than once in a round; one passes. */
export const QUESTIONS = [
  { key: "breaks", by: "torstein", answeredBy: "viddevakt" },
  { key: "pupils", by: "viddevakt", answeredBy: "sfo" },
  { key: "adults", by: "sfo", answeredBy: "secretary" },
  { key: "before", by: "ppt", answeredBy: "leader" },
  { key: "outside", by: "barnevern", answeredBy: undefined },
  { key: "gender", by: "nurse", answeredBy: "torstein" },
] as const satisfies readonly { key: string; by: Who; answeredBy: Who | undefined }[];
export type QuestionKey = (typeof QUESTIONS)[number]["key"];
export const PASSES: Who = "secretary";

export const RESERVES: Who = "ppt";

/** What they tell weeks later, in the meeting that follows up. */
export const SEEN = [
  { key: "zones", by: "torstein" },
  { key: "adults", by: "viddevakt" },
  { key: "pitch", by: "sfo" },
  { key: "practice", by: "ppt" },
] as const satisfies readonly { key: string; by: Who }[];

export const FACTORS = [
  { key: "inspection", by: "torstein", system: true },
  { key: "football", by: "viddevakt", system: true },
  { key: "agreement", by: "secretary", system: true },
  { key: "teams", by: "sfo", system: true },
  { key: "inviting", by: "ppt", system: true },
  { key: "sameSpot", by: "barnevern", system: true },
  { key: "chats", by: "nurse", system: false },
  { key: "plan", by: "leader", system: true },
] as const satisfies readonly { key: string; by: Who; system: boolean }[];
export type FactorKey = (typeof FACTORS)[number]["key"];

/** Two say the same. */
export const DUPLICATE: { readonly keep: FactorKey; readonly same: FactorKey } = {
  keep: "inspection",
  same: "sameSpot",
};

export const VOTES: Readonly<Record<Who, readonly FactorKey[]>> = {
  leader: ["inspection", "football", "agreement"],
  torstein: ["inspection", "football", "teams"],
  viddevakt: ["football", "inspection", "inviting"],
  secretary: ["inspection", "agreement", "plan"],
  sfo: ["football", "teams", "inspection"],
  ppt: ["inviting", "football", "inspection"],
  nurse: ["football", "inspection", "chats"],
  barnevern: ["inspection", "football"],
};

export const CHOSEN: readonly FactorKey[] = ["inspection", "football"];

export const PROPOSALS = [
  { key: "zones", by: "torstein", factor: "inspection", kind: "ownTrial" },
  { key: "playLeaders", by: "viddevakt", factor: "football", kind: "inGroup" },
  { key: "equipment", by: "sfo", factor: "football", kind: "inGroup" },
  { key: "practice", by: "ppt", factor: "inspection", kind: "competence" },
  { key: "observe", by: "barnevern", factor: "inspection", kind: "observation" },
] as const satisfies readonly { key: string; by: Who; factor: FactorKey; kind: TiltakKind }[];
export type ProposalKey = (typeof PROPOSALS)[number]["key"];

/** What the unit tries first. Both ask something of the unit, so the bot asks about the second. */
export const PLANS = [
  {
    key: "zones",
    category: "social",
    responsible: ["eining"],
    partner: "none",
    startInDays: 7,
    evaluateInDays: 42,
  },
  {
    key: "practice",
    category: "social",
    responsible: ["eining", "ppt"],
    partner: "ppt",
    startInDays: 14,
    evaluateInDays: 56,
  },
] as const satisfies readonly {
  key: ProposalKey;
  category: Category;
  responsible: readonly Actor[];
  partner: string;
  startInDays: number;
  evaluateInDays: number;
}[];
export type PlanKey = (typeof PLANS)[number]["key"];

/** The dates of a plan made at `plannedMs`. */
export function datesOf({ startInDays, evaluateInDays }: (typeof PLANS)[number], plannedMs: ProductMs) {
  const today = osloDate(plannedMs);
  return { startBy: daysAfter(today, startInDays), evaluateBy: daysAfter(today, evaluateInDays) };
}

/** The first of them is tried, and followed up when its leader is asked for the third time. */
export const FOLLOWED = PLANS[0];
export const EVALUATED_AT: Step = "week1";

/** The unit's own people, who evaluate. */
export const EMPLOYEES = ["torstein", "viddevakt", "secretary", "sfo", "leader"] as const satisfies readonly Who[];
export type Employee = (typeof EMPLOYEES)[number];

interface PlanWords {
  readonly oppmerksomheit: string;
  readonly goal: string;
  readonly successSigns: string;
  readonly evaluatedBy: string;
  readonly evaluatedHow: string;
}

/** What is said, in one målform. */
export interface Words {
  readonly eining: string;
  readonly topic: string;
  readonly what: string;
  readonly behind: string;
  readonly questions: Readonly<Record<QuestionKey, { readonly text: string; readonly answer?: string }>>;
  /** Stands in «Då er vi einige om at … er utfordringa». */
  readonly statusQuo: string;
  readonly reservation: string;
  readonly factors: Readonly<Record<FactorKey, string>>;
  readonly proposals: Readonly<Record<ProposalKey, string>>;
  readonly plans: Readonly<Record<PlanKey, PlanWords>>;
  readonly evaluations: Readonly<Record<Employee, EvaluationAnswer>>;
  readonly seen: Readonly<Record<(typeof SEEN)[number]["key"], string>>;
  /** What came of the tiltak that is followed up, what is tried next, how that went, and what comes after the other one. */
  readonly afterwards: Readonly<Record<"reason" | "next" | "well" | "practiceNext", string>>;
}

export const WORDS: Readonly<Record<Målform, Words>> = { nn, nb };
