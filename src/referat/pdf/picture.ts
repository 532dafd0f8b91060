/** Pictures drawn with lines and letters, sharp at any size, with what they say in words. */
import { BASELINE, type Mark, type Paint, type TextLine } from "../drawing.ts";
import { FULL_WIDTH_PX, type Picture } from "../model.ts";
import { breakLines, heightOf, type Line } from "./lines.ts";
import { CAPTION } from "./looks.ts";
import { LEFT, PAGE_ROOM, type Tag, TEXT_WIDTH, type Writer } from "./writer.ts";

const ROOM_AROUND = 14;

/** A picture is drawn as small as this share of its size to stay on the page of the text before it. */
const SMALLEST = 0.85;

/** Points for each pixel of the picture; smaller where the picture would be higher than a page. */
function scaleOf(picture: Picture): number {
  return Math.min(TEXT_WIDTH / FULL_WIDTH_PX, (PAGE_ROOM - 60) / picture.heightPx);
}

/** Of a picture drawn as small as it may be, with what stands around it. */
export function leastPictureHeight(writer: Writer, picture: Picture): number {
  return picture.heightPx * scaleOf(picture) * SMALLEST + spaceAround(writer, picture);
}

function spaceAround(writer: Writer, picture: Picture): number {
  return ROOM_AROUND + heightOf(captionLines(writer, picture));
}

function captionLines(writer: Writer, { caption }: Picture): Line[] {
  if (caption === undefined) return [];
  return breakLines([{ text: caption, look: CAPTION }], TEXT_WIDTH, writer.measure);
}

/** Where the rest of the page is too low for the picture, it comes first on the next one, and the text goes on here. */
export function writePicture(writer: Writer, picture: Picture): void {
  const place = writer.tag(writer.root, "Div");
  const scale = scaleOf(picture);
  const fitting = (writer.room - spaceAround(writer, picture)) / picture.heightPx;
  if (fitting >= scale * SMALLEST) drawPicture(writer, place, picture, Math.min(scale, fitting));
  else writer.onNextPage(() => drawPicture(writer, place, picture, scale));
}

function drawPicture(writer: Writer, place: Tag, picture: Picture, scale: number): void {
  const [width, height] = [picture.widthPx * scale, picture.heightPx * scale];
  const top = writer.y + ROOM_AROUND / 2;
  const bbox = [LEFT, top, LEFT + width, top + height] as const;
  writer.tag(place, "Figure", { alt: picture.alt, placement: "Block", bbox }).add(() => {
    writer.pdf.save().translate(LEFT, top).scale(scale);
    for (const mark of picture.marks) drawMark(writer, mark);
    writer.pdf.restore();
  });
  writer.y = top + height;
  const caption = captionLines(writer, picture);
  if (caption.length > 0) writer.lines(writer.tag(place, "P"), caption, LEFT);
  writer.y += ROOM_AROUND / 2;
}

function drawMark(writer: Writer, mark: Mark): void {
  const { pdf } = writer;
  switch (mark.kind) {
    case "circle":
      paint(writer, mark, () => pdf.circle(mark.x, mark.y, mark.r));
      break;
    case "box":
      paint(writer, mark, () =>
        mark.corner === undefined
          ? pdf.rect(mark.x, mark.y, mark.width, mark.height)
          : pdf.roundedRect(mark.x, mark.y, mark.width, mark.height, mark.corner),
      );
      break;
    case "path":
      paint(writer, mark, () => pdf.path(mark.d));
      break;
    case "text":
      drawText(writer, mark);
      break;
    case "group":
      pdf.save().translate(mark.dx ?? 0, mark.dy ?? 0);
      for (const inner of mark.marks) drawMark(writer, inner);
      pdf.restore();
  }
}

function paint({ pdf }: Writer, { fill, stroke, strokeWidth, dash }: Paint, shape: () => unknown): void {
  pdf.save();
  if (dash !== undefined) pdf.dash(dash[0], { space: dash[1] });
  pdf.lineWidth(strokeWidth ?? 1);
  shape();
  if (fill !== undefined && stroke !== undefined) pdf.fillAndStroke(fill, stroke);
  else if (fill !== undefined) pdf.fill(fill);
  else if (stroke !== undefined) pdf.stroke(stroke);
  pdf.restore();
}

function drawText(writer: Writer, { text, x, y, size, weight, colour, anchor }: TextLine): void {
  const look = { size, weight, colour };
  const width = writer.measure.width(text, look);
  const left = anchor === "start" ? x : anchor === "middle" ? x - width / 2 : x - width;
  writer.text(text, left, y + BASELINE * size, look);
}
