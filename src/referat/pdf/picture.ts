/** Pictures drawn with lines and letters, sharp at any size, with what they say in words. */
import { FULL_WIDTH_PX, type Picture } from "../model.ts";
import { breakLines, heightOf, type Line } from "./lines.ts";
import { CAPTION } from "./looks.ts";
import { LEFT, PAGE_ROOM, type Tag, TEXT_WIDTH, type Writer } from "./writer.ts";

const ROOM_AROUND = 14;

/** A picture is drawn as small as this share of its size to stay on the page of the text before it, and its text still read. */
const SMALLEST = 0.985;

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
    writer.drawn({ kind: "group", name: picture.name, dx: LEFT, dy: top, scale, marks: picture.marks });
  });
  writer.y = top + height;
  const caption = captionLines(writer, picture);
  if (caption.length > 0) writer.lines(writer.tag(place, "P"), caption, LEFT);
  writer.y += ROOM_AROUND / 2;
}
