/** Names and addresses of those who have left leave the events too. Who they were by their id stays: it says who could see what. */
import type { EiningEvent } from "./events.ts";

/** The events that are to be stored anew, by version, for those who left before `beforeMs`; none that have been already. */
export function tombstones(events: readonly EiningEvent[], beforeMs: number): ReadonlyMap<number, EiningEvent> {
  const gone = new Set(
    events.flatMap((event) => (event.type === "personLeft" && event.atMs < beforeMs ? [event.key] : [])),
  );
  return new Map(
    events.flatMap((event, index) => {
      const without = event.erased ? undefined : nameless(event, gone);
      return without === undefined ? [] : [[index + 1, without] as const];
    }),
  );
}

function nameless(event: EiningEvent, gone: ReadonlySet<string>): EiningEvent | undefined {
  if (event.type === "personAdded" && gone.has(event.person.key)) {
    const { email: _email, ...person } = event.person;
    return { ...event, person: { ...person, name: "" }, erased: true };
  }
  if (event.type === "personChanged" && gone.has(event.key)) {
    const { email: _email, ...rest } = event;
    return { ...rest, name: "", erased: true };
  }
  return undefined;
}
