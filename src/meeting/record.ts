/** What the meeting has said and agreed so far. Nothing in here is ever removed; withdrawn things are marked. */
import type { Participant, PersonId, Teneste } from "./people.ts";
import type { InnspelKind } from "./script/phase.ts";

/** DOMAIN §3 step 1: (a) input from people, (b) own development work and surveys, (c) overview of stafettloggar. */
export const GROUNDS = ["observations", "development", "logs"] as const;
export type Ground = (typeof GROUNDS)[number];

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

/** Who may be responsible for a tiltak: the unit, the guardians, the children themselves, or a teneste. */
export const OWN_ACTORS = ["eining", "guardians", "children"] as const;
export type Actor = (typeof OWN_ACTORS)[number] | Exclude<Teneste, "eining">;

export interface Description {
  readonly what: string;
  readonly behind: string;
  readonly grounds: readonly Ground[];
  readonly byId: PersonId;
}

interface ContributionBase {
  /** Unique in the meeting, in the order things were said: `k1`, `k2`, … */
  readonly id: string;
  readonly visit: number;
  readonly authorId: PersonId;
  /** Who typed it, where that is not the author (DOMAIN §2). */
  readonly writtenById: PersonId;
  readonly text: string;
  readonly saidAtMs: number;
  readonly edited: boolean;
  readonly withdrawn: boolean;
}

export interface Answer {
  readonly text: string;
  readonly answeredById: PersonId;
  readonly writtenById: PersonId;
}

export interface Question extends ContributionBase {
  readonly kind: "clarifying";
  readonly answers: readonly Answer[];
}

export interface Factor extends ContributionBase {
  readonly kind: "factors";
  /** Something the group can do something about (DOMAIN §3 step 7). */
  readonly systemFactor: boolean;
  readonly mergedInto?: string;
}

export interface Proposal extends ContributionBase {
  readonly kind: "tiltak";
  /** The factor that it is to reduce first of all. */
  readonly factorId: string;
  /** Others that it is to reduce besides; absent for none. */
  readonly alsoFactorIds?: readonly string[];
  readonly tiltakKind: TiltakKind;
}

export type Contribution = Question | Factor | Proposal;
export type ContributionOf<K extends InnspelKind> = Extract<Contribution, { kind: K }>;

export type Agreement =
  | { readonly agrees: true; readonly byId: PersonId }
  | { readonly agrees: false; readonly reason: string; readonly byId: PersonId };

export interface StatusQuo {
  readonly sentence: string;
  readonly answers: Readonly<Record<PersonId, Agreement>>;
  /** With reservations the leader must conclude explicitly (DOMAIN §3 step 6). */
  readonly concluded: boolean;
}

/** Somebody had answered to the wording: it stays in the referat when it is replaced. Others nobody sees any more. */
export function wasAnswered({ answers }: StatusQuo): boolean {
  return Object.keys(answers).length > 0;
}

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
  readonly partner?: Exclude<Teneste, "eining">;
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
  }[];
  /** How many there are besides. */
  readonly more: number;
}

export const FIT = ["yes", "partly", "no"] as const;
export type Fit = (typeof FIT)[number];

/** The five questions a–e (DOMAIN §3 step 10). Empty text means nothing to say. */
export interface EvaluationAnswer {
  readonly worked: string;
  readonly better: string;
  readonly structure: Fit;
  readonly useful: Fit;
  readonly nextTime: string;
  /** What is said besides yes, partly and no; in answers of 0.1.0 there is none. */
  readonly structureWhy?: string;
  readonly usefulWhy?: string;
}

/** One answer that several gave together, typed by one of them. */
export interface CommonAnswer {
  readonly answer: EvaluationAnswer;
  readonly personIds: readonly PersonId[];
}

export interface MeetingRecord {
  readonly description?: Description;
  readonly contributions: readonly Contribution[];
  readonly statusQuo?: StatusQuo;
  /** Wordings that were replaced, oldest first. */
  readonly earlierStatusQuo: readonly StatusQuo[];
  readonly votes: Readonly<Record<PersonId, readonly string[]>>;
  readonly chosenFactorIds: readonly string[];
  /** Plan by id of the proposal. */
  readonly plans: Readonly<Record<string, Plan>>;
  readonly evaluations: Readonly<Record<PersonId, EvaluationAnswer>>;
  readonly commonEvaluation?: CommonAnswer;
}

export const emptyRecord: MeetingRecord = {
  contributions: [],
  earlierStatusQuo: [],
  votes: {},
  chosenFactorIds: [],
  plans: {},
  evaluations: {},
};

/** Contributions of one kind that still stand, in the order they were said. */
export function standing<K extends InnspelKind>(record: MeetingRecord, kind: K): ContributionOf<K>[] {
  return record.contributions.filter((c): c is ContributionOf<K> => c.kind === kind && !c.withdrawn);
}

/**
 * The number by which people speak of an innspel: its place among those of its kind that stand, from 1. Neither votes nor
 * merging change it, so that it is the same on the card, in forms and from one minute to the next.
 */
export function numberIn(record: MeetingRecord, { id, kind }: Pick<Contribution, "id" | "kind">): number {
  return standing(record, kind).findIndex((one) => one.id === id) + 1;
}

/** Factors that stand on their own: neither withdrawn nor merged into another. */
export function openFactors(record: MeetingRecord): Factor[] {
  return standing(record, "factors").filter((f) => f.mergedInto === undefined);
}

/** Proposals against a factor that is chosen now (DOMAIN §4: analysis comes before measures). */
export function openProposals(record: MeetingRecord): Proposal[] {
  const isChosen = ({ id }: Factor) => record.chosenFactorIds.includes(id);
  return standing(record, "tiltak").filter((proposal) => factorsOf(record, proposal).some(isChosen));
}

/** The factor that `factorId` ended up in after merging. */
export function rootFactor(record: MeetingRecord, factorId: string): Factor | undefined {
  const factor = record.contributions.find((c): c is Factor => c.kind === "factors" && c.id === factorId);
  return factor?.mergedInto === undefined ? factor : rootFactor(record, factor.mergedInto);
}

/** The factors that a proposal is to reduce, the first one first, merged or not; without those that have been withdrawn. */
export function factorsOf(record: MeetingRecord, { factorId, alsoFactorIds = [] }: Proposal): Factor[] {
  const named = [factorId, ...alsoFactorIds].flatMap((id) => rootFactor(record, id) ?? []);
  return [...new Set(named)].filter(({ withdrawn }) => !withdrawn);
}

/** Their texts, one after the other; empty for none. */
export function factorsText(record: MeetingRecord, proposal: Proposal): string {
  return factorsOf(record, proposal)
    .map(({ text }) => text)
    .join("; ");
}

/** The first of them; undefined when all have been withdrawn. */
export function factorOf(record: MeetingRecord, proposal: Proposal): Factor | undefined {
  return factorsOf(record, proposal)[0];
}

/** Proposals that stand and are to reduce this very factor and no other: without it they hang in the air. */
export function proposalsNaming(record: MeetingRecord, factorId: string): Proposal[] {
  return standing(record, "tiltak").filter((proposal) => {
    const factors = factorsOf(record, proposal);
    return factors.length > 0 && factors.every(({ id }) => id === factorId);
  });
}

/** Proposals that stand though their factor was withdrawn: they need another one (DOMAIN §3 step 8). */
export function withoutFactor(record: MeetingRecord): Proposal[] {
  return standing(record, "tiltak").filter((proposal) => factorOf(record, proposal) === undefined);
}

/** Votes by factor id; a vote for a merged factor counts for the one it went into, once a person. */
export function voteCount(record: MeetingRecord): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const ids of Object.values(record.votes)) {
    const roots = new Set(ids.map((id) => rootFactor(record, id)?.id));
    for (const id of roots) if (id !== undefined) count.set(id, (count.get(id) ?? 0) + 1);
  }
  return count;
}

/** Factors that stand, those with most votes first, and else as they were said. */
export function byVotes(record: MeetingRecord): Factor[] {
  const count = voteCount(record);
  const votes = ({ id }: Factor) => count.get(id) ?? 0;
  return openFactors(record).toSorted((one, other) => votes(other) - votes(one));
}

/** Whether somebody has evaluated, alone or together with others. */
export function hasEvaluated({ evaluations, commonEvaluation }: MeetingRecord, id: PersonId): boolean {
  return evaluations[id] !== undefined || commonEvaluation?.personIds.includes(id) === true;
}

/** All answers, the common one once. */
export function evaluationAnswers({ evaluations, commonEvaluation }: MeetingRecord): EvaluationAnswer[] {
  return [...(commonEvaluation === undefined ? [] : [commonEvaluation.answer]), ...Object.values(evaluations)];
}

/** How many have answered. */
export function evaluatedCount({ evaluations, commonEvaluation }: MeetingRecord): number {
  return new Set([...Object.keys(evaluations), ...(commonEvaluation?.personIds ?? [])]).size;
}

/** DOMAIN §5: level 1 while only the unit's own are responsible, 2 when another service is. */
export function levelOf(plan: Plan): 1 | 2 {
  return plan.responsible.some((actor) => !(OWN_ACTORS as readonly string[]).includes(actor)) ? 2 : 1;
}

export function nameOf(people: readonly Participant[], id: PersonId): string {
  return people.find((p) => p.id === id)?.name ?? "";
}
