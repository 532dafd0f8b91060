/** The words that cards say of what is in an entry. */
import type { EiningKind } from "../../src/meeting/events.ts";
import type { Party } from "../../src/stafettlogg/parties.ts";
import type { Translate } from "../../src/text/text.ts";
import { actorWord, listed } from "../../src/text/words.ts";

/** «skulen, PPT og Gro Li». Not escaped. */
export function partyList(t: Translate, parties: readonly Party[], kind: EiningKind): string {
  return listed(
    t,
    parties.map((party) => partyWord(t, party, kind)),
  );
}

/** «PPT», «6. trinn», «Gro Li». Not escaped. */
export function partyWord(t: Translate, party: Party, kind: EiningKind): string {
  switch (party.kind) {
    case "actor":
      return actorWord(t, party.actor, kind);
    case "group":
      return party.name;
    case "person":
      return party.person.name;
  }
}
