/** Somebody whom Teams has shown is bound to the person that they are in the eining. */
import type { CommandOf } from "./commands.ts";
import type { EventBody } from "./events.ts";
import { type EiningPerson, ROLES } from "./people.ts";
import type { Eining } from "./state.ts";

/** An address is bound once: who gets it later is somebody else, and gets no access by it. */
export function recognise(eining: Eining, { email, personId }: CommandOf<"recognise">): EventBody[] {
  const person = eining.people.find((one) => one.personId === undefined && one.email === email.toLowerCase());
  if (person === undefined) return [];
  const { key } = person;
  const recognised = { type: "personRecognised", key, personId } as const;
  const double = eining.people.find((one) => one.personId === personId);
  return double === undefined ? [recognised] : [...asOne(eining, person, double), recognised];
}

/** They stood there twice: once by their id, from a meeting say, and once by an address that nobody had seen yet. */
function asOne({ groups }: Eining, kept: EiningPerson, double: EiningPerson): EventBody[] {
  const { key, name, email } = kept;
  const roles = ROLES.filter((role) => kept.roles.includes(role) || double.roles.includes(role));
  const contactOf = [...new Set([...kept.contactOf, ...double.contactOf])].toSorted();
  const theirs = groups.filter(({ members }) => members.includes(double.key));
  return [
    { type: "personLeft", key: double.key },
    { type: "personChanged", key, name, roles, contactOf, ...(email === undefined ? {} : { email }) },
    ...theirs.map((group): EventBody => {
      const members = group.members.map((one) => (one === double.key ? key : one));
      return { type: "groupSet", group: { ...group, members: [...new Set(members)].toSorted() } };
    }),
  ];
}
