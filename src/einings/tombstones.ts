/**
 * Names and addresses of those who have left leave the events too. Who they were by their id stays: it says who could see
 * what. So do the words of topics that were taken up or put away.
 */
import type { EiningEvent } from "./events.ts";

/** The events that are to be stored anew, by version, for what was over before `beforeMs`; none that have been already. */
export function tombstones(events: readonly EiningEvent[], beforeMs: number): ReadonlyMap<number, EiningEvent> {
  const gone = new Set(
    events.flatMap((event) => (event.type === "personLeft" && event.atMs < beforeMs ? [event.key] : [])),
  );
  const past = new Set(
    events.flatMap((event) => {
      const isOver = event.type === "topicTaken" || event.type === "topicDropped";
      return isOver && event.atMs < beforeMs ? [event.id] : [];
    }),
  );
  return new Map(
    events.flatMap((event, index) => {
      const without = event.erased ? undefined : (nameless(event, gone) ?? wordless(event, past));
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

function wordless(event: EiningEvent, past: ReadonlySet<string>): EiningEvent | undefined {
  return event.type === "topicKept" && past.has(event.id) ? { ...event, text: "", erased: true } : undefined;
}
