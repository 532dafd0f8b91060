import { describe, expect, it } from "vitest";
import { OWNED, readFigures, standpointOf } from "../../../src/app/figures/reading.ts";
import type { Membership } from "../../../src/app/ports/einings.ts";
import type { FiguresStore } from "../../../src/app/ports/figures.ts";
import type { Role } from "../../../src/einings/people.ts";
import { type Line, tally } from "../../stafettlogg/figures/lines.ts";

const NOW_MS = Date.parse("2026-11-27T09:00:00Z");
const TRIED = { kind: "training", outcome: "wanted", days: 9, late: false, factors: ["Uro"] } as const;

const inEining = (einingId: string, ...roles: readonly Role[]): Membership => ({
  eining: { einingId, name: `Skule ${einingId}`, einingKind: "school", målform: "nn" },
  person: { key: "p1", name: "Ragnhild", personId: "ragnhild", roles, contactOf: [] },
});

/** Two schools that she leads, one of them hers too, and four that she only owns. */
const BOTH = standpointOf([
  inEining("a", "leader"),
  inEining("b", "deputy", "owner"),
  ...["c", "d", "e", "f"].map((id) => inEining(id, "owner")),
  inEining("g", "employee"),
]);

/** So many entries of a category in each eining, this school year and none before, but for one in 2024. */
function storeWith(entries: Readonly<Record<string, readonly string[]>>) {
  const asked: string[][] = [];
  const store: FiguresStore = {
    async tallies({ einingIds, schoolYear }) {
      asked.push([...einingIds]);
      const lines = schoolYear !== 2026 ? [] : einingIds.flatMap((id) => entries[id] ?? []);
      return tally(lines.map((category): Line => ({ category, tiltak: [TRIED] })));
    },
    async years(einingIds) {
      const count = einingIds.flatMap((id) => entries[id] ?? []).length;
      return [
        { schoolYear: 2026, entries: count },
        { schoolYear: 2024, entries: 1 },
      ];
    },
    lines: async () => [],
  };
  return { store, asked };
}

describe("somebody who leads two schools and owns five", () => {
  it("sees each that they lead by itself, and the others as one, of which those are no part", async () => {
    const { store, asked } = storeWith({});
    expect(BOTH.led.map(({ einingId }) => einingId)).toEqual(["a", "b"]);
    await readFigures(store, BOTH, { scope: "a" }, NOW_MS);
    await readFigures(store, BOTH, { scope: "b" }, NOW_MS);
    await readFigures(store, BOTH, { scope: OWNED }, NOW_MS);
    expect(asked).toEqual([["a"], ["b"], ["c", "d", "e", "f"]]);
  });

  it("can't take what they see as leader from what they see as owner, and have one entry left", async () => {
    const { store } = storeWith({
      b: ["health", "health", "health"],
      c: ["health"],
      d: ["social", "social", "social"],
    });
    const { figures } = await readFigures(store, BOTH, { scope: OWNED }, NOW_MS);
    expect(figures.categories).toMatchObject({ total: { count: 4 }, shown: [], others: 4 });
    const own = await readFigures(store, BOTH, { scope: "b" }, NOW_MS);
    expect(own.figures.categories?.shown).toMatchObject([{ key: ["health"], count: 3 }]);
  });

  it("begins with the first that they lead; whoever only owns begins with all of that", async () => {
    const { store } = storeWith({});
    expect((await readFigures(store, BOTH, {}, NOW_MS)).scope).toBe("a");
    const owner = standpointOf([inEining("c", "owner")]);
    expect((await readFigures(store, owner, {}, NOW_MS)).scope).toBe(OWNED);
  });
});

describe("figures", () => {
  it.each([
    ["an eining that they own", standpointOf([inEining("c", "owner")]), "c"],
    ["an eining that they work in", standpointOf([inEining("g", "employee")]), "g"],
    ["all that they own, where they own nothing", standpointOf([inEining("a", "leader")]), OWNED],
    ["all that they own, where they lead all of it", standpointOf([inEining("a", "leader", "owner")]), OWNED],
    ["anything, of somebody who is nothing", standpointOf([]), undefined],
  ])("are refused of %s", async (_what, standpoint, scope) => {
    const asked = readFigures(storeWith({}).store, standpoint, { scope }, NOW_MS);
    await expect(asked).rejects.toMatchObject({ code: "noFigures" });
  });

  it("of a school year that nothing is known of are this year's; an owner is offered no year with one entry", async () => {
    const { store } = storeWith({ a: ["social"], c: ["social"] });
    const leader = await readFigures(store, BOTH, { scope: "a", schoolYear: 1999 }, NOW_MS);
    expect([leader.schoolYear, leader.schoolYears]).toEqual([2026, [2026, 2024]]);
    const old = await readFigures(store, BOTH, { scope: "a", schoolYear: 2024 }, NOW_MS);
    expect(old.schoolYear).toBe(2024);
    const owner = await readFigures(store, BOTH, { scope: OWNED, schoolYear: 2024 }, NOW_MS);
    expect([owner.schoolYear, owner.schoolYears]).toEqual([2026, [2026]]);
  });
});
