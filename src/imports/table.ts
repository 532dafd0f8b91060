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
/** Far above somebody with all the groups that there can be; a heading of a million columns is made to hurt. */
const LONGEST_ROW = 10_000;
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
  const place = new Map(columns.map((column, at) => [column, at] as const).toReversed());
  const cellIn = (cells: readonly string[], column: Column) => cells[place.get(column) ?? -1] ?? "";
  const full = rest.filter(({ record }) => record.some((cell) => cell.trim() !== ""));
  const rows = full.map(({ record, info }) => {
    const at = lineOf(record, info.lines);
    return {
      line: at,
      cell: (column: Column) => cellIn(record, column).trim(),
      called: (column: Column) => cellIn(found, column),
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

/** No further than a list can go: the heading, its rows, and one that is too many. */
function records(text: string, to = MOST_ROWS + 2): readonly Parsed[] {
  const line = longLine(text);
  if (line !== undefined) throw tooLong(line);
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  const most = (one: string) => firstLine.split(one).length;
  const delimiter = DELIMITERS.toSorted((a, b) => most(b) - most(a))[0] ?? ";";
  try {
    return parse(text, {
      delimiter,
      bom: true,
      info: true,
      relax_column_count: true,
      max_record_size: LONGEST_ROW,
      to,
    }) as unknown as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const at = typeof error.lines === "number" ? error.lines : undefined;
    // It counts the signs in cells, of which one may go over many lines.
    if (error.code === "CSV_MAX_RECORD_SIZE") throw tooLong(at);
    throw new Unread(fault(at, "import.quotes"));
  }
}

function tooLong(line: number | undefined): Unread {
  return new Unread(fault(line, "import.rowTooLong", { limit: LONGEST_ROW }));
}

/** The first line with more signs than a row can have, also where they are nothing but semicolons. */
function longLine(text: string): number | undefined {
  let line = 1;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const isEnd = text[at] === "\n" || (text[at] === "\r" && text[at + 1] !== "\n");
    if (isEnd) {
      line += 1;
      from = at + 1;
    } else if (at - from >= LONGEST_ROW) return line;
  }
  return undefined;
}

function plain(name: string): string {
  return name.normalize("NFC").trim().toLowerCase();
}
