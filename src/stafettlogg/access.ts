/**
 * Who may read an entry and who may write in it. What somebody is in the eining is for the eining to say (`StandingIn`);
 * what they are in the entry stands in it.
 */
import { Refused } from "../errors.ts";
import { type PersonId, SYSTEM } from "../meeting/people.ts";
import { isPerson, type Party, type Service, serviceOf } from "./parties.ts";
import type { Entry } from "./state.ts";

/** What the eining says of somebody now. */
export interface StandingIn {
  /** Leader or deputy. */
  readonly leads: boolean;
  /** Ids of the standing groups that they are in. */
  readonly groups: readonly string[];
  readonly contactOf: readonly Service[];
  /** Whether they are in it now, were before, or never. */
  readonly isIn: "now" | "before" | "never";
}

/** What is true of somebody whom no eining knows. */
export const NO_STANDING: StandingIn = { leads: false, groups: [], contactOf: [], isIn: "never" };

/** Holder, those responsible by name, the eining's leader and deputies. */
export function mayWrite(entry: Entry, personId: PersonId, standing: StandingIn): boolean {
  if (standing.leads) return true;
  if (standing.isIn === "before") return false;
  return entry.holder.personId === personId || responsibleIn(entry).some((party) => isPerson(party, personId));
}

/** Those who may write, those informed, the members of a group and the contacts of a teneste that sees to a tiltak. */
export function mayRead(entry: Entry, personId: PersonId, standing: StandingIn): boolean {
  if (mayWrite(entry, personId, standing)) return true;
  if (standing.isIn === "before") return false;
  return (
    entry.fields.informed.some((person) => person.personId === personId) ||
    responsibleIn(entry).some((party) => party.kind === "group" && standing.groups.includes(party.groupId)) ||
    servicesIn(entry).some((service) => standing.contactOf.includes(service))
  );
}

/** The tenester that see to a tiltak or are partners in one. */
function servicesIn({ tiltak }: Entry): Service[] {
  const named = tiltak.flatMap(({ responsible, partner }) => [partner, ...responsible.map(serviceOf)]);
  return [...new Set(named.filter((service) => service !== undefined))];
}

/** Everybody who sees to a tiltak of it, ended or not. */
function responsibleIn({ tiltak }: Entry): Party[] {
  return tiltak.flatMap(({ responsible }) => responsible);
}

/** Throws Refused where somebody may not do that. */
export function require(may: typeof mayRead, entry: Entry, personId: PersonId, standing: StandingIn): void {
  if (personId !== SYSTEM && !may(entry, personId, standing)) throw new Refused("notInEntry");
}
