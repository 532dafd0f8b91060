import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Divided } from "../../../src/stafettlogg/figures/divided.ts";
import { factorTallies } from "../../../src/stafettlogg/figures/factors.ts";
import { FEWEST_FOR_OWNER, type Figures, figuresOf } from "../../../src/stafettlogg/figures/figures.ts";
import type { Group } from "../../../src/stafettlogg/figures/tallies.ts";
import { anyLines, type Line, type TiltakLine, tally } from "./lines.ts";

const entry = (category: string | null, ...tiltak: readonly Partial<TiltakLine>[]): Line => ({
  category,
  tiltak: tiltak.map((one) => ({ kind: "training", outcome: "wanted", days: 30, late: false, factors: [], ...one })),
});
const times = (count: number, line: Line) => Array.from({ length: count }, () => line);
const forOwner = (lines: readonly Line[]) => figuresOf(tally(lines), FEWEST_FOR_OWNER);
const forLeader = (lines: readonly Line[]) => figuresOf(tally(lines), 0);
const counts = (part: Divided<readonly string[]> | undefined) =>
  part && Object.fromEntries(part.shown.map(({ key, count }) => [key.join(" "), count]));

/** Every part that is shown, whichever it is. */
function partsOf({ categories, standing, deadline, effect, outcome, span, tried }: Figures) {
  const parts = [categories, standing, deadline, effect, outcome, span, tried.effect, tried.noEffect];
  return parts.filter((part) => part !== undefined) as Divided<readonly string[]>[];
}

describe("what a leader sees", () => {
  it("is every group, the largest first, and how long it took", () => {
    const figures = forLeader([
      entry("language", { outcome: "notWanted", days: 10 }, { outcome: "ongoing", late: true }),
      ...times(2, entry("social", { days: 40 })),
      entry(null),
    ]);
    expect(figures.categories?.shown.map(({ key, count }) => [key[0], count])).toEqual([
      ["social", 2],
      ["language", 1],
      ["none", 1],
    ]);
    expect(counts(figures.standing)).toEqual({ evaluated: 3, ongoing: 1 });
    expect(counts(figures.deadline)).toEqual({ late: 1 });
    expect(counts(figures.effect)).toEqual({ effect: 2, noEffect: 1 });
    expect(counts(figures.tried.effect)).toEqual({ "effect training social": 2 });
    expect(counts(figures.span)).toEqual({ twoMonths: 2, threeWeeks: 1 });
    expect(figures.medianDays).toBe(40);
  });

  it("is a year without entries as that", () => {
    const { categories, standing, medianDays } = forLeader([]);
    expect([categories?.total.count, categories?.shown, standing?.shown]).toEqual([0, [], []]);
    expect(medianDays).toBeUndefined();
  });

  it("adds up in every part", () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const figures = forLeader(lines);
        for (const { total, shown, others } of partsOf(figures)) {
          expect(shown.reduce((sum, { count }) => sum + count, 0)).toBe(total.count);
          expect(others).toBe(0);
        }
      }),
    );
  });
});

describe("what an owner sees", () => {
  it("is no group from fewer than three entries, and the smallest of the others goes with it", () => {
    const { categories } = forOwner([
      ...times(5, entry("social")),
      ...times(4, entry("language")),
      ...times(2, entry("health")),
    ]);
    expect(counts(categories)).toEqual({ social: 5 });
    expect(categories?.others).toBe(6);
  });

  it("is every group where all are large enough, and nothing is put together", () => {
    const { categories } = forOwner([...times(5, entry("social")), ...times(3, entry("language"))]);
    expect(counts(categories)).toEqual({ social: 5, language: 3 });
    expect(categories?.others).toBe(0);
  });

  it("is nothing at all of two entries, however many tiltak they have", () => {
    const figures = forOwner(times(2, entry("social", {}, {}, {}, {})));
    expect(partsOf(figures)).toEqual([]);
    expect(figures.medianDays).toBeUndefined();
  });

  it("is no group of many tiltak that come from one entry", () => {
    const { categories, standing, tried } = forOwner([
      entry("health", {}, {}, {}, {}),
      ...times(4, entry("social", { outcome: "ongoing" })),
    ]);
    expect([categories?.shown, categories?.others]).toEqual([[], 5]);
    expect([standing?.shown, standing?.others]).toEqual([[], 8]);
    expect(tried).toEqual({});
  });

  it("divides nothing further that is not shown itself, so that no sum tells of what is hidden", () => {
    // Two by mistake are hidden with the three without effect; who had effect would tell how many those are.
    const figures = forOwner([
      ...times(6, entry("social", { outcome: "wanted" })),
      ...times(2, entry("social", { outcome: "notWanted" })),
      ...times(9, entry("social", { outcome: "ongoing" })),
      ...times(2, entry("social", { outcome: "mistake" })),
    ]);
    expect(counts(figures.standing)).toEqual({ ongoing: 9 });
    expect(figures.standing?.others).toBe(10);
    expect([figures.effect, figures.outcome, figures.span, figures.tried]).toEqual([
      undefined,
      undefined,
      undefined,
      {},
    ]);
    expect(figures.deadline).toBeDefined();
  });

  it("holds in every part: what is shown is from three entries at least, what is put together too, and it adds up", () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        for (const { total, shown, others } of partsOf(forOwner(lines))) {
          expect(total.entries).toBeGreaterThanOrEqual(FEWEST_FOR_OWNER);
          for (const { entries } of shown) expect(entries).toBeGreaterThanOrEqual(FEWEST_FOR_OWNER);
          if (others > 0) expect(others).toBeGreaterThanOrEqual(FEWEST_FOR_OWNER);
          expect(shown.reduce((sum, { count }) => sum + count, others)).toBe(total.count);
        }
      }),
    );
  });

  it("is the same whichever of the hidden groups is which: no subtraction tells them apart", () => {
    const names = ["social", "language", "health", "motor"];
    const groups = fc.uniqueArray(
      fc.record({ name: fc.constantFrom(...names), count: fc.integer({ min: 1, max: 6 }) }),
      { selector: ({ name }) => name, minLength: 2 },
    );
    fc.assert(
      fc.property(groups, (given) => {
        const figuresFor = (chosen: typeof given) =>
          forOwner(chosen.flatMap(({ name, count }) => times(count, entry(name)))).categories;
        const told = figuresFor(given);
        const shown = new Set(told?.shown.map(({ key }) => key[0]));
        const hidden = given.filter(({ name }) => !shown.has(name as never));
        for (const small of hidden.filter(({ count }) => count < FEWEST_FOR_OWNER)) {
          if (told === undefined) continue;
          // Some other distribution of the hidden ones, in which this one has another size, looks the same.
          const others = hiddenOtherwise(hidden, small.name);
          const looks = others.map((other) =>
            figuresFor([...given.filter(({ name }) => shown.has(name as never)), ...other]),
          );
          expect(looks).toContainEqual(told);
        }
      }),
    );
  });

  it("holds for sums across parts: with the groups shown, no hidden group is settled by another part", () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const { standing, effect, span, deadline, outcome, tried } = forOwner(lines);
        const isShown = (part: Divided<readonly string[]> | undefined, key: string) =>
          part?.shown.some((group: Group) => group.key[0] === key) ?? false;
        expect(deadline === undefined || isShown(standing, "ongoing")).toBe(true);
        for (const part of [effect, span]) expect(part === undefined || isShown(standing, "evaluated")).toBe(true);
        for (const part of [outcome, tried.effect]) expect(part === undefined || isShown(effect, "effect")).toBe(true);
        expect(tried.noEffect === undefined || isShown(effect, "noEffect")).toBe(true);
      }),
    );
  });

  it("has no factors, which are people's own words", () => {
    expect(forOwner(times(9, entry("social", { factors: ["Uro"] })))).not.toHaveProperty("factors");
  });
});

describe("factors", () => {
  it("are one where nothing but the way of writing differs, with what became of the tiltak against them", () => {
    const against = (entryId: string, outcome: string, ...factors: readonly string[]) => ({
      entryId,
      outcome,
      factors,
    });
    const found = factorTallies([
      against("a", "wanted", "Uro i gangen", "uro  i gangen."),
      against("a", "notWanted", "Uro i gangen"),
      against("b", "ongoing", "URO I GANGEN", "Få vaksne ute"),
      against("b", "mistake", "Få vaksne ute", "Feil"),
    ]);
    expect(found).toEqual([
      { factor: "uro  i gangen.", entries: 2, effect: 1, noEffect: 1 },
      { factor: "Få vaksne ute", entries: 1, effect: 0, noEffect: 0 },
    ]);
  });
});

type Named = { readonly name: string; readonly count: number };

/** Every way to share out the same number among the hidden groups in which `name` has another part of it. */
function hiddenOtherwise(hidden: readonly Named[], name: string): Named[][] {
  const sum = hidden.reduce((all, { count }) => all + count, 0);
  const names = [...new Set([...hidden.map((one) => one.name), "motor", "health", "leisure"])];
  const share = (left: number, [first, ...rest]: readonly string[]): Named[][] => {
    if (first === undefined) return left === 0 ? [[]] : [];
    return Array.from({ length: left + 1 }, (_, count) =>
      share(left - count, rest).map((others) => (count === 0 ? others : [{ name: first, count }, ...others])),
    ).flat();
  };
  const before = hidden.find((one) => one.name === name)?.count;
  return share(sum, names).filter((ways) => (ways.find((one) => one.name === name)?.count ?? 0) !== before);
}
