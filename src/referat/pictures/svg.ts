/** A picture as SVG. The font of every stretch of text is named, so that nothing is left to the machine. */
import { BASELINE, fixed, type Mark, type Paint, type TextLine } from "../drawing.ts";
import { escapeMarkup } from "../escape.ts";
import { FAMILIES, fontRuns } from "../fonts.ts";
import type { Picture } from "../model.ts";

export function toSvg({ widthPx, heightPx, marks }: Pick<Picture, "widthPx" | "heightPx" | "marks">): string {
  const size = `width="${widthPx}" height="${heightPx}" viewBox="0 0 ${widthPx} ${heightPx}"`;
  const ground = `<rect width="100%" height="100%" fill="#ffffff"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>\n${ground}\n${marks.map(markSvg).join("\n")}\n</svg>\n`;
}

function markSvg(mark: Mark): string {
  switch (mark.kind) {
    case "circle":
      return `<circle cx="${fixed(mark.x)}" cy="${fixed(mark.y)}" r="${fixed(mark.r)}"${paint(mark)}/>`;
    case "box": {
      const size = `width="${fixed(mark.width)}" height="${fixed(mark.height)}" rx="${mark.corner ?? 0}"`;
      return `<rect x="${fixed(mark.x)}" y="${fixed(mark.y)}" ${size}${paint(mark)}/>`;
    }
    case "path":
      return `<path d="${mark.d}"${paint(mark)}/>`;
    case "text":
      return textSvg(mark);
    case "group":
      return `<g class="${mark.name}" transform="translate(${fixed(mark.dx ?? 0)} ${fixed(mark.dy ?? 0)})${mark.scale === undefined ? "" : ` scale(${mark.scale})`}">${mark.marks.map(markSvg).join("")}</g>`;
  }
}

function paint({ fill, stroke, strokeWidth, dash }: Paint): string {
  const line = stroke === undefined ? "" : ` stroke="${stroke}" stroke-width="${strokeWidth ?? 1}"`;
  return ` fill="${fill ?? "none"}"${line}${dash === undefined ? "" : ` stroke-dasharray="${dash.join(" ")}"`}`;
}

function textSvg({ text, x, y, size, weight, colour, anchor }: TextLine): string {
  const spans = fontRuns(text, weight).map((run) => {
    const bold = run.face === "bold" ? ' font-weight="700"' : "";
    return `<tspan font-family="${FAMILIES[run.face]}"${bold}>${escapeMarkup(run.text)}</tspan>`;
  });
  const place = `x="${fixed(x)}" y="${fixed(y + BASELINE * size)}" text-anchor="${anchor}"`;
  return `<text ${place} font-size="${size}" fill="${colour}" xml:space="preserve">${spans.join("")}</text>`;
}
