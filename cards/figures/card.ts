/** The answer to «oversikt»: one figure at a time, drawn and as a table, and what can be done with it. */
import type { FigureRow, FigureTable, View } from "../../src/figures/table.ts";
import { type About, altText, valueText } from "../../src/figures/words.ts";
import { LIMITS } from "../../src/meeting/script/limits.ts";
import { schoolYearText } from "../../src/text/schoolYear.ts";
import type { Translate } from "../../src/text/text.ts";
import { opensForm } from "../einings/kit.ts";
import type { Card } from "../kit/context.ts";
import {
  type Action,
  buttons,
  type CardElement,
  type ChoiceOption,
  card,
  choices,
  excerpt,
  facts,
  heading,
  image,
  shortText,
  subtle,
  text,
} from "../kit/kit.ts";
import type { FiguresAction } from "./request.ts";

export interface FiguresCardContext {
  readonly table: FigureTable;
  readonly about: About;
  /** Drawn from `shownRows`; absent where it could not be. */
  readonly picture?: string | undefined;
  readonly scope: string;
  readonly scopes: readonly ChoiceOption[];
  readonly views: readonly View[];
  readonly schoolYear: number;
  readonly schoolYears: readonly number[];
  /** The eining that they lead; absent for an owner, who is told what is left out. */
  readonly einingId?: string | undefined;
  /** What has just been done. */
  readonly told?: string | undefined;
  readonly t: Translate;
}

/** As many as can be read on a phone; the sheet has them all. */
const ROWS = 10;
const LABEL_CHARS = 120;

export function shownRows({ rows }: FigureTable): readonly FigureRow[] {
  return rows.slice(0, ROWS);
}

export function figuresCard(ctx: FiguresCardContext): Card {
  const { table, about, einingId, told, t } = ctx;
  const body = [
    ...(told === undefined ? [] : [text(told, { color: "Good", weight: "Bolder" })]),
    heading(table.title, "Large"),
    subtle(shortText(t("figures.about", { ...about }))),
    ...(table.rows.length === 0 ? [text(t(einingId === undefined ? "figures.tooFew" : "figures.none"))] : numbers(ctx)),
    ...table.says.map((sentence) => text(sentence)),
    ...(einingId === undefined ? [subtle(t("figures.hidden"))] : []),
    ...chosen(ctx),
    ...buttons(...acts(ctx)),
  ];
  return card(body, { lang: t.målform, fallbackText: t("figures.fallback") });
}

function numbers({ table, about, picture, t }: FiguresCardContext): CardElement[] {
  const rows = shownRows(table);
  const alt = altText(t, table, rows, about);
  const more = table.rows.length - rows.length;
  return [
    ...(picture === undefined ? [] : [image(picture, alt)]),
    facts(...rows.map((row) => [shortText(row.label, LABEL_CHARS), valueText(t, table, row)] as const)),
    ...(more > 0 ? [subtle(t("figures.more", { count: more }))] : []),
  ];
}

/** What «Vis» and the sheet go by, and what a topic may be about. */
function chosen(ctx: FiguresCardContext): CardElement[] {
  const { table, views, scope, scopes, schoolYear, schoolYears, t } = ctx;
  const topics = topicOptions(ctx);
  return [
    choices({
      id: "view",
      label: t("figures.view"),
      options: views.map((value) => ({ value, title: t(`figures.view.${value}`) })),
      value: table.view,
    }),
    ...(scopes.length < 2 ? [] : [choices({ id: "scope", label: t("figures.whose"), options: scopes, value: scope })]),
    choices({
      id: "year",
      label: t("figures.year"),
      options: schoolYears.map((year) => ({ value: String(year), title: schoolYearText(year) })),
      value: String(schoolYear),
    }),
    ...(topics.length === 0 ? [] : [choices({ id: "about", label: t("figures.topic.choose"), options: topics })]),
  ];
}

/** Categories and factors are what a meeting may be about. */
function topicOptions({ table, einingId }: FiguresCardContext): ChoiceOption[] {
  if (einingId === undefined || !(table.view === "categories" || table.view === "factors")) return [];
  return shownRows(table).map(({ label }) => {
    const value = excerpt(label, LIMITS.sentenceChars);
    return { value, title: excerpt(label, LABEL_CHARS) };
  });
}

function acts(ctx: FiguresCardContext): Action[] {
  const { scope, scopes, table, einingId, t } = ctx;
  // What is chosen on the card comes with the press by itself; a name that both have would have two values.
  const now = scopes.length < 2 ? { scope } : {};
  const hasTopics = topicOptions(ctx).length > 0;
  return [
    press(t("figures.show"), { verb: "figuresShow", ...now }),
    ...(table.rows.length === 0 ? [] : [press(t("figures.sheet"), { verb: "figuresSheet", ...now })]),
    ...(einingId === undefined
      ? []
      : [opensForm(t(hasTopics ? "figures.topic" : "figures.topics"), "einingTopics", { e: einingId })]),
  ];
}

function press(title: string, action: FiguresAction): Action {
  return { type: "Action.Execute", title, verb: action.verb, data: action, fallback: "drop" };
}
