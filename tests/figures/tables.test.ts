import { describe, expect, it } from "vitest";
import { chartOf } from "../../src/figures/chart.ts";
import { VIEWS } from "../../src/figures/table.ts";
import { tableOf } from "../../src/figures/tables.ts";
import { altText, valueText } from "../../src/figures/words.ts";
import { factorTallies } from "../../src/stafettlogg/figures/factors.ts";
import { FEWEST_FOR_OWNER, figuresOf } from "../../src/stafettlogg/figures/figures.ts";
import { translator } from "../../src/text/text.ts";
import { type Line, type TiltakLine, tally } from "../stafettlogg/figures/lines.ts";

const nn = translator("nn");
const nb = translator("nb");
const ABOUT = { who: "Fjordglytt skule", year: "2026/27" };
const tried = (more: Partial<TiltakLine> = {}): TiltakLine => ({
  ...{ kind: "training", outcome: "wanted", days: 30, late: false, factors: [] },
  ...more,
});
const LINES: readonly Line[] = [
  ...Array.from({ length: 4 }, () => ({ category: "social", tiltak: [tried()] })),
  ...Array.from({ length: 3 }, () => ({ category: "language", tiltak: [tried({ outcome: "notWanted", days: 90 })] })),
  { category: null, tiltak: [tried({ outcome: "ongoing", late: true }), tried({ outcome: "mistake" })] },
];
const whole = (lines = LINES, t = nn) => ({ figures: figuresOf(tally(lines), 0), isWhole: true, t });
const owned = (lines = LINES, t = nn) => ({ figures: figuresOf(tally(lines), FEWEST_FOR_OWNER), isWhole: false, t });
const rows = ({ rows: all }: ReturnType<typeof tableOf>) => all.map(({ label, values }) => [label, ...values]);

describe("a figure as a table", () => {
  it("has all categories for a leader, also those without entries, and asks what that may mean", () => {
    const table = tableOf("categories", whole());
    expect(rows(table).slice(0, 4)).toEqual([
      ["Sosialt samspel", 4],
      ["Språk", 3],
      ["Utan kategori", 1],
      ["Fagvanskar", 0],
    ]);
    expect(table.rows).toHaveLength(10);
    expect(table.says).toEqual([nn("figures.manyOrFew")]);
  });

  it("has for an owner only those that are large enough, and the others together, in bokmål too", () => {
    expect(rows(tableOf("categories", owned(LINES, nb)))).toEqual([
      ["Sosialt samspill", 4],
      ["De andre, slått sammen", 4],
    ]);
  });

  it("has the six outcomes in their order", () => {
    expect(rows(tableOf("outcomes", whole()))).toEqual([
      ["Pågår", 1],
      ["Ikkje ønskt effekt", 3],
      ["Noko effekt", 0],
      ["Ønskt effekt", 4],
      ["Ønskt effekt, ført vidare i det daglege", 0],
      ["Registrert ved ein feil", 1],
    ]);
    expect(rows(tableOf("outcomes", owned()))).toEqual([["Dei andre, slått saman", 9]]);
  });

  it("says how long it took, in the order of time, and what is late", () => {
    const table = tableOf("time", whole());
    expect(rows(table)).toEqual([
      ["Tre veker til to månader", 4],
      ["Meir enn to månader", 3],
    ]);
    expect(table.says).toEqual([
      "Halvparten av tiltaka vart evaluerte innan 30 dagar etter at dei vart avtalte.",
      "1 tiltak pågår. Eitt av dei skulle ha vore evaluert.",
    ]);
  });

  it("says which kinds of tiltak had effect on what, and leaves out for an owner what is too small", () => {
    expect(rows(tableOf("effect", whole()))).toEqual([
      ["Trening – sosialt samspel", 4, 0],
      ["Trening – språk", 0, 3],
    ]);
    const more = Array.from({ length: 3 }, () => LINES.slice(0, 7)).flat();
    const table = tableOf("effect", owned([...more, { category: "health", tiltak: [tried()] }]));
    expect(rows(table)).toEqual([
      ["Trening – språk", null, 9],
      ["Dei andre, slått saman", 13, null],
    ]);
    expect(table.rows.map((row) => valueText(nn, table, row))).toEqual(["9 utan ønskt effekt", "13 med effekt"]);
  });

  it("has the factors as they were written for whoever leads, with what became of the tiltak", () => {
    const told = [{ entryId: "a", factors: ["Uro  i gangen"], outcome: "wanted" }];
    const figures = { ...whole().figures, factors: factorTallies(told) };
    const table = tableOf("factors", { ...whole(), figures });
    expect(rows(table)).toEqual([["Uro i gangen", 1, 1, 0]]);
    const [row] = table.rows;
    expect(row && valueText(nn, table, row)).toBe("1 oppføring, 1 med effekt, 0 utan ønskt effekt");
    expect(tableOf("factors", owned()).rows).toEqual([]);
  });

  it("is drawn with the numbers that it has, and its text says the same", () => {
    const table = tableOf("effect", whole());
    expect(chartOf(nn, table, table.rows)).toEqual({
      labels: ["Trening – sosialt samspel", "Trening – språk"],
      series: [
        { name: "Hadde effekt", values: [4, 0] },
        { name: "Ikkje ønskt effekt", values: [0, 3] },
      ],
    });
    expect(altText(nn, table, table.rows, ABOUT)).toBe(
      "Tiltak som hadde effekt, Fjordglytt skule, skuleåret 2026/27. Trening – sosialt samspel: 4 med effekt, 0 utan " +
        "ønskt effekt. Trening – språk: 0 med effekt, 3 utan ønskt effekt.",
    );
  });

  it("of a year without entries is empty, and there is nothing to draw", () => {
    for (const view of VIEWS) {
      for (const ctx of [whole([]), owned([])]) {
        const table = tableOf(view, ctx);
        expect(table.rows).toEqual([]);
        expect(chartOf(nn, table, table.rows)).toBeUndefined();
      }
    }
  });
});
