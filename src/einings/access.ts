/**
 * Who may see what an eining holds (docs/decisions/2026-11-27-einings-and-access.md). Pure; said here and nowhere else.
 * Only those whom Teams has shown are let in: a name or an address opens nothing.
 */
import type { PersonId } from "../meeting/people.ts";
import { hasRole, type Service } from "./people.ts";
import type { Eining } from "./state.ts";

/** What access to an entry follows from. */
export interface EntryAccess {
  /** Absent where nobody whom Teams has shown holds it. */
  readonly holderId?: PersonId | undefined;
  readonly responsibleIds: readonly PersonId[];
  readonly responsibleTenester: readonly Service[];
  /** Ids of the eining's groups. */
  readonly responsibleGroups: readonly string[];
  readonly informedIds: readonly PersonId[];
}

/** Everybody who may read an entry of the eining, each once: those who may write it, those who are to act, and those informed. */
export function readersOf(entry: EntryAccess, eining: Eining): readonly PersonId[] {
  const contacts = eining.people.filter(({ contactOf }) =>
    contactOf.some((teneste) => entry.responsibleTenester.includes(teneste)),
  );
  const keys = eining.groups.filter(({ id }) => entry.responsibleGroups.includes(id)).flatMap(({ members }) => members);
  const members = eining.people.filter(({ key }) => keys.includes(key));
  const within = [...contacts, ...members].flatMap(({ personId }) => personId ?? []);
  return still(eining, [...writersOf(entry, eining), ...within, ...entry.informedIds]);
}

/** Everybody who may change it: the holder, the persons responsible, and those who lead the eining. */
function writersOf(entry: EntryAccess, eining: Eining): readonly PersonId[] {
  const { holderId, responsibleIds } = entry;
  return still(eining, [...leadersOf(eining), ...(holderId === undefined ? [] : [holderId]), ...responsibleIds]);
}

export function mayRead(entry: EntryAccess, eining: Eining, personId: PersonId): boolean {
  return readersOf(entry, eining).includes(personId);
}

export function mayWrite(entry: EntryAccess, eining: Eining, personId: PersonId): boolean {
  return writersOf(entry, eining).includes(personId);
}

/** Those who lead the eining, and whoever holds the entry, see to it that it comes to the archive. */
export function mayArchive({ holderId }: EntryAccess, eining: Eining, personId: PersonId): boolean {
  return still(eining, [...leadersOf(eining), ...(holderId === undefined ? [] : [holderId])]).includes(personId);
}

/** The leader and the deputies: they read every entry and referat of the eining. */
function leadersOf({ people }: Eining): readonly PersonId[] {
  return people.flatMap((person) => (hasRole(person, "leader", "deputy") ? (person.personId ?? []) : []));
}

/** Referats of the eining's meetings, also for those who lead it and were not there. */
export function mayReadReferats(eining: Eining, personId: PersonId): boolean {
  return still(eining, leadersOf(eining)).includes(personId);
}

/** Without those who have left the eining: what they hold is others' to go on with. */
function still({ former }: Eining, personIds: readonly PersonId[]): readonly PersonId[] {
  return [...new Set(personIds)].filter((id) => !former.includes(id));
}
