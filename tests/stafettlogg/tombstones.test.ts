import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EntryEvent } from "../../src/stafettlogg/events.ts";
import { evolve } from "../../src/stafettlogg/evolve.ts";
import { noEntry } from "../../src/stafettlogg/state.ts";
import { tombstones } from "../../src/stafettlogg/tombstones.ts";
import { ADD, asked, FIELDS, OPEN, playEntry, TILTAK } from "../support/entry.ts";
import { anyEntryCourse } from "./anyEvent.ts";

const LATER_MS = Date.UTC(2030, 0);
const SECRET = "Noko som ikkje skulle stått her";
const change = (successSigns: string) => ({ type: "change", fields: { ...FIELDS, successSigns } }) as const;
const rewritten = playEntry([
  OPEN,
  change(SECRET),
  change("Alle har nokon å leike med"),
  { ...ADD, tiltak: { ...TILTAK, text: SECRET } },
  { type: "changeTiltak", id: "t1", tiltak: TILTAK },
]).events;
const tidied = (events: readonly EntryEvent[], beforeMs = LATER_MS) => {
  const without = tombstones(events, beforeMs);
  return events.map((event, index) => without.get(index + 1) ?? event);
};
const fold = (events: readonly EntryEvent[]) => events.reduce(evolve, noEntry);

describe("what was replaced in an entry", () => {
  it("leaves the events, and what stands is as it was", () => {
    const after = tidied(rewritten);
    expect(JSON.stringify(rewritten)).toContain(SECRET);
    expect(JSON.stringify(after)).not.toContain(SECRET);
    expect(fold(after)).toEqual(fold(rewritten));
    expect(after.filter(({ erased }) => erased).map(({ type }) => type)).toEqual([
      "entryOpened",
      "entryChanged",
      "tiltakAdded",
    ]);
    expect(tombstones(after, LATER_MS).size).toBe(0);
  });

  it("stays until a while after it was replaced", () => {
    expect(tombstones(rewritten, rewritten[0]?.atMs ?? 0).size).toBe(0);
  });

  it("stays while the archive waits for the entry as it stood", () => {
    const waits = playEntry([asked({ type: "archive" }, { archives: true })], {
      events: rewritten,
      state: fold(rewritten),
      nowMs: rewritten[0]?.atMs ?? 0,
    });
    expect(tombstones(waits.events, LATER_MS).size).toBe(0);
  });

  it("never changes what can be seen, whatever has happened", () => {
    fc.assert(
      fc.property(anyEntryCourse, (events) => {
        expect(fold(tidied([...events]))).toEqual(fold([...events]));
      }),
      { numRuns: 300 },
    );
  });
});
