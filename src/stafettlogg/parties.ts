/** Who an entry of the stafettlogg is about, is told to, or is seen to by. Never a child. */
import type { Identity, Service } from "../einings/people.ts";
import type { PersonId } from "../meeting/people.ts";
import { type Actor, OWN_ACTORS } from "../meeting/plan.ts";

/** Somebody by name; of which teneste, where that is not the eining itself. */
export interface EntryPerson extends Identity {
  readonly teneste?: Service;
}

/** Who sees to a tiltak, or took part when it was evaluated. */
export type Party =
  | { readonly kind: "actor"; readonly actor: Actor }
  /** A standing group of the eining. */
  | { readonly kind: "group"; readonly groupId: string; readonly name: string }
  | { readonly kind: "person"; readonly person: EntryPerson };

/** The same for two that are the same one. */
export function partyKey(party: Party): string {
  switch (party.kind) {
    case "actor":
      return `actor ${party.actor}`;
    case "group":
      return `group ${party.groupId}`;
    case "person": {
      const { personId, email, name } = party.person;
      return `person ${personId ?? email ?? name.toLowerCase()}`;
    }
  }
}

/** Each once, as they came. */
export function distinct<P extends Party>(parties: readonly P[]): P[] {
  return [...new Map(parties.map((party) => [partyKey(party), party])).values()];
}

/** The teneste besides the eining that somebody stands for, if any: it takes nivå 2 to give it responsibility (DOMAIN §5). */
export function serviceOf(party: Party): Service | undefined {
  if (party.kind === "person") return party.person.teneste;
  return party.kind === "actor" && isService(party.actor) ? party.actor : undefined;
}

/** Whether an actor is a teneste besides the eining. */
function isService(actor: Actor): actor is Service {
  return !(OWN_ACTORS as readonly string[]).includes(actor);
}

/** Whether it is a person whom Teams knows by this id. */
export function isPerson(party: Party, personId: PersonId): boolean {
  return party.kind === "person" && party.person.personId === personId;
}
