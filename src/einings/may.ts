/** Who may change what in an eining: administrators everything, its leader all but who leads and who owns. */
import { Refused } from "../errors.ts";
import { type PersonId, SYSTEM } from "../meeting/people.ts";
import type { Command } from "./commands.ts";
import { type EiningPerson, hasRole, isPerson, type Role, type Standing } from "./people.ts";
import type { Eining, EiningState } from "./state.ts";

const RESERVED: readonly Role[] = ["leader", "owner"];

/** Whether somebody leads the eining, and so may change it. */
export function leads({ people }: Eining, personId: PersonId): boolean {
  return people.some((person) => person.personId === personId && hasRole(person, "leader"));
}

/** Whether somebody chooses topics for an eining. Those who set it up have nothing to do with what it works with. */
export function mayKeepTopics({ people }: Eining, personId: PersonId): boolean {
  return people.some((person) => person.personId === personId && hasRole(person, "leader", "deputy"));
}

function requireTopics(state: EiningState, { type, by }: Command): void {
  const may = type !== "takeTopic" && state.status === "known" && mayKeepTopics(state, by);
  if (!may) throw new Refused("topicsForLeaders");
}

/** Throws Refused where whoever asks may not. */
export function requireMay(state: EiningState, command: Command): void {
  if (command.by === SYSTEM) return;
  if (command.type === "keepTopic" || command.type === "takeTopic" || command.type === "dropTopic") {
    requireTopics(state, command);
    return;
  }
  if (command.as === "administrator") return;
  if (state.status === "none" || !leads(state, command.by)) throw new Refused("notEiningLeader");
  switch (command.type) {
    case "found":
    case "recognise":
      throw new Refused("administratorsOnly");
    case "describe":
      // By its number an eining is found when lists are read in.
      if (command.facts.number !== state.number) throw new Refused("administratorsOnly");
      return;
    case "addPerson":
      requireNothingReserved(
        state.people.find((one) => isPerson(one, command.person)),
        command.person,
      );
      return;
    case "changePerson": {
      const before = find(state, command.key);
      requireNothingReserved(before, command);
      requireSameAddress(before, command);
      return;
    }
    case "removePerson":
      requireNothingReserved(find(state, command.key), undefined);
      return;
    default:
  }
}

function find({ people }: Eining, key: string): EiningPerson | undefined {
  return people.find((person) => person.key === key);
}

/** Whoever Teams shows under that address is to lead or own: as long as nobody has been, the address says who. */
function requireSameAddress(before: EiningPerson | undefined, { email = "" }: { readonly email?: string }): void {
  if (before === undefined || before.personId !== undefined || !hasRole(before, ...RESERVED)) return;
  if (email.trim().toLowerCase() !== (before.email ?? "")) throw new Refused("administratorsOnly");
}

function requireNothingReserved(before: Standing | undefined, after: Standing | undefined): void {
  const held = (standing: Standing | undefined) => RESERVED.filter((role) => standing?.roles.includes(role)).join();
  if (held(before) !== held(after)) throw new Refused("administratorsOnly");
}
