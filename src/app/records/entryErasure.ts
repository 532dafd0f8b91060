/** Erasing entries of the stafettlogg: each by itself, for its life is not that of the meeting it came from. */
import { Unreadable } from "../../errors.ts";
import { peopleIn } from "../../stafettlogg/checks.ts";
import type { Entry } from "../../stafettlogg/state.ts";
import type { EntryStore } from "../ports/entries.ts";
import type { Erased, Erasing, Records } from "../ports/records.ts";
import type { Entries } from "../stafettlogg/entries.ts";
import { entryStream } from "../stafettlogg/stream.ts";
import type { ErasurePolicy, Verdict } from "./erasure.ts";

export interface EntryErasureParts {
  readonly all: Pick<Entries, "find">;
  readonly store: Pick<EntryStore, "closedBefore">;
  readonly records: Pick<Records, "erase" | "isThere">;
}

export interface ListedEntry {
  readonly entryId: string;
  readonly verdict: Exclude<Verdict, "active">;
}

/** Erases one entry, open or not; undefined where it is not there. One that can't be understood goes like any other. */
export async function eraseEntry(
  { all, records }: Pick<EntryErasureParts, "all" | "records">,
  entryId: string,
  by: Erasing,
): Promise<Erased | undefined> {
  const entry = await readable(all, entryId);
  const people = entry === undefined ? [] : peopleIn(entry).flatMap(({ personId }) => personId ?? []);
  return records.erase(entryStream(entryId), [...new Set(people)], by);
}

/** Those that ended before `beforeMs`, and whether they may go: what is still worked on has no age. */
export async function listOlderEntries(
  { store, all }: Pick<EntryErasureParts, "all" | "store">,
  beforeMs: number,
  policy: ErasurePolicy,
): Promise<readonly ListedEntry[]> {
  const listed: ListedEntry[] = [];
  for (const entryId of await store.closedBefore(beforeMs))
    listed.push({ entryId, verdict: await verdictOn(all, entryId, policy) });
  return listed;
}

/** One entry, and whether it may go; undefined where it is not there. */
export async function lookUpEntry(
  { all, records }: Pick<EntryErasureParts, "all" | "records">,
  entryId: string,
  policy: ErasurePolicy,
): Promise<ListedEntry | undefined> {
  if (!(await records.isThere(entryStream(entryId)))) return undefined;
  return { entryId, verdict: await verdictOn(all, entryId, policy) };
}

/** Kept is what the archive was to have and has not confirmed, unless the unit archives by hand. */
async function verdictOn(
  all: EntryErasureParts["all"],
  entryId: string,
  { evenUnarchived }: ErasurePolicy,
): Promise<ListedEntry["verdict"]> {
  const { archive } = (await readable(all, entryId)) ?? {};
  const isWaiting = archive !== undefined && archive.status !== "delivered";
  return evenUnarchived || !isWaiting ? "erasable" : "unarchived";
}

/** What can't be understood has a time to go all the same. */
async function readable(all: EntryErasureParts["all"], entryId: string): Promise<Entry | undefined> {
  try {
    return await all.find(entryId);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}
