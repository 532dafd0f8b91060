/** Tables: headers that are said to be headers, and shown again on every page. */
import type { Table } from "../model.ts";
import { COLOURS } from "../theme.ts";
import { breakLines, heightOf, type Line } from "./lines.ts";
import { CAPTION, CELL, HEAD_CELL } from "./looks.ts";
import { LEFT, PAGE_ROOM, type Tag, TEXT_WIDTH, type Writer } from "./writer.ts";

const PADDING = { x: 4.5, y: 4 } as const;
/** A table that is shorter than this share of a page is kept on one. */
const SHORT_TABLE = 0.25;
/** A row goes over to the next page rather than leave more than this share of one empty. */
const SHORT_ROW = 0.5;
const SPACE_BEFORE = 4;
const SPACE_AFTER_CAPTION = 4;

interface Column {
  readonly x: number;
  readonly width: number;
}
interface Cell {
  readonly column: Column;
  readonly lines: readonly Line[];
}

export function writeTable(writer: Writer, table: Table): void {
  writer.make(wantedHeight(writer, table));
  writer.y += SPACE_BEFORE;
  const element = writer.tag(writer.root, "Table");
  const caption = captionLines(writer, table);
  writer.lines(writer.tag(element, "Caption"), caption, LEFT);
  writer.y += SPACE_AFTER_CAPTION;

  const columns = columnsOf(table);
  const head = cellsOf(
    writer,
    columns,
    table.columns.map((column) => column.label),
    true,
  );
  const headHeight = rowHeight(head);
  headGround(writer, headHeight);
  const headRow = writer.tag(writer.tag(element, "THead"), "TR");
  for (const cell of head) {
    const header = writer.tag(headRow, "TH", { scope: "Column" });
    placed(writer, cell, cell.lines, (line, x, y) => writer.put(header, line, x, y));
  }
  writer.y += headHeight;
  rule(writer);

  const again = () => {
    headGround(writer, headHeight);
    writer.artifact("Pagination", () => {
      for (const cell of head) placed(writer, cell, cell.lines, (line, x, y) => writer.line(line, x, y));
    });
    writer.y += headHeight;
  };
  const body = writer.tag(element, "TBody");
  for (const texts of table.rows) {
    writeRow(writer, body, cellsOf(writer, columns, texts, false), PAGE_ROOM - headHeight, again);
  }
  writer.y += 10;
}

/** Room for the table as a whole where it is short; otherwise for caption, header and the start of the first row. */
export function wantedHeight(writer: Writer, table: Table): number {
  const columns = columnsOf(table);
  const labels = table.columns.map((column) => column.label);
  const head = rowHeight(cellsOf(writer, columns, labels, true));
  const rows = table.rows.map((texts) => rowHeight(cellsOf(writer, columns, texts, false)));
  const top = SPACE_BEFORE + heightOf(captionLines(writer, table)) + SPACE_AFTER_CAPTION + head;
  const whole = top + rows.reduce((sum, height) => sum + height, 0);
  return whole <= PAGE_ROOM * SHORT_TABLE ? whole : top + Math.min(rows[0] ?? 0, PAGE_ROOM * SHORT_ROW);
}

function captionLines(writer: Writer, table: Table): Line[] {
  return breakLines([{ text: table.caption, look: CAPTION }], TEXT_WIDTH, writer.measure);
}

function columnsOf(table: Table): Column[] {
  let x = LEFT;
  return table.columns.map(({ widthPercent }) => {
    const column = { x, width: (TEXT_WIDTH * widthPercent) / 100 };
    x += column.width;
    return column;
  });
}

function cellsOf(writer: Writer, columns: readonly Column[], texts: readonly string[], bold: boolean): Cell[] {
  const look = bold ? HEAD_CELL : CELL;
  return columns.map((column, i) => ({
    column,
    lines: breakLines([{ text: texts[i] ?? "", look }], column.width - 2 * PADDING.x, writer.measure),
  }));
}

function rowHeight(cells: readonly Cell[]): number {
  return Math.max(0, ...cells.map(({ lines }) => heightOf(lines))) + 2 * PADDING.y;
}

/** A row stays on one page, unless it would leave half of one empty: then it goes on where the page before ended. */
function writeRow(writer: Writer, body: Tag, cells: readonly Cell[], pageRoom: number, again: () => void): void {
  const height = rowHeight(cells);
  if (height > writer.room && height <= pageRoom && writer.room < pageRoom * SHORT_ROW) {
    writer.newPage();
    again();
  }
  const row = writer.tag(body, "TR");
  const elements = cells.map((_, i) => (i === 0 ? writer.tag(row, "TH", { scope: "Row" }) : writer.tag(row, "TD")));
  let rest = cells;
  do {
    if (writer.room < 3 * CELL.size) {
      writer.newPage();
      again();
    }
    const room = writer.room - 2 * PADDING.y;
    const parts = rest.map(({ column, lines }) => ({ column, lines, now: fitting(lines, room) }));
    for (const [i, part] of parts.entries()) {
      const element = elements[i];
      if (element !== undefined) placed(writer, part, part.now, (line, x, y) => writer.put(element, line, x, y));
    }
    writer.y += Math.max(...parts.map(({ now }) => heightOf(now))) + 2 * PADDING.y;
    rule(writer);
    rest = parts.map(({ column, lines, now }) => ({ column, lines: lines.slice(now.length) }));
  } while (rest.some(({ lines }) => lines.length > 0));
}

function fitting(lines: readonly Line[], room: number): readonly Line[] {
  let height = 0;
  const count = lines.findIndex((line) => {
    height += line.height;
    return height > room;
  });
  return count === -1 ? lines : lines.slice(0, count);
}

/** Where each line of a cell goes. */
function placed(
  writer: Writer,
  { column }: Cell,
  lines: readonly Line[],
  put: (line: Line, x: number, y: number) => void,
): void {
  let y = writer.y + PADDING.y;
  for (const line of lines) {
    put(line, column.x + PADDING.x, y);
    y += line.height;
  }
}

function headGround(writer: Writer, height: number): void {
  writer.ground(LEFT, writer.y, TEXT_WIDTH, height, COLOURS.headGround);
}

function rule(writer: Writer): void {
  writer.ground(LEFT, writer.y - 0.25, TEXT_WIDTH, 0.5, COLOURS.line);
}
