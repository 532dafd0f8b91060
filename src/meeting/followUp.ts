/**
 * What a meeting that follows up has before it, and what it comes to. The entries are a copy from when the meeting began: it
 * reads no other aggregate while it runs (docs/decisions/2026-11-27-the-follow-up-meeting.md).
 */
import { ASKS_FOR, type Closing, type EndOutcome, type Outcome } from "./outcomes.ts";
import type { PersonId } from "./people.ts";
import type { Actor, Named, Partner, TiltakKind } from "./plan.ts";

/** An entry of the stafettlogg as it was when the meeting began. */
export interface BroughtEntry {
  readonly entryId: string;
  readonly oppmerksomheit: string;
  readonly goal: string;
  readonly successSigns: string;
  /** The meeting that it comes from, where that has sent its referat; `date` is `YYYY-MM-DD`. */
  readonly from?: { readonly topic: string; readonly date: string };
  /** Oldest first; those that have ended are there for the stair. */
  readonly tiltak: readonly BroughtTiltak[];
}

/** Dates are `YYYY-MM-DD`. */
export interface BroughtTiltak {
  /** In the meeting; `tiltakId` is what its entry calls it. */
  readonly id: string;
  readonly tiltakId: string;
  readonly text: string;
  readonly kind: TiltakKind;
  readonly factors: readonly string[];
  readonly responsible: readonly Actor[];
  /** Groups and people who see to it, besides. */
  readonly named: readonly { readonly name: string; readonly personId?: PersonId }[];
  readonly partner?: Partner;
  readonly startBy: string;
  readonly evaluateBy: string;
  /** A simple habit, which shows within three weeks. */
  readonly habit?: true;
  /** What its entry calls the one that it is the next step after. */
  readonly follows?: string;
  /** How it went, where it had ended before the meeting. */
  readonly ended?: { readonly outcome: EndOutcome; readonly on: string };
}

/** How a tiltak went, says the meeting. */
export interface Review {
  readonly outcome: Outcome;
  readonly reason: string;
  readonly tookPart: readonly PersonId[];
}

/** What is tried next, against what the one before it was to reduce; dates are `YYYY-MM-DD`. */
export interface NextStep {
  readonly text: string;
  readonly tiltakKind: TiltakKind;
  readonly responsible: readonly Actor[];
  /** The groups and people who saw to the step before go on. */
  readonly sameNamed?: true;
  readonly person?: Named;
  readonly partner?: Partner;
  readonly startBy: string;
  readonly evaluateBy: string;
  readonly habit?: true;
  /** Of its entry from now on; absent where that stays as it is. */
  readonly goal?: string;
}

/** What comes after a tiltak. */
export type Next =
  | { readonly what: "step"; readonly step: NextStep }
  /** It is tried on, and evaluated then. */
  | { readonly what: "move"; readonly evaluateBy: string }
  | { readonly what: "nothing" };

/** Why an entry is to end, in a sentence. */
export interface ClosingSaid {
  readonly because: Closing;
  readonly sentence: string;
}

/** Part of the record; reviews and what comes next by tiltak, closings by entry. */
export interface FollowedUp {
  readonly reviews: Readonly<Record<string, Review>>;
  /** In the order in which they were decided. */
  readonly next: Readonly<Record<string, Next>>;
  readonly closings: Readonly<Record<string, ClosingSaid>>;
}

const nothingYet: FollowedUp = { reviews: {}, next: {}, closings: {} };

/** Something that the meeting said and an entry did not take, since it had come otherwise there meanwhile. */
export interface NotCarried {
  readonly entryId: string;
  /** Of a tiltak; absent for the entry's end. */
  readonly id?: string;
  readonly what: "review" | "next" | "goal" | "closing";
  readonly why: (typeof NOT_CARRIED)[number];
}
export const NOT_CARRIED = ["evaluated", "closed", "goalChanged", "goesOn", "other"] as const;

interface Brings {
  readonly brought?: readonly BroughtEntry[];
}
interface Follows extends Brings {
  readonly record: { readonly followedUp?: FollowedUp };
}

export function followedUp({ followedUp: said = nothingYet }: Follows["record"]): FollowedUp {
  return said;
}

/** All tiltak that were brought, each with the entry that it is in. */
export function tiltakIn({ brought = [] }: Brings): { readonly entry: BroughtEntry; readonly tiltak: BroughtTiltak }[] {
  return brought.flatMap((entry) => entry.tiltak.map((tiltak) => ({ entry, tiltak })));
}

/** Those that the meeting is to evaluate: they had not ended when it began. */
export function toReview(meeting: Brings): BroughtTiltak[] {
  return tiltakIn(meeting).flatMap(({ tiltak }) => (tiltak.ended === undefined ? [tiltak] : []));
}

/** Those of them of which nothing has been said yet. */
export function unreviewed(meeting: Follows): BroughtTiltak[] {
  return toReview(meeting).filter((tiltak) => outcomeIn(meeting, tiltak) === undefined);
}

/** How it went, as the meeting or the time before it has said. */
export function outcomeIn({ record }: Follows, { id, ended }: BroughtTiltak): Outcome | undefined {
  return ended?.outcome ?? followedUp(record).reviews[id]?.outcome;
}

const NEEDS_NEXT: Partial<Record<Outcome, string>> = { ...ASKS_FOR, ongoing: "next" };

/** Those that the meeting has to do with: what has not ended, and what has ended without what should come after it. */
export function inPlay({ tiltak }: BroughtEntry): BroughtTiltak[] {
  const followed = new Set(tiltak.map(({ follows }) => follows));
  return tiltak.filter(
    ({ ended, tiltakId }) => ended === undefined || (!followed.has(tiltakId) && ended.outcome in NEEDS_NEXT),
  );
}

/** The number by which people speak of one of those, from 1. */
export function numberOfBrought({ brought = [] }: Brings, id: string): number {
  return brought.flatMap(inPlay).findIndex((tiltak) => tiltak.id === id) + 1;
}

/** Those of them of which it is known how they went, so that one asks what comes now. */
export function toDecide(meeting: Follows, entry: BroughtEntry): BroughtTiltak[] {
  return inPlay(entry).filter((tiltak) => outcomeIn(meeting, tiltak) !== undefined);
}

/** Those that need to be followed by something, and of which nothing has been said. */
export function undecided(meeting: Follows): BroughtTiltak[] {
  const { next, closings } = followedUp(meeting.record);
  return (meeting.brought ?? []).flatMap((entry) =>
    closings[entry.entryId] === undefined
      ? toDecide(meeting, entry).filter(
          (tiltak) => next[tiltak.id] === undefined && (outcomeIn(meeting, tiltak) ?? "ongoing") in NEEDS_NEXT,
        )
      : [],
  );
}

/** The goal of an entry, as the meeting worded it last, with whichever of its tiltak; as it was where nobody has. */
export function goalNow({ record }: Follows, { tiltak, goal }: BroughtEntry): string {
  const ids = tiltak.map(({ id }) => id);
  const steps = Object.entries(followedUp(record).next).filter(([id]) => ids.includes(id));
  const said = steps.flatMap(([, next]) => (next.what === "step" ? (next.step.goal ?? []) : []));
  return said.at(-1) ?? goal;
}

/** Nothing is tried in it any more, as the meeting has it: then it may end. */
export function mayClose(meeting: Follows, { tiltak }: BroughtEntry): boolean {
  const { next } = followedUp(meeting.record);
  return tiltak.every((one) => {
    const outcome = outcomeIn(meeting, one);
    return outcome !== undefined && outcome !== "ongoing" && next[one.id]?.what !== "step";
  });
}
