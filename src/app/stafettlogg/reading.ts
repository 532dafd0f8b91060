/** Entries as people come upon them: only those they may read. */

import { mayRead } from "../../einings/access.ts";
import { hasRole } from "../../einings/people.ts";
import type { Eining } from "../../einings/state.ts";
import type { PersonId } from "../../meeting/people.ts";
import { accessOf } from "../../stafettlogg/access.ts";
import type { Entry } from "../../stafettlogg/state.ts";
import type { EntryReader, EntryStore } from "../ports/entries.ts";
import type { Entries } from "./entries.ts";

export interface ReadingParts {
  readonly entries: Entries;
  readonly store: EntryStore;
  readonly einings: {
    find(einingId: string): Promise<Eining | undefined>;
    /** Those of this name, however it is written. */
    named(name: string): Promise<readonly { readonly einingId: string }[]>;
  };
}

export interface Found {
  readonly entryId: string;
  readonly entry: Entry;
}

/** Those that somebody holds, newest first. */
export async function heldBy(parts: ReadingParts, personId: PersonId, limit: number): Promise<readonly Found[]> {
  return allowed(parts, await parts.store.heldBy(personId, limit), personId, mayRead);
}

/** Those of the einings of this name that have not ended, the first to be evaluated first. */
export async function openIn(
  parts: ReadingParts,
  eining: string,
  personId: PersonId,
  limit: number,
  may: typeof mayRead = mayRead,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const { einingId } of await parts.einings.named(eining))
    found.push(...(await openInEining(parts, einingId, personId, limit, may)));
  return found;
}

/** Those of one eining; with `mayWrite`, of the first `limit` that they may read those that they may write in. */
export async function openInEining(
  parts: ReadingParts,
  einingId: string,
  personId: PersonId,
  limit: number,
  may: typeof mayRead = mayRead,
): Promise<readonly Found[]> {
  const known = await parts.einings.find(einingId);
  const reader = known && readerIn(known, personId);
  if (reader === undefined) return [];
  return allowed(parts, await parts.store.openIn(einingId, reader, limit), personId, may);
}

/** What somebody is in an eining, as it matters for what they may read; undefined where they have left it. */
function readerIn({ people, groups, former }: Eining, personId: PersonId): EntryReader | undefined {
  if (former.includes(personId)) return undefined;
  const own = people.filter((person) => person.personId === personId);
  const keys = own.map(({ key }) => key);
  return {
    personId,
    leads: own.some((person) => hasRole(person, "leader", "deputy")),
    contactOf: own.flatMap(({ contactOf }) => contactOf),
    groups: groups.filter(({ members }) => keys.some((key) => members.includes(key))).map(({ id }) => id),
  };
}

async function allowed(
  { entries, einings }: ReadingParts,
  entryIds: readonly string[],
  personId: PersonId,
  may: typeof mayRead,
): Promise<readonly Found[]> {
  const found = await entries.all(entryIds);
  const known = new Map<string, Eining | undefined>();
  for (const { entry } of found) {
    const { id } = entry.eining;
    if (!known.has(id)) known.set(id, await einings.find(id));
  }
  return found.filter(({ entry }) => {
    const eining = known.get(entry.eining.id);
    return eining !== undefined && may(accessOf(entry), eining, personId);
  });
}
