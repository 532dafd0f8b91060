/** Those whom a form offers as responsible, as having taken part, as informed or as holder, and who was chosen among them. */
import type { Eining } from "../../src/einings/state.ts";
import { ACTORS } from "../../src/meeting/plan.ts";
import { peopleIn } from "../../src/stafettlogg/checks.ts";
import { distinct, type EntryPerson, type Party, partyKey, serviceOf } from "../../src/stafettlogg/parties.ts";
import type { Entry } from "../../src/stafettlogg/state.ts";
import { partyWord } from "../../src/text/parties.ts";
import type { Translate } from "../../src/text/text.ts";
import { capital } from "../../src/text/words.ts";
import { type ChoiceOption, excerpt } from "../kit/kit.ts";

const NAME_CHARS = 40;
/** A form stays small enough for a phone, and for Teams. */
const MOST_PEOPLE = 100;

/** What the form is about: an entry of the eining, or one that is being made. */
export interface Among {
  readonly eining: Eining;
  readonly entry?: Entry | undefined;
}

/** The people of the eining, and those who stand in the entry already. */
export function peopleOf({ eining, entry }: Among): EntryPerson[] {
  const own = eining.people.map(({ name, email, personId, contactOf, roles }): EntryPerson => {
    const [teneste] = roles.length === 0 ? contactOf : [];
    return {
      name,
      ...(email === undefined ? {} : { email }),
      ...(personId === undefined ? {} : { personId }),
      ...(teneste === undefined ? {} : { teneste }),
    };
  });
  const there = entry === undefined ? [] : peopleIn(entry);
  return distinct([...there, ...own].map(asParty))
    .map(({ person }) => person)
    .slice(0, MOST_PEOPLE);
}

/** Everybody who may see to a tiltak: the eining's own, its groups, other tenester, people by name. */
export function partiesOf(among: Among): Party[] {
  const actors = ACTORS.map((actor): Party => ({ kind: "actor", actor }));
  const groups = among.eining.groups.map(({ id, name }): Party => ({ kind: "group", groupId: id, name }));
  return [...actors, ...groups, ...peopleOf(among).map(asParty)];
}

/** Those who may have taken part: of the tenester, those that have to do with the entry or have a contact in the eining. */
export function nearBy(among: Among): Party[] {
  const { entry, eining } = among;
  const partners = entry?.tiltak.flatMap(({ partner, responsible }) => [partner, ...responsible.map(serviceOf)]) ?? [];
  const near = new Set([...partners, ...eining.people.flatMap(({ contactOf }) => contactOf)]);
  const isNear = (party: Party) => {
    const service = party.kind === "actor" ? serviceOf(party) : undefined;
    return service === undefined || near.has(service);
  };
  return partiesOf(among).filter(isNear);
}

export function asParty(person: EntryPerson): Party & { readonly kind: "person" } {
  return { kind: "person", person };
}

/** Several values go over the wire joined by commas, which names may hold. */
export function choiceOf(party: Party): string {
  return encodeURIComponent(partyKey(party));
}

export function partyOptions(t: Translate, parties: readonly Party[], { eining }: Among): ChoiceOption[] {
  return parties.map((party) => ({
    value: choiceOf(party),
    title: excerpt(capital(partyWord(t, party, eining.einingKind)), NAME_CHARS),
  }));
}

/** Those of `among` who were chosen; what nobody offered is nobody. */
export function chosenOf<P extends Party>(among: readonly P[], values: readonly string[]): P[] {
  return among.filter((party) => values.includes(choiceOf(party)));
}
