/**
 * Names and addresses leave the events too: of those who have left, and those that were put right since. Who they were by their
 * id stays: it says who could see what. So do the words of topics that were taken up or put away, and names of groups that there
 * are no more.
 */
import type { EiningEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import { noEining } from "./state.ts";

/**
 * The events that are to be stored anew, by version, for what was over before `beforeMs`; none that have been already, and none
 * should the eining come out otherwise.
 */
export function tombstones(events: readonly EiningEvent[], beforeMs: number): ReadonlyMap<number, EiningEvent> {
  const over = new Set<string>();
  const replaced = new Map<number, EiningEvent>();
  for (const [index, event] of [...events.entries()].reverse()) {
    const { of, ends } = said(event);
    const blank = of !== undefined && over.has(of) && !event.erased ? wordless(event) : undefined;
    if (blank !== undefined) replaced.set(index + 1, { ...blank, erased: true });
    if (ends !== undefined && event.atMs < beforeMs) over.add(ends);
  }
  const after = events.map((event, index) => replaced.get(index + 1) ?? event);
  return visibleIn(after) === visibleIn(events) ? new Map([...replaced].reverse()) : new Map();
}

/** As far as anybody can see it: the words of a topic that a meeting has taken stand in that meeting. */
function visibleIn(events: readonly EiningEvent[]): string {
  const state = events.reduce(evolve, noEining);
  if (state.status === "none") return "";
  const topics = state.topics.map((topic) => (topic.taken === undefined ? topic : { ...topic, text: "" }));
  return JSON.stringify({ ...state, topics });
}

/** What an event says words of, and what has no need of earlier ones from then on. */
function said(event: EiningEvent): { readonly of?: string; readonly ends?: string } {
  switch (event.type) {
    case "personAdded":
      return { of: `person ${event.person.key}` };
    case "personChanged":
      return { of: `person ${event.key}`, ends: `person ${event.key}` };
    case "personLeft":
      return { ends: `person ${event.key}` };
    case "groupSet":
      return { of: `group ${event.group.id}`, ends: `group ${event.group.id}` };
    case "groupDissolved":
      return { ends: `group ${event.id}` };
    case "topicKept":
      return { of: `topic ${event.id}` };
    case "topicTaken":
    case "topicDropped":
      return { ends: `topic ${event.id}` };
    case "einingFounded":
    case "factsChanged":
    case "personRecognised":
    case "daysOffSet":
      return {};
  }
}

function wordless(event: EiningEvent): EiningEvent | undefined {
  switch (event.type) {
    case "personAdded": {
      const { email: _email, ...person } = event.person;
      return { ...event, person: { ...person, name: "" } };
    }
    case "personChanged": {
      const { email: _email, ...rest } = event;
      return { ...rest, name: "" };
    }
    case "groupSet":
      return { ...event, group: { ...event.group, name: "" } };
    case "topicKept":
      return { ...event, text: "" };
    default:
      return undefined;
  }
}
