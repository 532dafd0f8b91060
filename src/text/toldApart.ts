/** Two of the same name are told apart wherever people are named. */
import type { Participant } from "../meeting/people.ts";
import type { KnownMeeting } from "../meeting/state.ts";
import type { Translate } from "./text.ts";
import { tenesteWord } from "./words.ts";

/**
 * The meeting as it is shown: where two have the same name it says where they come from, and numbers those who come from
 * the same place, in the order they were met. For cards and documents only; the rules know people by their ids.
 */
export function toldApart<M extends KnownMeeting>(meeting: M, t: Translate): M {
  const named = Map.groupBy(meeting.people, alike);
  if (named.size === meeting.people.length) return meeting;
  const apart = (person: Participant): Participant => {
    const same = named.get(alike(person)) ?? [];
    if (same.length < 2) return person;
    const near = same.filter(({ teneste }) => teneste === person.teneste);
    const from = tenesteWord(t, person.teneste, meeting.info.einingKind);
    const place = near.length < 2 ? from : `${from} ${near.indexOf(person) + 1}`;
    return { ...person, name: `${person.name} (${place})` };
  };
  return { ...meeting, people: meeting.people.map(apart) };
}

function alike({ name }: Participant): string {
  return name.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
}
