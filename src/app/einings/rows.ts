/** The projection of an eining: the rows that others ask for, as they stand when something has happened to it. */
import type { EiningEvent } from "../../einings/events.ts";
import { folded } from "../../einings/names.ts";
import type { EiningPerson } from "../../einings/people.ts";
import type { EiningState } from "../../einings/state.ts";
import type { Step } from "../aggregate.ts";
import type { Row, Rows } from "../ports/events.ts";

export function rows({ id: einingId, before, after }: Step<EiningState, EiningEvent>): Rows {
  if (after.status === "none") throw new Error("events without an eining");
  const { name, number = null, einingKind: kind, målform: malform, people } = after;
  const eining: Row = { einingId, name, foldedName: folded(name), number, kind, malform };
  const isPeopleSame = before.status !== "none" && before.people === people;
  return { eining: [eining], ...(isPeopleSame ? {} : { eining_person: people.map(personRow) }) };
}

function personRow({ key: personKey, personId, email, name, roles, contactOf }: EiningPerson): Row {
  return { personKey, personId: personId ?? null, email: email ?? null, name, roles, contactOf };
}
