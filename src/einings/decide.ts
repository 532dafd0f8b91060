import { Refused } from "../errors.ts";
import { isSame } from "../meeting/same.ts";
import { requireDaysOff, requireFacts, requireIdentity, requireStanding } from "./checks.ts";
import type { Command, CommandOf } from "./commands.ts";
import type { EiningEvent, EventBody } from "./events.ts";
import { decideGroup } from "./groups.ts";
import { EINING_LIMITS } from "./limits.ts";
import { requireMay } from "./may.ts";
import { type EiningPerson, hasRole, type Identity, isPerson, type Standing } from "./people.ts";
import { recognise } from "./recognise.ts";
import { type Eining, type EiningState, known, personAt } from "./state.ts";
import { decideTopic } from "./topics.ts";

/** What happens when `command` meets `state`; nothing where it is so already. Throws Refused. */
export function decide(command: Command, state: EiningState, nowMs: number): readonly EiningEvent[] {
  requireMay(state, command);
  return bodies(command, state).map((body) => ({ ...body, by: command.by, atMs: nowMs }));
}

function bodies(command: Command, state: EiningState): readonly EventBody[] {
  if (command.type === "found") return found(command, state);
  const eining = known(state);
  switch (command.type) {
    case "describe": {
      const facts = requireFacts(command.facts);
      return isSame(factsOf(eining), facts) ? [] : [{ type: "factsChanged", facts }];
    }
    case "addPerson":
      return add(eining, command);
    case "changePerson":
      return change(eining, personAt(eining, command.key), command);
    case "removePerson":
      return [{ type: "personLeft", key: personAt(eining, command.key).key }];
    case "recognise":
      return recognise(eining, command);
    case "setGroup":
    case "dissolveGroup":
      return decideGroup(eining, command);
    case "setDaysOff":
      return setDaysOff(eining, command);
    case "keepTopic":
    case "takeTopic":
    case "dropTopic":
      return decideTopic(eining, command);
  }
}

function found({ facts, because, leader }: CommandOf<"found">, state: EiningState): EventBody[] {
  if (state.status !== "none") return [];
  const founded = { type: "einingFounded", facts: requireFacts(facts), because } as const;
  if (leader === undefined) return [founded];
  return [founded, { type: "personAdded", person: newcomer(0, leader, { roles: ["leader"], contactOf: [] }) }];
}

function factsOf({ name, number, einingKind, målform }: Eining) {
  return { name, einingKind, målform, ...(number === undefined ? {} : { number }) };
}

function newcomer(ever: number, identity: Identity, standing: Standing): EiningPerson {
  return { key: `p${ever + 1}`, ...requireIdentity(identity), ...requireStanding(standing) };
}

function add(eining: Eining, { person }: CommandOf<"addPerson">): EventBody[] {
  const identity = requireIdentity(person);
  const before = eining.people.find((one) => isPerson(one, identity));
  if (before !== undefined) return change(eining, before, { ...person, email: identity.email ?? before.email ?? "" });
  const limit = EINING_LIMITS.people;
  if (eining.people.length >= limit) throw new Refused("einingFull", { limit });
  const added = newcomer(eining.peopleEver, identity, person);
  return [...stepDown(eining, added), { type: "personAdded", person: added }];
}

type Changed = Standing & { readonly name: string; readonly email?: string };

function change(eining: Eining, before: EiningPerson, { email, ...wanted }: Changed): EventBody[] {
  const { key, personId } = before;
  const { name, email: address } = requireIdentity({
    name: wanted.name,
    ...(email === undefined ? {} : { email }),
    ...(personId === undefined ? {} : { personId }),
  });
  // Another address is another person, who must not come in by the door that was opened for the first.
  if (personId !== undefined && before.email !== undefined && address !== before.email)
    throw new Refused("addressRecognised", { name: before.name });
  if (eining.people.some((one) => one.key !== key && address !== undefined && one.email === address))
    throw new Refused("addressTaken");
  const after = { key, name, ...(address === undefined ? {} : { email: address }), ...requireStanding(wanted) };
  const { personId: _id, ...now } = before;
  return isSame(now, after) ? [] : [...stepDown(eining, after), { type: "personChanged", ...after }];
}

/** One leads: whoever did before is an employee like the others from now on. */
function stepDown({ people }: Eining, next: Standing & { readonly key: string }): EventBody[] {
  if (!hasRole(next, "leader")) return [];
  return people
    .filter((one) => one.key !== next.key && hasRole(one, "leader"))
    .map(({ personId: _id, ...one }) => {
      const roles = requireStanding({
        roles: ["employee", ...one.roles.filter((role) => role !== "leader")],
        contactOf: [],
      });
      return { type: "personChanged", ...one, roles: roles.roles };
    });
}

/** They are written as one list, so nobody's are taken away unseen. */
function setDaysOff(eining: Eining, { daysOff, drawnAt }: CommandOf<"setDaysOff">): EventBody[] {
  const wanted = requireDaysOff(daysOff);
  if (isSame(eining.daysOff, wanted)) return [];
  if (drawnAt !== undefined && eining.daysOffSince > drawnAt)
    throw new Refused("editedMeanwhile", { who: "machine", name: "" });
  return [{ type: "daysOffSet", daysOff: wanted }];
}
