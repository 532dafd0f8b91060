/** Two of the same name are told apart wherever people are named. */
import type { Participant } from "../meeting/people.ts";
import type { KnownMeeting } from "../meeting/state.ts";
import { oneLine } from "./oneLine.ts";
import type { Translate } from "./text.ts";
import { tenesteWord } from "./words.ts";

/**
 * The meeting as it is shown: where two have the same name it says their role, or else where they come from, and numbers
 * those of whom that is the same, in the order they were met. For cards and documents only; the rules know people by their ids.
 */
export function toldApart<M extends KnownMeeting>(meeting: M, t: Translate): M {
  const named = Map.groupBy(meeting.people, alike);
  if (named.size === meeting.people.length) return meeting;
  const sign = ({ role, teneste }: Participant) => role ?? tenesteWord(t, teneste, meeting.info.einingKind);
  const apart = (person: Participant): Participant => {
    const same = named.get(alike(person)) ?? [];
    if (same.length < 2) return person;
    const near = same.filter((other) => sign(other).toLowerCase() === sign(person).toLowerCase());
    const place = near.length < 2 ? sign(person) : `${sign(person)} ${near.indexOf(person) + 1}`;
    return { ...person, name: `${person.name} (${place})` };
  };
  return { ...meeting, people: meeting.people.map(apart) };
}

/** «Randi Fjell, kontaktlærar»; the name alone where it is told apart by the role, or there is none. */
export function nameAndRole({ name, role }: Participant): string {
  return role === undefined || name.includes(`(${role}`) ? name : `${name}, ${role}`;
}

function alike({ name }: Participant): string {
  return oneLine(name.normalize("NFC").toLowerCase());
}
