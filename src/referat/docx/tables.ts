/** The lined tables of the Word document. */
import {
  BorderStyle,
  type IBorderOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from "docx";
import { withSoftHyphens } from "../hyphenate.ts";
import type { Table as ModelTable } from "../model.ts";
import { COLOURS } from "../theme.ts";
import { TEXT_WIDTH, word } from "./styles.ts";
import { runs } from "./text.ts";

const NONE: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: "auto" };
const LINE: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: word(COLOURS.line) };
/** Tables of this many rows are kept on one page where there is room for them. */
const SHORT_TABLE = 14;

export function linedTable(block: ModelTable): Table {
  const short = block.rows.length <= SHORT_TABLE;
  const row = (texts: readonly string[], look: { readonly head: boolean; readonly keepNext: boolean }) =>
    new TableRow({
      tableHeader: look.head,
      cantSplit: true,
      keepNext: look.keepNext,
      children: texts.map(
        (text) =>
          new TableCell({
            ...(look.head ? { shading: { type: "clear", fill: word(COLOURS.headGround) } } : {}),
            children: [new Paragraph({ style: "Cell", children: runs(withSoftHyphens(text), { bold: look.head }) })],
          }),
      ),
    });
  return new Table({
    ...widths(block.columns.map((column) => column.widthPercent / 100)),
    margins: { top: 60, bottom: 60, left: 70, right: 70 },
    // What Word's accessibility checker looks for: which row and column name the others.
    tableLook: { firstRow: true, firstColumn: true, lastRow: false, lastColumn: false, noHBand: true, noVBand: true },
    borders: { top: LINE, bottom: LINE, left: NONE, right: NONE, insideHorizontal: LINE, insideVertical: NONE },
    rows: [
      row(
        block.columns.map((column) => column.label),
        { head: true, keepNext: short },
      ),
      ...block.rows.map((texts, i) => row(texts, { head: false, keepNext: short && i < block.rows.length - 1 })),
    ],
  });
}

/** Columns that take these shares of the text's width, whatever stands in them. */
function widths(shares: readonly number[]) {
  return {
    columnWidths: shares.map((share) => Math.round(TEXT_WIDTH * share)),
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
  } as const;
}
