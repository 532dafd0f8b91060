/** SVG drawn as PNG, with the product's own fonts and none of the machine's. */
import { setImmediate } from "node:timers/promises";
import { Resvg } from "@resvg/resvg-js";
import { FONT_FILES } from "../fonts.ts";
import type { DrawnPictures, Picture, ReferatDocument } from "../model.ts";
import { toSvg } from "./svg.ts";

/** Pictures are drawn this many times their size, so that they are sharp in print too. */
const PRINT_SCALE = 1.25;

/** `scale` 1 is one dot for each pixel of the picture's own measures. */
export function drawPng(picture: Picture, scale = PRINT_SCALE): Uint8Array {
  return pngOf(toSvg(picture), scale);
}

/** Any SVG, in the product's fonts. */
export function pngOf(svg: string, scale: number): Uint8Array {
  const drawing = new Resvg(svg, {
    fitTo: { mode: "zoom", value: scale },
    font: { loadSystemFonts: false, fontFiles: Object.values(FONT_FILES), defaultFontFamily: "Carlito" },
  });
  return new Uint8Array(drawing.render().asPng());
}

/** Every picture of the document, by name. The drawing library frees what it held when the event loop has turned. */
export async function drawPictures(document: ReferatDocument): Promise<DrawnPictures> {
  const drawn = new Map<string, Uint8Array>();
  for (const block of document.blocks) {
    if (block.kind !== "picture") continue;
    drawn.set(block.name, drawPng(block));
    await setImmediate();
  }
  return drawn;
}

/** Each in its turn, its longer side `longestPx`. */
export async function drawEach(pictures: readonly Picture[], longestPx: number): Promise<Uint8Array[]> {
  const drawn: Uint8Array[] = [];
  for (const picture of pictures) {
    drawn.push(drawPng(picture, longestPx / Math.max(picture.widthPx, picture.heightPx)));
    await setImmediate();
  }
  return drawn;
}
