/** Everything that can happen to what one person is reminded of. Ids and days, and no text. How it is stored: `src/stored/followers/`. */
import type { Identity } from "../einings/people.ts";
import type { Målform } from "../meeting/events.ts";
import type { PersonId } from "../meeting/people.ts";
import type { Step } from "../stafettlogg/reminders.ts";

/** One of the tiltak that somebody sees to. */
export interface TiltakRef {
  readonly entryId: string;
  readonly tiltakId: string;
}

/** What somebody is to know of a tiltak. */
export interface Item extends TiltakRef {
  readonly step: Step;
  /** The day that it is about. */
  readonly about: string;
  readonly evaluateBy: string;
}

/** A tiltak as it stood when somebody was told: on which day it is to be evaluated, or that it is on none. */
export interface ToldTiltak extends TiltakRef {
  readonly evaluateBy: string | null;
}

/** What people say of a tiltak that they are reminded of, short of an evaluation. */
export const ANSWERS = ["done", "elsewhere"] as const;
export type FollowerAnswer = (typeof ANSWERS)[number];

export type EventBody =
  /** `digestAtMs`: when they are to be told, at the earliest. */
  | {
      readonly type: "reminded";
      readonly person: Identity;
      readonly målform: Målform;
      readonly item: Item;
      readonly digestAtMs: number;
    }
  /** `dropped`: what there is nothing more to say of. */
  | {
      readonly type: "digestGiven";
      readonly number: number;
      readonly on: string;
      readonly items: readonly ToldTiltak[];
      readonly dropped: readonly TiltakRef[];
    }
  /** It did not arrive, or nobody knows whether it did: what stood in it is told anew the next day. */
  | { readonly type: "digestDoubted"; readonly number: number; readonly digestAtMs: number }
  /** It went by mail: their calendar has what stood in it from then on. */
  | { readonly type: "digestMailed"; readonly number: number }
  /** What they have in their calendar is on another day now, or on none. */
  | ({ readonly type: "calendarOutdated"; readonly digestAtMs: number } & TiltakRef)
  | ({ readonly type: "answered"; readonly answer: FollowerAnswer } & TiltakRef)
  | { readonly type: "snoozed"; readonly until: string; readonly digestAtMs: number }
  | { readonly type: "turnedOff" }
  | { readonly type: "turnedOn"; readonly digestAtMs: number };

export type FollowerEvent = EventBody & { readonly by: PersonId; readonly atMs: number; readonly erased?: true };
