/** The words for who sees to a tiltak of the stafettlogg, or took part when it was evaluated. */
import type { EiningKind } from "../meeting/events.ts";
import type { Actor } from "../meeting/plan.ts";
import type { Translate } from "./text.ts";
import { actorWord, listed } from "./words.ts";

/** A party as far as it is named: an actor, a group of the eining, or a person. */
export type NamedParty =
  | { readonly kind: "actor"; readonly actor: Actor }
  | { readonly kind: "group"; readonly name: string }
  | { readonly kind: "person"; readonly person: { readonly name: string } };

/** «skulen, PPT og Gro Li». Not escaped. */
export function partyList(t: Translate, parties: readonly NamedParty[], kind: EiningKind): string {
  return listed(
    t,
    parties.map((party) => partyWord(t, party, kind)),
  );
}

/** «PPT», «6. trinn», «Gro Li». Not escaped. */
export function partyWord(t: Translate, party: NamedParty, kind: EiningKind): string {
  switch (party.kind) {
    case "actor":
      return actorWord(t, party.actor, kind);
    case "group":
      return party.name;
    case "person":
      return party.person.name;
  }
}
