/** Standing groups of an eining. */
import { Refused } from "../errors.ts";
import { requireName } from "./checks.ts";
import type { CommandOf } from "./commands.ts";
import type { EventBody } from "./events.ts";
import { EINING_LIMITS } from "./limits.ts";
import { folded } from "./names.ts";
import { type Eining, personAt } from "./state.ts";

export function decideGroup(eining: Eining, command: CommandOf<"setGroup" | "dissolveGroup">): EventBody[] {
  if (command.type === "setGroup") return setGroup(eining, command);
  const { id } = command;
  if (!eining.groups.some((group) => group.id === id)) throw new Refused("groupUnknown");
  return [{ type: "groupDissolved", id }];
}

function setGroup(eining: Eining, command: CommandOf<"setGroup">): EventBody[] {
  const name = requireName(command.name);
  const members = [...new Set(command.members)].map((key) => personAt(eining, key).key).toSorted();
  const namesake = eining.groups.find((group) => folded(group.name) === folded(name));
  const before = command.id === undefined ? namesake : eining.groups.find(({ id }) => id === command.id);
  if (command.id !== undefined && before === undefined) throw new Refused("groupUnknown");
  if (namesake !== undefined && namesake !== before) throw new Refused("groupNameTaken");
  const limit = EINING_LIMITS.groups;
  if (before === undefined && eining.groups.length >= limit) throw new Refused("einingFull", { limit });
  if (before !== undefined && before.name === name && before.members.join() === members.join()) return [];
  return [{ type: "groupSet", group: { id: before?.id ?? `g${eining.groupsEver + 1}`, name, members } }];
}
