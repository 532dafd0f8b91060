/** A CSV file as rows of named cells, each with its line. Cells are texts: what looks like a formula is one too. */
import { CsvError, parse } from "csv-parse/sync";
import { type Fault, fault, Unread } from "./faults.ts";

export interface Row<Column extends string> {
  readonly line: number;
  /** Without the blanks around it; empty where there is none. */
  cell(column: Column): string;
  /** What the column is called in this file. */
  called(column: Column): string;
}

export interface Table<Column extends string> {
  readonly columns: ReadonlySet<Column>;
  readonly rows: readonly Row<Column>[];
  readonly faults: readonly Fault[];
}

const MOST_ROWS = 20_000;
/** Excel writes the first in Norway, and others the next. */
const DELIMITERS = [";", ",", "\t"] as const;

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** The names in the first line, however they are written. */
export function headings(text: string): readonly string[] {
  const [first] = records(text, 1);
  return (first?.record ?? []).map(plain);
}

/** `names` has the column for each name that may stand in the first line. Throws Unread. */
export function table<Column extends string>(text: string, names: Readonly<Record<string, Column>>): Table<Column> {
  const [heading, ...rest] = records(text);
  if (heading === undefined) throw new Unread(fault(undefined, "import.empty"));
  const allowed = [...new Set(Object.keys(names))].join(", ");
  const found = heading.record.map(plain);
  const columns = found.map((name) => (Object.hasOwn(names, name) ? names[name] : undefined));
  const faults = found.flatMap((name, at) => {
    if (name === "") return [];
    if (columns[at] === undefined) return [fault(1, "import.columnUnknown", { column: name, allowed })];
    return columns.indexOf(columns[at]) < at ? [fault(1, "import.columnTwice", { column: name })] : [];
  });
  if (rest.length > MOST_ROWS) throw new Unread(fault(undefined, "import.tooManyRows", { limit: MOST_ROWS }));
  const full = rest.filter(({ record }) => record.some((cell) => cell.trim() !== ""));
  const rows = full.map(({ record, info }) => {
    const at = lineOf(record, info.lines);
    return {
      line: at,
      cell: (column: Column) => record[columns.indexOf(column)]?.trim() ?? "",
      called: (column: Column) => found[columns.indexOf(column)] ?? "",
    };
  });
  const tooWide = full.flatMap(({ record, info }) =>
    record.slice(columns.length).some((cell) => cell.trim() !== "")
      ? [fault(lineOf(record, info.lines), "import.tooManyCells", { count: columns.length })]
      : [],
  );
  return { columns: new Set(columns.flatMap((column) => column ?? [])), rows, faults: [...faults, ...tooWide] };
}

/** The parser counts the line on which a record ends; a cell may have several. */
function lineOf(record: readonly string[], lastLine: number): number {
  const within = record.reduce((count, cell) => count + (cell.match(/\r\n?|\n/g)?.length ?? 0), 0);
  return lastLine - within;
}

function records(text: string, to?: number): readonly Parsed[] {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  const most = (one: string) => firstLine.split(one).length;
  const delimiter = DELIMITERS.toSorted((a, b) => most(b) - most(a))[0] ?? ";";
  try {
    return parse(text, {
      delimiter,
      bom: true,
      info: true,
      relax_column_count: true,
      ...(to === undefined ? {} : { to }),
    }) as unknown as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === "number" ? error.lines : undefined;
    throw new Unread(fault(line, "import.quotes"));
  }
}

function plain(name: string): string {
  return name.normalize("NFC").trim().toLowerCase();
}
