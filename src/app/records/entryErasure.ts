/** Erasing entries of the stafettlogg: each by itself, for its life is not that of the meeting it came from. */
import { peopleIn } from "../../stafettlogg/checks.ts";
import type { EntryStore } from "../ports/entries.ts";
import type { Erased, Erasing, Records } from "../ports/records.ts";
import type { Entries } from "../stafettlogg/entries.ts";
import { entryStream } from "../stafettlogg/stream.ts";

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

/** Those that ended before `beforeMs`: what is still worked on has no age. */
export function entriesOlder({ store }: EntryErasureParts, beforeMs: number): Promise<readonly string[]> {
  return store.closedBefore(beforeMs);
}
