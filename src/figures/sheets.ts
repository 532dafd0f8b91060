/** The figures, and for those who lead the eining its entries, as sheets: plain values, that any program shows as they are. */
import { osloDate } from "../meeting/oslo.ts";
import type { EntryLine } from "../stafettlogg/figures/entryLine.ts";
import type { TextKey, Translate } from "../text/text.ts";
import { capital } from "../text/words.ts";
import { OWNER_VIEWS, VIEWS } from "./table.ts";
import { type FiguresContext, tableOf } from "./tables.ts";

/** A day is `YYYY-MM-DD`, and shown as Norwegians write it. */
export type Cell = string | number | { readonly day: string } | null;

export interface Sheet {
  readonly name: string;
  /** Widths in characters. */
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly Cell[])[];
}

const LABEL_WIDTH = 50;
const NUMBER_WIDTH = 20;

/** Each figure with something in it, and the entries first where they are for the reader. */
export function figureSheets(ctx: FiguresContext & { readonly lines: readonly EntryLine[] }): Sheet[] {
  const { isWhole, lines, t } = ctx;
  const tables = (isWhole ? VIEWS : OWNER_VIEWS).map((view) => tableOf(view, ctx));
  const figures = tables.map(({ title, columns, rows }) => ({
    name: title,
    columns: [
      { title: t("figures.sheet.row"), width: LABEL_WIDTH },
      ...columns.map((column) => ({ title: t(`figures.column.${column}`), width: NUMBER_WIDTH })),
    ],
    rows: rows.map(({ label, values }): Cell[] => [label, ...values]),
  }));
  return isWhole ? [entriesSheet(lines, t), ...figures] : figures;
}

/** What each line says of itself, under which title, and how wide. */
const COLUMNS: readonly (readonly [title: TextKey, width: number, of: (line: EntryLine, t: Translate) => Cell])[] = [
  ["entry.oppmerksomheit", 45, ({ oppmerksomheit }) => oppmerksomheit],
  ["entry.category", 25, ({ category }, t) => category && capital(t(`category.${category}`))],
  ["entry.leaf", 20, ({ leaf }, t) => leaf && capital(t(`leaf.${leaf}`))],
  ["figures.sheet.level", 8, ({ level }) => level],
  ["figures.sheet.status", 12, ({ status }, t) => capital(t(`entry.status.${status}`))],
  ["figures.sheet.opened", 14, ({ openedAtMs }) => day(openedAtMs)],
  ["figures.sheet.closed", 14, ({ closedAtMs }) => day(closedAtMs)],
  ["figures.sheet.text", 45, ({ tiltak }) => tiltak?.text ?? null],
  ["figures.sheet.kind", 25, ({ tiltak }, t) => tiltak && capital(t(`kind.${tiltak.kind}`))],
  ["figures.sheet.factors", 45, ({ tiltak }) => tiltak?.factors.join("; ") ?? null],
  ["figures.sheet.startBy", 14, ({ tiltak }) => tiltak && { day: tiltak.startBy }],
  ["figures.sheet.evaluateBy", 16, ({ tiltak }) => tiltak && { day: tiltak.evaluateBy }],
  ["figures.sheet.outcome", 25, ({ tiltak }, t) => tiltak && capital(t(`outcome.${tiltak.outcome}`))],
  ["figures.sheet.evaluated", 14, ({ tiltak }) => tiltak && day(tiltak.evaluatedAtMs)],
];

function entriesSheet(lines: readonly EntryLine[], t: Translate): Sheet {
  return {
    name: t("figures.sheet.entries"),
    columns: COLUMNS.map(([title, width]) => ({ title: t(title), width })),
    rows: lines.map((line) => COLUMNS.map(([, , of]) => of(line, t))),
  };
}

function day(atMs: number | null): Cell {
  return atMs === null ? null : { day: osloDate(atMs) };
}
