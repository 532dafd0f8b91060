/**
 * Names and addresses of those who are reminded, as they were known before: gone where they are known anew, where somebody wants
 * to hear nothing, and where there is nothing left to remind them of. The events stay, so that a replay gives what it gave.
 */
import type { FollowerEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import { type Follower, keyAlone, noFollower } from "./state.ts";

/**
 * The events that are to be stored anew, by version; none that have been already, and none should anything come out otherwise.
 * `isOver`: they are to be known by their id alone, until they are reminded of something else.
 */
export function tombstones(events: readonly FollowerEvent[], isOver = false): ReadonlyMap<number, FollowerEvent> {
  const known = isOver ? -1 : knownBy(events);
  const without = new Map(
    events.flatMap((event, index) => {
      if (event.type !== "reminded" || event.erased || index === known) return [];
      const { name, email } = event.person;
      if (name === "" && email === undefined) return [];
      return [[index + 1, { ...event, person: keyAlone(event.person), erased: true }] as const];
    }),
  );
  const after = events.map((event, index) => without.get(index + 1) ?? event).reduce(evolve, noFollower);
  const as = ({ person = { name: "" }, ...rest }: Follower) =>
    JSON.stringify({ ...rest, person: isOver ? keyAlone(person) : person });
  return as(after) === as(events.reduce(evolve, noFollower)) ? without : new Map();
}

/** The index of the event by which they are known now; -1 where it is by none. */
function knownBy(events: readonly FollowerEvent[]): number {
  let isOff = false;
  let known = -1;
  for (const [index, { type }] of events.entries()) {
    if (type === "turnedOff") isOff = true;
    if (type === "turnedOn") isOff = false;
    if (isOff) known = -1;
    else if (type === "reminded") known = index;
  }
  return known;
}
