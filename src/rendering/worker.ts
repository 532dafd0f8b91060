/** Runs in a thread of its own: makes the files of one referat at a time. */
import { parentPort } from "node:worker_threads";
import { renderDocx } from "../referat/docx.ts";
import type { ReferatDocument } from "../referat/model.ts";
import { renderPdf } from "../referat/pdf.ts";
import { drawPictures } from "../referat/pictures/png.ts";
import type { Made, Wanted } from "./messages.ts";

parentPort?.on("message", async ({ id, document }: Wanted) => {
  parentPort?.postMessage(await made(id, document));
});

async function made(id: number, document: ReferatDocument): Promise<Made> {
  try {
    const pictures = drawPictures(document);
    const [docx, pdf] = [await renderDocx(document, pictures), await renderPdf(document)];
    return { id, files: { docx, pdf, pictures } };
  } catch (error) {
    // Messages of errors may quote the document.
    return { id, fault: error instanceof Error ? error.name : typeof error };
  }
}
