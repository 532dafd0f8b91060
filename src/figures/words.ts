/** What a figure says in words: beside its picture, and instead of it. */
import type { Translate } from "../text/text.ts";
import type { FigureRow, FigureTable } from "./table.ts";

/** Whose figures, and of which school year. */
export interface About {
  readonly who: string;
  readonly year: string;
}

/** «3 med effekt, 1 utan ønskt effekt»; numbers that are not shown are left out. A single number stands alone. */
export function valueText(t: Translate, { columns }: Pick<FigureTable, "columns">, { values }: FigureRow): string {
  const [only] = values;
  if (columns.length === 1) return String(only ?? "");
  return columns
    .flatMap((column, at) => {
      const count = values[at] ?? null;
      return count === null ? [] : [t(`figures.count.${column}`, { count })];
    })
    .join(", ");
}

/** The same as the picture of the rows says, for those who do not see it. */
export function altText(t: Translate, table: FigureTable, rows: readonly FigureRow[], about: About): string {
  const [column = "entries"] = table.columns;
  const unit = table.columns.length === 1 ? ` (${t(`figures.column.${column}`).toLowerCase()})` : "";
  const said = rows.map((row) => `${row.label}: ${valueText(t, table, row)}.`);
  return [`${table.title}${unit}, ${t("figures.about", { ...about })}.`, ...said].join(" ");
}
