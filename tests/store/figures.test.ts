import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Group, Tallies } from "../../src/stafettlogg/figures/tallies.ts";
import { anyLines, tally } from "../stafettlogg/figures/lines.ts";
import { storeLines, TODAY } from "../support/figures.ts";
import { databaseMissing, useStore } from "./database.ts";

const byKey = (groups: readonly Group[]) =>
  groups.toSorted((one, other) => (one.key.join() < other.key.join() ? -1 : 1));
const inOrder = ({ parts, ...tallies }: Tallies) => ({
  ...tallies,
  parts: Object.fromEntries(Object.entries(parts).map(([part, groups]) => [part, byKey(groups)])),
});

describe.skipIf(databaseMissing)("what is counted in the stafettlogg", () => {
  const store = useStore();

  it("is what one comes to who counts entry by entry, also where there is nothing to count", async () => {
    let number = 0;
    await fc.assert(
      fc.asyncProperty(anyLines, async (lines) => {
        const einingId = `any${number}`;
        number += 1;
        await storeLines(store(), einingId, 2026, lines);
        const found = await store().figures.tallies({ einingIds: [einingId], schoolYear: 2026 }, TODAY);
        expect(inOrder(found)).toEqual(inOrder(tally(lines)));
      }),
      { numRuns: 30 },
    );
  });

  it("is of the einings and the school year that were asked for, and no others'", async () => {
    const line = { category: "health", tiltak: [] };
    await storeLines(store(), "a", 2025, [line, line]);
    await storeLines(store(), "a", 2026, [line]);
    await storeLines(store(), "b", 2026, [line]);
    await storeLines(store(), "c", 2026, [line]);
    const count = async (einingIds: string[], schoolYear: number) =>
      (await store().figures.tallies({ einingIds, schoolYear }, TODAY)).entries.count;
    expect([await count(["a"], 2026), await count(["a", "b"], 2026), await count([], 2026)]).toEqual([1, 2, 0]);
    expect(await store().figures.years(["a", "b"])).toEqual([
      { schoolYear: 2026, entries: 2 },
      { schoolYear: 2025, entries: 2 },
    ]);
  });

  it("is told entry by entry to those who lead the eining, with each tiltak", async () => {
    const one = { kind: "training", days: 10, late: false, factors: ["Uro", "Få vaksne"] } as const;
    await storeLines(store(), "f", 2026, [
      {
        category: "health",
        tiltak: [
          { ...one, outcome: "wanted" },
          { ...one, outcome: "ongoing", factors: [] },
        ],
      },
      { category: null, tiltak: [] },
    ]);
    const lines = await store().figures.lines("f", 2026);
    expect(lines.map(({ entryId, category, tiltak }) => [entryId, category, tiltak?.outcome, tiltak?.factors])).toEqual(
      [
        ["f-2026-0", "health", "wanted", ["Uro", "Få vaksne"]],
        ["f-2026-0", "health", "ongoing", []],
        ["f-2026-1", null, undefined, undefined],
      ],
    );
    expect(lines[0]?.tiltak?.evaluatedAtMs).toBe(Date.parse("2026-09-30T10:00:00Z"));
    expect(await store().figures.lines("f", 2025)).toEqual([]);
  });
});
