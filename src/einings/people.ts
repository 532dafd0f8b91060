/** Who is in an eining, and what they are in it. */
import type { PersonId, Service } from "../meeting/people.ts";

export type { Service } from "../meeting/people.ts";

/** `owner`: of barnehage- or skuleeigar, who sees numbers and nothing else (DOMAIN §6). */
export const ROLES = ["leader", "deputy", "employee", "owner"] as const;
export type Role = (typeof ROLES)[number];

/** What somebody is in an eining; a contact of a teneste need not be anything else. */
export interface Standing {
  readonly roles: readonly Role[];
  readonly contactOf: readonly Service[];
}

/** How somebody is known before Teams has shown them, and after. */
export interface Identity {
  readonly name: string;
  /** In lower case. */
  readonly email?: string;
  /** Absent until a roster of the own tenant shows the address. Access is given to this alone. */
  readonly personId?: PersonId;
}

export interface EiningPerson extends Identity, Standing {
  /** Within the eining; never another's. */
  readonly key: string;
}

/** A group that meets again and again: a team, a trinn, the plangruppe. */
export interface Group {
  readonly id: string;
  readonly name: string;
  /** Keys of people. */
  readonly members: readonly string[];
}

/** Whether somebody who is told of by address, id or both is this person. */
export function isPerson(person: Omit<Identity, "name">, { email, personId }: Omit<Identity, "name">): boolean {
  if (personId !== undefined && person.personId !== undefined) return person.personId === personId;
  return email !== undefined && person.email === email;
}

export function hasRole(person: Standing, ...roles: readonly Role[]): boolean {
  return person.roles.some((role) => roles.includes(role));
}
