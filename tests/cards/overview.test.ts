import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mineCard } from "../../cards/stafettlogg/overview/mine.ts";
import { firstPage, isSearch, parseOverview, searchOf } from "../../cards/stafettlogg/overview/request.ts";
import { actionsOf, findAction, inputsOf, textOf } from "../../practice/room/cards.ts";
import { MALFORMER } from "../../src/meeting/events.ts";
import { LISTS } from "../../src/stafettlogg/overview.ts";
import { translator } from "../../src/text/text.ts";
import { MOST_UNITS, parserErrors, schemaErrors, units } from "../support/cardChecks.ts";
import { BOTH, endedRows, entryRows, mine, page, stafettlogg, TODAY, tiltakRows } from "./overviews.ts";

const nn = translator("nn");
const evil = "*Uro* <at>alle</at> [her](http://x.example)";

describe.each(MALFORMER)("the overviews in %s", (målform) => {
  const t = translator(målform);
  const long = entryRows.map((row) => ({ ...row, oppmerksomheit: "*".repeat(100), eining: "[".repeat(200) }));
  const einings = Array.from({ length: 200 }, (_, at) => ({
    einingId: `00000000-0000-4000-8000-${at}`.padEnd(40, "0"),
    name: `Skule nummer ${at} med eit namn som er langt`,
    einingKind: "school" as const,
  }));

  test.each([
    ["entries", stafettlogg(målform)],
    ["those that ended", stafettlogg(målform, "ended", { rows: endedRows })],
    ["a search in several einings", stafettlogg(målform, "active", { einings: BOTH }, { word: evil, year: "2026" })],
    ["nothing", stafettlogg(målform, "active", { rows: [], count: 0, einings: [] })],
    ["the most there can be", stafettlogg(målform, "overdue", { rows: long, skipped: 10, count: 99, einings })],
    ["one's own", mine(målform)],
  ])("are cards that Teams takes: %s", (_name, { card, fallbackText }) => {
    expect(schemaErrors(card)).toEqual([]);
    expect(parserErrors(card)).toEqual([]);
    expect(units(card)).toBeLessThan(MOST_UNITS);
    expect(fallbackText).not.toBe("");
  });

  test("say how many stand where, and in words which are late and which nobody has answered", () => {
    const words = textOf(stafettlogg(målform).card);
    for (const list of LISTS) expect(words).toContain(t(`overview.list.${list}`));
    expect(words).toContain(t("overview.overdueCount", { count: 2, unanswered: 1 }));
    expect(words).toContain(t("overview.unanswered"));
    expect(words.split(t("overview.late", { day: "15. mars 2027" }))).toHaveLength(3);
    expect(words).toContain(t("overview.noneTried"));
    expect(words).toContain(t("dialog.page.here", { from: 1, to: 10, count: 23 }));
  });

  test("say how those went that ended", () => {
    const words = textOf(stafettlogg(målform, "ended", { rows: endedRows }).card);
    expect(words).toContain(t("entry.closed.goalReached"));
    const outcomes = [t("outcome.someEffect"), t("outcome.wanted")].join(", ");
    expect(words).toContain(t("overview.outcomes", { outcomes }));
  });

  test("say what waits for somebody, and what they hold", () => {
    const words = textOf(mine(målform).card);
    expect(words).toContain(t("overview.late", { day: "15. mars 2027" }));
    expect(words).toContain(t("reminder.when.later", { start: "5. april 2027", evaluate: "20. april 2027" }));
    expect(words).toContain(t("overview.held.title"));
    const none = { rows: [], skipped: 0, count: 0 };
    const held = page({ ...none });
    const empty = mineCard({ request: firstPage("mine"), tiltak: none, held, today: TODAY, t });
    expect(textOf(empty.card)).toContain(t("overview.mine.nothing"));
  });
});

describe("the buttons of an overview", () => {
  const titles = (card: Parameters<typeof actionsOf>[0]) => actionsOf(card).map(({ title }) => title);

  test("lead to the lists that hold something, keep what is looked for, and send nothing that is typed but to search", () => {
    const asked = { word: "uro", category: "social" } as const;
    const { card } = stafettlogg("nn", "active", { counts: { ...page().counts, due: 0 } }, asked);
    expect(titles(card)).not.toContain(nn("overview.show.due"));
    const ended = findAction(card, nn("overview.show.ended"));
    expect(ended).toMatchObject({
      associatedInputs: "none",
      data: { verb: "overview", list: "ended", word: "uro", category: "social" },
    });
    const all = findAction(card, nn("overview.all"));
    expect(all?.data).toEqual({ verb: "overview", list: "active" });
    const find = findAction(card, nn("overview.search.find"));
    expect(find).not.toHaveProperty("associatedInputs");
    expect(find?.data).toEqual({ verb: "overview", list: "active" });
    expect(inputsOf(card).find(({ id }) => id === "word")?.value).toBe("uro");
  });

  test("turn the pages by the rows beside them, and are not there where there is no page to turn to", () => {
    const middle = stafettlogg("nn", "active", { skipped: 10, count: 23 }).card;
    expect(findAction(middle, nn("overview.previous"))?.data).toMatchObject({ before: entryRows[0]?.place });
    expect(findAction(middle, nn("overview.next"))?.data).toMatchObject({ after: entryRows[9]?.place });
    expect(titles(stafettlogg("nn").card)).not.toContain(nn("overview.previous"));
    const last = stafettlogg("nn", "active", { rows: entryRows.slice(0, 3), skipped: 20, count: 23 }).card;
    expect(titles(last)).not.toContain(nn("overview.next"));
    const few = stafettlogg("nn", "active", { rows: entryRows.slice(0, 3), skipped: 0, count: 3 }).card;
    expect(textOf(few)).not.toContain(nn("dialog.page.here", { from: 1, to: 3, count: 3 }));
  });

  test("show what people wrote as they wrote it", () => {
    const rows = [{ ...entryRows[0], oppmerksomheit: evil }] as typeof entryRows;
    const tiltak = { rows: [{ ...tiltakRows[0], text: evil }] as typeof tiltakRows, skipped: 0, count: 1 };
    const cards = [
      stafettlogg("nn", "active", { rows }, { word: evil }),
      mineCard({ request: firstPage("mine"), tiltak, today: TODAY, t: nn }),
    ];
    for (const { card } of cards) {
      const shown = JSON.stringify(card, (key, value) =>
        ["title", "value", "data"].includes(key) ? undefined : value,
      );
      expect(shown).toContain("\\\\*Uro\\\\* \\\\<at\\\\>alle");
      expect(shown).not.toContain("<at>alle");
    }
  });
});

describe("what a stranger sends", () => {
  const ok = { verb: "overview", list: "active" };

  test("looks for nothing that nobody could have chosen", () => {
    const asked = parseOverview({ ...ok, word: 7, category: "song", year: "20266", eining: "none", after: "\u0000" });
    expect(asked).toEqual({ list: "active", word: "" });
    expect(asked && isSearch(asked)).toBe(false);
    expect(parseOverview({ ...ok, word: ` ${"x".repeat(500)} ` })?.word).toHaveLength(100);
    const found = parseOverview({ ...ok, word: "Uro  I", category: "social", year: "2026", eining: "fjordglytt" });
    expect(found && searchOf(found)).toEqual({
      words: ["uro", "i"],
      category: "social",
      schoolYear: 2026,
      einingId: "fjordglytt",
    });
  });

  test("is no overview where it is none, whatever else it is", () => {
    for (const data of [undefined, null, 7, [], {}, { verb: "overview" }, { ...ok, list: "all" }, { ...ok, verb: "x" }])
      expect(parseOverview(data)).toBeUndefined();
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), (data) => {
        expect(() => parseOverview({ ...ok, ...data })).not.toThrow();
      }),
    );
  });
});
