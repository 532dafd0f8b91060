/** What the meeting has said and agreed so far. Nothing in here is ever removed; withdrawn things are marked. */
import type { Evaluations } from "./evaluations.ts";
import type { FollowedUp } from "./followUp.ts";
import type { Participant, PersonId } from "./people.ts";
import type { Plan, TiltakKind } from "./plan.ts";
import type { InnspelKind } from "./script/phase.ts";

export { TILTAK_KINDS, type TiltakKind } from "./plan.ts";

/** DOMAIN §3 step 1: (a) input from people, (b) own development work and surveys, (c) overview of stafettloggar. */
export const GROUNDS = ["observations", "development", "logs"] as const;
export type Ground = (typeof GROUNDS)[number];

/** What there is to an innspel besides its text, by its kind. */
export type ContributionDetail =
  | { readonly kind: "clarifying" }
  | { readonly kind: "seen" }
  | { readonly kind: "factors"; readonly systemFactor: boolean }
  | ({ readonly kind: "tiltak"; readonly tiltakKind: TiltakKind } & Reduces);

/** What a tiltak is to reduce: one factor, and others besides where it answers several (DOMAIN §3 step 8). */
export type Reduces = { readonly factorId: string; readonly alsoFactorIds?: readonly string[] };

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

/** What somebody has tried, or seen of what was tried. */
export interface Seen extends ContributionBase {
  readonly kind: "seen";
}

export type Contribution = Question | Factor | Proposal | Seen;
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

export interface MeetingRecord extends Evaluations {
  readonly description?: Description;
  readonly contributions: readonly Contribution[];
  readonly statusQuo?: StatusQuo;
  /** Wordings that were replaced, oldest first. */
  readonly earlierStatusQuo: readonly StatusQuo[];
  readonly votes: Readonly<Record<PersonId, readonly string[]>>;
  readonly chosenFactorIds: readonly string[];
  /** Plan by id of the proposal. */
  readonly plans: Readonly<Record<string, Plan>>;
  /** What a meeting that follows up has come to. */
  readonly followedUp?: FollowedUp;
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
  let number = 0;
  for (const one of record.contributions) {
    if (one.kind !== kind || one.withdrawn) continue;
    number += 1;
    if (one.id === id) return number;
  }
  return 0;
}

/** Factors that stand on their own: neither withdrawn nor merged into another. */
export function openFactors(record: MeetingRecord): Factor[] {
  return standing(record, "factors").filter((f) => f.mergedInto === undefined);
}

/** Those the group has chosen to reduce first, in the order they were said. */
export function chosenFactors(record: MeetingRecord): Factor[] {
  return openFactors(record).filter(({ id }) => record.chosenFactorIds.includes(id));
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

export function nameOf(people: readonly Participant[], id: PersonId): string {
  return people.find((p) => p.id === id)?.name ?? "";
}
