/** Bars, as they are to be drawn. */
import type { Translate } from "../text/text.ts";
import type { FigureRow, FigureTable } from "./table.ts";

export interface Chart {
  readonly labels: readonly string[];
  /** Behind each other in one bar for each label. */
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/** Undefined where there is nothing to draw. */
export function chartOf(t: Translate, { columns, drawn }: FigureTable, rows: readonly FigureRow[]): Chart | undefined {
  if (rows.length === 0) return undefined;
  const series = columns.slice(0, drawn).map((column, at) => ({
    name: t(`figures.column.${column}`),
    values: rows.map(({ values }) => values[at] ?? 0),
  }));
  return { labels: rows.map(({ label }) => label), series };
}
