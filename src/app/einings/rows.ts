/** The projection of an eining: the rows that others ask for, as they stand when something has happened to it. */
import type { EiningEvent } from "../../einings/events.ts";
import { folded } from "../../einings/names.ts";
import type { EiningPerson, Group } from "../../einings/people.ts";
import type { EiningState } from "../../einings/state.ts";
import type { Step } from "../aggregate.ts";
import type { Row, Rows } from "../ports/events.ts";

export function rows({ id: einingId, before, after }: Step<EiningState, EiningEvent>): Rows {
  if (after.status === "none") throw new Error("events without an eining");
  const { name, number = null, einingKind: kind, målform: malform, people, groups, former } = after;
  const eining: Row = { einingId, name, foldedName: folded(name), number, kind, malform, former };
  const isPeopleSame = before.status !== "none" && before.people === people && before.groups === groups;
  return { eining: [eining], ...(isPeopleSame ? {} : { eining_person: people.map((one) => personRow(one, groups)) }) };
}

function personRow({ key, personId, email, name, roles, contactOf }: EiningPerson, all: readonly Group[]): Row {
  const groups = all.filter(({ members }) => members.includes(key)).map(({ id }) => id);
  return { personKey: key, personId: personId ?? null, email: email ?? null, name, roles, contactOf, groups };
}
