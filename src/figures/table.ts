/** One figure as a table: what its picture, its text and its sheet are made of. */

/** What there is to look at; owners see all but the factors, which are people's own words. */
export const VIEWS = ["categories", "factors", "outcomes", "time", "effect"] as const;
export type View = (typeof VIEWS)[number];
export const OWNER_VIEWS: readonly View[] = VIEWS.filter((view) => view !== "factors");

/** What the numbers of a column count. */
export type Column = "entries" | "tiltak" | "effect" | "noEffect";

export interface FigureRow {
  readonly label: string;
  /** One for each column; null where it is too small to be shown. */
  readonly values: readonly (number | null)[];
}

export interface FigureTable {
  readonly view: View;
  readonly title: string;
  readonly columns: readonly Column[];
  /** How many of the columns, from the first, the picture shows. */
  readonly drawn: number;
  readonly rows: readonly FigureRow[];
  /** What there is to say besides, and to ask oneself: sentences. */
  readonly says: readonly string[];
}
