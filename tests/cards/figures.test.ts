import { describe, expect, it } from "vitest";
import { type FiguresCardContext, figuresCard, shownRows } from "../../cards/figures/card.ts";
import { parseFigures } from "../../cards/figures/request.ts";
import { VIEWS } from "../../src/figures/table.ts";
import { tableOf } from "../../src/figures/tables.ts";
import { figuresOf } from "../../src/stafettlogg/figures/figures.ts";
import { translator } from "../../src/text/text.ts";
import { tally } from "../stafettlogg/figures/lines.ts";
import { MOST_UNITS, parserErrors, schemaErrors, units } from "../support/cardChecks.ts";
import { textsOf } from "../support/forms.ts";
import { HOSTILE, markupIn } from "./markup.ts";

const t = translator("nn");
const factors = Array.from({ length: 60 }, (_, n) => ({
  factor: `${n} ${HOSTILE}`,
  entries: 60 - n,
  effect: 1,
  noEffect: 0,
}));
const figures = { ...figuresOf(tally([{ category: "social", tiltak: [] }]), 0), factors };
const context = (more: Partial<FiguresCardContext> = {}): FiguresCardContext => ({
  table: tableOf("categories", { figures, isWhole: true, t }),
  about: { who: HOSTILE, year: "2026/27" },
  picture: "data:image/png;base64,AAAA",
  scope: "e0",
  scopes: Array.from({ length: 12 }, (_, n) => ({ value: `e${n}`, title: HOSTILE.slice(0, 80) })),
  views: VIEWS,
  schoolYear: 2026,
  schoolYears: [2026, 2025],
  einingId: "e0",
  t,
  ...more,
});

describe("the card with figures", () => {
  it.each(VIEWS)("is taken by Teams whatever people have called things: %s", (view) => {
    const { card } = figuresCard(context({ table: tableOf(view, { figures, isWhole: true, t }) }));
    expect(schemaErrors(card)).toEqual([]);
    expect(parserErrors(card)).toEqual([]);
    expect(units(card)).toBeLessThan(MOST_UNITS);
    expect(textsOf({ title: "", card }).flatMap(markupIn)).toEqual([]);
  });

  it("has three buttons at most, a picture with a text that says the same, and the numbers beside it", () => {
    const json = JSON.stringify(figuresCard(context()).card);
    expect(json.match(/"type":"Action\./g)).toHaveLength(3);
    expect(json).toContain("Sosialt samspel: 1. ");
    expect(json).toContain('{"title":"Sosialt samspel","value":"1"}');
  });

  it("shows ten rows, and says that the sheet has the others", () => {
    const table = tableOf("factors", { figures, isWhole: true, t });
    expect(shownRows(table)).toHaveLength(10);
    expect(textsOf({ title: "", card: figuresCard(context({ table })).card })).toContain(
      t("figures.more", { count: 50 }),
    );
  });

  it("tells an owner what is left out, and offers no topic", () => {
    const { card } = figuresCard(context({ einingId: undefined, scopes: [] }));
    expect(textsOf({ title: "", card })).toContain(t("figures.hidden"));
    expect(JSON.stringify(card)).not.toContain("einingTopics");
  });

  it("of nothing says so, and has no sheet to send", () => {
    const table = { ...context().table, rows: [] };
    const { card } = figuresCard(context({ table, picture: undefined }));
    expect(textsOf({ title: "", card })).toContain(t("figures.none"));
    expect(JSON.stringify(card)).not.toContain("figuresSheet");
    const owner = figuresCard(context({ table, picture: undefined, einingId: undefined })).card;
    expect(textsOf({ title: "", card: owner })).toContain(t("figures.tooFew"));
  });
});

describe("what is sent from it", () => {
  it.each([
    [
      { verb: "figuresShow", year: "2025", view: "time", scope: "e1" },
      { year: 2025, view: "time", scope: "e1" },
    ],
    [{ verb: "figuresShow", year: "i fjor", view: "alt", scope: "" }, {}],
    [{ verb: "figuresSheet", year: {}, view: [], scope: 7 }, {}],
  ])("is taken for what it can mean: %j", (data, expected) => {
    const { verb: _verb, ...rest } = parseFigures(data) ?? {};
    expect(JSON.parse(JSON.stringify(rest))).toEqual(expected);
  });

  it("is none of these where it is something else", () => {
    for (const data of [undefined, null, "figuresShow", {}, { verb: "figures" }])
      expect(parseFigures(data)).toBeUndefined();
  });
});
