/** The referat as a tagged PDF/A-2a: for the archive, for print, and for those who listen to it. */
import type { ReferatDocument } from "./model.ts";
import { writeBlock, writeTitle } from "./pdf/blocks.ts";
import { FOOTER } from "./pdf/looks.ts";
import { LEFT, TEXT_WIDTH, Writer } from "./pdf/writer.ts";

/** A .pdf file; the same document gives the same bytes. */
export async function renderPdf(document: ReferatDocument): Promise<Uint8Array> {
  const writer = new Writer(document);
  writeTitle(writer, document.title);
  for (const [i, block] of document.blocks.entries()) writeBlock(writer, block, document.blocks.slice(i + 1));
  writer.placeWaiting();
  writer.onEveryPage((number, count, y) => {
    const pages = `${number} / ${count}`;
    writer.text(document.eining, LEFT, y, FOOTER);
    writer.text(pages, LEFT + TEXT_WIDTH - writer.measure.width(pages, FOOTER), y, FOOTER);
  });
  return writer.end();
}
