/** What access to an entry follows from. Who is let in by it is said in `src/einings/access.ts`. */
import { type EntryAccess, mayArchive, mayRead, mayWrite } from "../einings/access.ts";
import { hasRole } from "../einings/people.ts";
import { type EiningState, known } from "../einings/state.ts";
import { Refused } from "../errors.ts";
import { type PersonId, SYSTEM } from "../meeting/people.ts";
import { serviceOf } from "./parties.ts";
import type { Entry } from "./state.ts";

/** Those who see to a tiltak of it, ended or not, are in it. */
export function accessOf({ holder, fields, tiltak }: Entry): EntryAccess {
  const parties = tiltak.flatMap(({ responsible }) => responsible);
  const services = [...tiltak.map(({ partner }) => partner), ...parties.map(serviceOf)];
  return {
    holderId: holder.personId,
    responsibleIds: parties.flatMap((party) => (party.kind === "person" ? (party.person.personId ?? []) : [])),
    responsibleTenester: [...new Set(services.filter((service) => service !== undefined))],
    responsibleGroups: parties.flatMap((party) => (party.kind === "group" ? [party.groupId] : [])),
    informedIds: fields.informed.flatMap(({ personId }) => personId ?? []),
  };
}

const MAY = { read: mayRead, write: mayWrite, archive: mayArchive } as const;

/** Throws Refused where somebody may not read the entry, or not write in it, or not hand it to the archive. */
export function requireIn(entry: Entry, eining: EiningState, personId: PersonId, to: keyof typeof MAY): void {
  if (personId === SYSTEM) return;
  if (!MAY[to](accessOf(entry), known(eining), personId)) throw new Refused("notInEntry");
}

/** The eining's own people make entries in it. */
export function requireOwn(eining: EiningState, personId: PersonId): void {
  const isOwn = known(eining).people.some(
    (one) => one.personId === personId && hasRole(one, "leader", "deputy", "employee"),
  );
  if (!isOwn) throw new Refused("notInEining");
}
