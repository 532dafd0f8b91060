/** Sheets as a file for Excel and LibreOffice. What people wrote is text in every cell, and never computed. */
import type { CellObject } from "write-excel-file/node";
import type { Cell, Sheet } from "../figures/sheets.ts";
import { safeText, withoutIsolates } from "../referat/safeText.ts";

/** What a cell and the name of a sheet have room for. */
const CELL_CHARS = 32_000;
const NAME_CHARS = 31;
/** Norwegian, whatever the language of the program. */
const DAY = "[$-414]dd.mm.yyyy";

/** The library is loaded when somebody asks for the first one. */
export async function workbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const { default: writeSheets } = await import("write-excel-file/node");
  const written = sheets.map(({ name, columns, rows }) => ({
    sheet: name.replace(/[[\]:*?/\\]/g, " ").slice(0, NAME_CHARS),
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    data: [columns.map(({ title }) => headOf(title)), ...rows.map((row) => row.map(cellOf))],
  }));
  return new Uint8Array(await writeSheets(written).toBuffer());
}

function headOf(title: string): CellObject {
  return { type: String, value: title, fontWeight: "bold", wrap: true };
}

/** Its type is said, and not left to what the value looks like: `=1+1` is four signs. */
function cellOf(cell: Cell): CellObject | null {
  if (cell === null || cell === "") return null;
  if (typeof cell === "number") return { type: Number, value: cell };
  if (typeof cell !== "string") return dayOf(cell.day);
  const value = withoutIsolates(safeText(cell)).slice(0, CELL_CHARS).toWellFormed();
  return { type: String, value, wrap: true, alignVertical: "top" };
}

/** A day that can't be read stands as it was written. */
function dayOf(day: string): CellObject | null {
  const value = new Date(`${day}T00:00:00Z`);
  if (day === "") return null;
  return Number.isNaN(value.getTime()) ? { type: String, value: day } : { type: Date, value, format: DAY };
}
