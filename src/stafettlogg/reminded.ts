/** Whom a reminder goes to. A child is nobody's to write to, nor are guardians: the eining itself speaks with them. */
import { hasRole, type Identity, isPerson } from "../einings/people.ts";
import type { Eining } from "../einings/state.ts";
import { type Party, partyKey, serviceOf } from "./parties.ts";
import type { Step } from "./reminders.ts";
import type { Entry } from "./state.ts";
import type { Tiltak } from "./tiltak.ts";

/**
 * Those who see to the tiltak, as far as they can be reached; where nobody can, whoever holds the entry, and the leader in
 * their place. The last reminder is the leader's alone. Each once; nobody where the eining has none of them.
 */
export function remindedOf(step: Step, tiltak: Tiltak, entry: Entry, eining: Eining): readonly Identity[] {
  const leaders = reachable(eining, leadersOf(eining));
  const holder = reachable(eining, [entry.holder]);
  if (step === "leader") return leaders.length > 0 ? leaders : holder;
  const responsible = reachable(
    eining,
    tiltak.responsible.flatMap((party) => peopleOf(party, entry, eining)),
  );
  return [responsible, holder, leaders].find((people) => people.length > 0) ?? [];
}

function peopleOf(party: Party, { holder }: Entry, eining: Eining): readonly Identity[] {
  if (party.kind === "person") return [party.person];
  if (party.kind === "group") {
    const members = eining.groups.find(({ id }) => id === party.groupId)?.members ?? [];
    return eining.people.filter(({ key }) => members.includes(key));
  }
  const service = serviceOf(party);
  if (service === undefined) return [holder];
  return eining.people.filter(({ contactOf }) => contactOf.includes(service));
}

function leadersOf({ people }: Eining): readonly Identity[] {
  const leaders = people.filter((person) => hasRole(person, "leader"));
  return leaders.length > 0 ? leaders : people.filter((person) => hasRole(person, "deputy"));
}

/** As the eining knows them now; those who have left it, and those whom nothing leads to, are not among them. */
function reachable({ people, former }: Eining, wanted: readonly Identity[]): readonly Identity[] {
  const known = wanted.map((one): Identity => {
    const { name, email = one.email, personId = one.personId } = people.find((other) => isPerson(other, one)) ?? one;
    return { name, ...(email === undefined ? {} : { email }), ...(personId === undefined ? {} : { personId }) };
  });
  const within = known.filter(({ personId, email }) =>
    personId === undefined ? email !== undefined : !former.includes(personId),
  );
  return [...new Map(within.map((person) => [partyKey({ kind: "person", person }), person])).values()];
}
