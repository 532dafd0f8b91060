/**
 * Texts that have been replaced leave the events of an entry, with the names beside them (docs/decisions/2026-11-26-tombstones.md).
 * The events stay, so that a replay gives the entry that everybody can see.
 */
import type { EntryEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import { type EntryState, noEntry } from "./state.ts";

/**
 * The events that are to be stored anew, by version, of those whose words were replaced before `beforeMs`; none that have been
 * already. None while the archive waits for the entry as it stood, and none should the entry come out otherwise.
 */
export function tombstones(events: readonly EntryEvent[], beforeMs: number): ReadonlyMap<number, EntryEvent> {
  const state = events.reduce(evolve, noEntry);
  if (state.status !== "none" && state.archive?.status === "asked") return new Map();
  const standing = new Set<string>();
  const replaced = new Map<number, EntryEvent>();
  for (const [index, event] of [...events.entries()].reverse()) {
    const key = keyOf(event);
    if (key === undefined) continue;
    const blank = standing.has(key) && !event.erased ? withoutText(event) : undefined;
    if (blank !== undefined) replaced.set(index + 1, { ...blank, erased: true });
    if (event.atMs < beforeMs) standing.add(key);
  }
  const after = events.map((event, index) => replaced.get(index + 1) ?? event).reduce<EntryState>(evolve, noEntry);
  return JSON.stringify(after) === JSON.stringify(state) ? replaced : new Map();
}

/** What a text stands as, until an event with the same key replaces it; undefined where it stays whatever comes. */
function keyOf(event: EntryEvent): string | undefined {
  switch (event.type) {
    case "entryOpened":
    case "entryChanged":
      return "entry";
    case "tiltakAdded":
    case "tiltakChanged":
      return `tiltak ${event.id}`;
    case "levelSet":
    case "evaluationMoved":
    case "tiltakEvaluated":
    case "wordSpared":
    case "lysglimtAdded":
    case "entryTransferred":
    case "entryClosed":
    case "entryReopened":
    case "archiveAsked":
    case "archived":
    case "archiveFailed":
    case "followUpAsked":
      return undefined;
    default:
      return event satisfies never;
  }
}

function withoutText(event: EntryEvent): EntryEvent | undefined {
  switch (event.type) {
    case "entryOpened":
    case "entryChanged":
      return { ...event, fields: { oppmerksomheit: "", goal: "", successSigns: "", informed: [] } };
    case "tiltakAdded":
    case "tiltakChanged": {
      const { oppmerksomheit: _said, ...tiltak } = event.tiltak;
      const none = { text: "", factors: [], responsible: [], evaluatedBy: "", evaluatedHow: "" };
      return { ...event, tiltak: { ...tiltak, ...none } };
    }
    default:
      return undefined;
  }
}
