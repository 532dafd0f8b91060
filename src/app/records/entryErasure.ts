/** Erasing entries of the stafettlogg: each by itself, for its life is not that of the meeting it came from. */
import { Unreadable } from "../../errors.ts";
import { peopleIn } from "../../stafettlogg/checks.ts";
import type { EntryStore } from "../ports/entries.ts";
import type { Erased, Erasing, Records } from "../ports/records.ts";
import type { Entries } from "../stafettlogg/entries.ts";
import { entryStream } from "../stafettlogg/stream.ts";
import type { ErasurePolicy } from "./erasure.ts";

export interface EntryErasureParts {
  readonly all: Pick<Entries, "find">;
  readonly store: Pick<EntryStore, "closedBefore">;
  readonly records: Pick<Records, "erase">;
}

/** Erases one entry, open or not; undefined where it is not there. */
export async function eraseEntry(
  { all, records }: EntryErasureParts,
  entryId: string,
  by: Erasing,
): Promise<Erased | undefined> {
  const entry = await all.find(entryId);
  const people = entry === undefined ? [] : peopleIn(entry).flatMap(({ personId }) => personId ?? []);
  return records.erase(entryStream(entryId), [...new Set(people)], by);
}

/**
 * Those that ended before `beforeMs`: what is still worked on has no age. Without those that the archive was to have and has
 * not confirmed, unless the unit archives by hand.
 */
export async function entriesOlder(
  { store, all }: EntryErasureParts,
  beforeMs: number,
  { evenUnarchived }: ErasurePolicy,
): Promise<readonly string[]> {
  const older = await store.closedBefore(beforeMs);
  if (evenUnarchived) return older;
  const going: string[] = [];
  for (const entryId of older) if (!(await isToBeArchived(all, entryId))) going.push(entryId);
  return going;
}

/** What can't be understood has a time to go all the same. */
async function isToBeArchived(all: EntryErasureParts["all"], entryId: string): Promise<boolean> {
  try {
    const { archive } = (await all.find(entryId)) ?? {};
    return archive !== undefined && archive.status !== "delivered";
  } catch (error) {
    if (error instanceof Unreadable) return false;
    throw error;
  }
}
