/** What one person is reminded of, by what has happened. */
import type { Identity } from "../einings/people.ts";
import type { Målform } from "../meeting/events.ts";
import type { FollowerAnswer, Item, TiltakRef, ToldTiltak } from "./events.ts";

/** A day as it was mailed: the same one has a higher sequence each time it is changed. */
export interface CalendarDay {
  readonly evaluateBy: string;
  readonly sequence: number;
}

export interface Followed extends Item {
  /** It has stood in a digest as it is now. */
  readonly isTold: boolean;
  /** They have said this when it stood like that. */
  readonly answered?: {
    readonly answer: FollowerAnswer;
    readonly step: Item["step"];
    readonly evaluateBy: string;
  };
  /** What their calendar has; absent where nothing was mailed. */
  readonly calendar?: CalendarDay;
}

/** What they were told on one day. */
export interface Digest {
  /** The first is 1. */
  readonly number: number;
  readonly on: string;
  readonly items: readonly ToldTiltak[];
}

export interface Follower {
  /** As those who reminded them last knew them; by their id alone while they want to hear nothing. Absent as long as nobody has. */
  readonly person?: Identity;
  readonly målform: Målform;
  readonly tiltak: readonly Followed[];
  readonly isOff: boolean;
  readonly snoozedUntil?: string;
  readonly digest?: Digest;
  /** The last one that went by mail. */
  readonly mailed: number;
}

export const noFollower: Follower = { målform: "nn", tiltak: [], isOff: false, mailed: 0 };

/** What is to be known of somebody who wants to hear nothing: to whom that applies. */
export function keyAlone({ personId }: Identity): Identity {
  return { name: "", ...(personId === undefined ? {} : { personId }) };
}

export function isSame(one: TiltakRef, other: TiltakRef): boolean {
  return one.entryId === other.entryId && one.tiltakId === other.tiltakId;
}

export function followed({ tiltak }: Follower, ref: TiltakRef): Followed | undefined {
  return tiltak.find((one) => isSame(one, ref));
}

/**
 * Whether they have said that they need no more reminding of it: that it has begun says nothing of its evaluation, and what
 * is to be evaluated on another day is asked about anew. A leader hears all the same what nobody has evaluated.
 */
function isSilenced(item: Item, answered: Followed["answered"]): boolean {
  if (answered === undefined || answered.evaluateBy !== item.evaluateBy || item.step === "leader") return false;
  return item.step === answered.step || answered.answer === "elsewhere" || answered.step !== "start";
}

/** What they are still to see to, as far as is known here. */
export function standing({ tiltak }: Follower): Followed[] {
  return tiltak.filter((one) => !isSilenced(one, one.answered));
}

/** Whether another digest is to say what the last one says: nobody is to wait for that one any more. */
export function isToldAnew({ digest, tiltak }: Follower): boolean {
  return !tiltak.some((one) => one.isTold && digest?.items.some((other) => isSame(one, other)));
}

/** What a calendar has after a mail that says so; undefined where nothing changes. */
export function calendarAfter(before: CalendarDay | undefined, evaluateBy: string): CalendarDay | undefined {
  if (before?.evaluateBy === evaluateBy) return undefined;
  return { evaluateBy, sequence: before === undefined ? 0 : before.sequence + 1 };
}

/** Those whose calendar is to be brought in line, which is said by mail. */
export function outdated({ tiltak }: Follower): Followed[] {
  return tiltak.filter(({ calendar, isTold }) => calendar !== undefined && !isTold);
}
