/** The referat as a tagged PDF/A-2a: for the archive, for print, and for those who listen to it. */

import { withoutEnd } from "../text/ends.ts";
import { translator } from "../text/text.ts";
import type { Picture, ReferatDocument } from "./model.ts";
import { writeBlock, writeTitle } from "./pdf/blocks.ts";
import type { Look } from "./pdf/lines.ts";
import { HEADER } from "./pdf/looks.ts";
import { LEFT, PAGE, TEXT_WIDTH, Writer } from "./pdf/writer.ts";
import { unbroken } from "./unbroken.ts";

/** A .pdf file; the same document gives the same bytes. */
export async function renderPdf(document: ReferatDocument): Promise<Uint8Array> {
  return written(document).end();
}

/** Its pages as pictures, for those who want to see them before it is sent; the empty end of a page is left out. */
export function pagePictures(document: ReferatDocument): Picture[] {
  return written(document).pages.map(({ marks, end }, i) => ({
    kind: "picture",
    name: `side${i + 1}`,
    marks,
    alt: "",
    widthPx: PAGE.width,
    heightPx: Math.min(PAGE.height, end + PAGE.margin),
  }));
}

function written(plain: ReferatDocument): Writer {
  const document = unbroken(plain);
  const writer = new Writer(document);
  writeTitle(writer, document.title);
  for (const [i, block] of document.blocks.entries()) writeBlock(writer, block, document.blocks.slice(i + 1));
  writer.placeWaiting();
  writer.onEveryPage((number, count) => writeHeader(writer, document, number, count));
  return writer;
}

/** What this is, on every page: pages of paper come apart. */
function writeHeader(writer: Writer, document: ReferatDocument, number: number, count: number): void {
  const { header = { title: document.eining, about: "" } } = document;
  const page = translator(document.language === "nn-NO" ? "nn" : "nb")("referat.page", { page: number, pages: count });
  const width = writer.measure.width(page, HEADER.about);
  writer.text(cut(writer, header.title, TEXT_WIDTH - width - 12, HEADER.title), LEFT, 30, HEADER.title);
  writer.text(page, LEFT + TEXT_WIDTH - width, 30, HEADER.about);
  if (header.about !== "") writer.text(cut(writer, header.about, TEXT_WIDTH, HEADER.about), LEFT, 41, HEADER.about);
}

/** As much of a line as there is room for. */
function cut(writer: Writer, text: string, width: number, look: Look): string {
  if (writer.measure.width(text, look) <= width) return text;
  const letters = [...text];
  while (letters.length > 0 && writer.measure.width(`${letters.join("")}…`, look) > width) letters.pop();
  return `${withoutEnd(letters.join(""), " ,·")}…`;
}
