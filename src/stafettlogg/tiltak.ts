/** A tiltak in an entry: planned, tried, and evaluated once (DOMAIN §5). */
import type { Service } from "../einings/people.ts";
import type { EndOutcome, Outcome } from "../meeting/outcomes.ts";
import type { PersonId } from "../meeting/people.ts";
import type { TiltakKind } from "../meeting/record.ts";
import type { Party } from "./parties.ts";

export { type EndOutcome, OUTCOMES, type Outcome } from "../meeting/outcomes.ts";

/** What the craft may ask about a goal or a tiltak; when it does is said in `craft.ts`. */
export const CRAFT_CODES = [
  "goalNotPresent",
  "goalNotMeasurable",
  "tiltakLong",
  "habitLong",
  "actorBusy",
  "coversSeveral",
  "noSecondActor",
] as const;
export type CraftCode = (typeof CRAFT_CODES)[number];

/** What is planned; dates are `YYYY-MM-DD`. What can be said later may be empty. */
export interface TiltakBody {
  readonly kind: TiltakKind;
  readonly text: string;
  /** What it is to reduce, in words. */
  readonly factors: readonly string[];
  readonly responsible: readonly Party[];
  readonly partner?: Service;
  /** The day on which the eining and its partner meet about it. */
  readonly meetOn?: string;
  readonly startBy: string;
  readonly evaluateBy: string;
  readonly evaluatedBy: string;
  readonly evaluatedHow: string;
  /** A simple habit, which shows within three weeks. */
  readonly habit?: true;
  /** The tiltak in the same entry that it is the next step after. */
  readonly follows?: string;
  /** As a meeting worded it, where the entry says it otherwise. */
  readonly oppmerksomheit?: string;
}

/** How it went, said once and never changed. */
export interface Evaluation {
  readonly outcome: EndOutcome;
  readonly reason: string;
  readonly tookPart: readonly Party[];
  readonly byId: PersonId;
  readonly atMs: number;
  /** The meeting that said it. */
  readonly inMeeting?: string;
}

/** It was looked at and goes on, to be evaluated later than was planned. */
export interface Moved {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly byId: PersonId;
  readonly atMs: number;
  readonly inMeeting?: string;
}

/** Where it came up, where that was in a meeting. */
export interface TiltakOrigin {
  readonly meetingId: string;
  readonly proposalId: string;
}

export interface Tiltak extends TiltakBody {
  /** Within the entry, and never another's. */
  readonly id: string;
  readonly addedById: PersonId;
  readonly addedAtMs: number;
  readonly from?: TiltakOrigin;
  /** It stands as the meeting handed it over: a corrected referat may still correct it. */
  readonly asHanded?: true;
  /** What the craft asked about, and whoever wrote it stood by. */
  readonly kept: readonly CraftCode[];
  readonly moved: readonly Moved[];
  /** After how many events of the entry it was changed last. */
  readonly changedAt: number;
  readonly evaluation?: Evaluation;
}

/** What was planned, without what has come of it. */
export function plannedIn(tiltak: Tiltak): TiltakBody {
  const { id: _id, addedById: _by, addedAtMs: _at, from: _from, asHanded: _as, ...rest } = tiltak;
  const { kept: _kept, moved: _moved, changedAt: _changed, evaluation: _evaluation, ...body } = rest;
  return body;
}

export function isActive({ evaluation }: Pick<Tiltak, "evaluation">): boolean {
  return evaluation === undefined;
}

export function outcomeOf({ evaluation }: Pick<Tiltak, "evaluation">): Outcome {
  return evaluation?.outcome ?? "ongoing";
}
