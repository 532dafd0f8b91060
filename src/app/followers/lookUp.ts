/** What somebody is reminded of, with the tiltak as they are now. */
import { mayRead, mayWrite } from "../../einings/access.ts";
import { openTimeFrom } from "../../einings/openDays.ts";
import type { Eining } from "../../einings/state.ts";
import type { TiltakRef } from "../../followers/events.ts";
import { accessOf } from "../../stafettlogg/access.ts";
import { remindedOf } from "../../stafettlogg/reminded.ts";
import { STEPS, standingOf } from "../../stafettlogg/reminders.ts";
import type { Entry } from "../../stafettlogg/state.ts";
import type { Tiltak } from "../../stafettlogg/tiltak.ts";
import { followerIdOf } from "./stream.ts";

export interface LookUpParts {
  readonly entries: { find(entryId: string): Promise<Entry | undefined> };
  readonly einings: { find(einingId: string): Promise<Eining | undefined> };
}

/** A tiltak as it is now; undefined fields where it, or what it is in, has been erased. */
export interface Known<R extends TiltakRef> {
  readonly ref: R;
  readonly entry?: Entry;
  readonly tiltak?: Tiltak;
  readonly eining?: Eining;
}

export async function lookUp<R extends TiltakRef>(
  { entries, einings }: LookUpParts,
  refs: readonly R[],
): Promise<Known<R>[]> {
  const found: Known<R>[] = [];
  for (const ref of refs) {
    const entry = await entries.find(ref.entryId);
    const tiltak = entry?.tiltak.find(({ id }) => id === ref.tiltakId);
    const eining = entry && (await einings.find(entry.eining.id));
    found.push({ ref, ...(entry && { entry }), ...(tiltak && { tiltak }), ...(eining && { eining }) });
  }
  return found;
}

/** When people may be told of these, at `nowMs` or after it: where one of their einings is at work. Nobody's is every school day. */
export function openTimeOf(known: readonly Known<TiltakRef>[], nowMs: number): number {
  const openMs = known.map(({ eining }) => openTimeFrom(eining?.daysOff ?? [], nowMs));
  return Math.min(...(openMs.length > 0 ? openMs : [openTimeFrom([], nowMs)]));
}

/** Whether a reminder still is what this person is to know of today. */
export function stillStands(
  { ref, entry, tiltak, eining }: Known<TiltakRef & { readonly step: string; readonly about: string }>,
  followerId: string,
  today: string,
): boolean {
  if (entry === undefined || tiltak === undefined || eining === undefined) return false;
  const { now } = standingOf(entry, tiltak, eining.daysOff, today);
  if (now === undefined || now.step !== ref.step || now.about !== ref.about) return false;
  return remindedOf(now.step, tiltak, entry, eining).some((person) => followerIdOf(person) === followerId);
}

/** Whether it is one of those who are reminded of it, whatever is to be known of it today. */
export function isFor({ entry, tiltak, eining }: Known<TiltakRef>, followerId: string): boolean {
  if (entry === undefined || tiltak === undefined || eining === undefined) return false;
  const people = STEPS.flatMap((step) => remindedOf(step, tiltak, entry, eining));
  return people.some((person) => followerIdOf(person) === followerId);
}

/** Whether its words are for this person's eyes. */
export function isReadBy({ entry, eining }: Known<TiltakRef>, personId: string): boolean {
  return entry !== undefined && eining !== undefined && mayRead(accessOf(entry), eining, personId);
}

/** Whether this person may say how it went. */
export function isWrittenBy({ entry, eining }: Known<TiltakRef>, personId: string): boolean {
  return entry !== undefined && eining !== undefined && mayWrite(accessOf(entry), eining, personId);
}
