/** Marks of a drawing as the PDF library draws them. */
import type { Mark, Paint, TextLine } from "../drawing.ts";

type Pdf = PDFKit.PDFDocument;
type DrawText = (line: TextLine) => void;

/** Draws on the page; what it is for the reader is said around it. */
export function drawMark(pdf: Pdf, mark: Mark, text: DrawText): void {
  switch (mark.kind) {
    case "circle":
      paint(pdf, mark, () => pdf.circle(mark.x, mark.y, mark.r));
      break;
    case "box":
      paint(pdf, mark, () =>
        mark.corner === undefined
          ? pdf.rect(mark.x, mark.y, mark.width, mark.height)
          : pdf.roundedRect(mark.x, mark.y, mark.width, mark.height, mark.corner),
      );
      break;
    case "path":
      paint(pdf, mark, () => pdf.path(mark.d));
      break;
    case "text":
      text(mark);
      break;
    case "group":
      pdf.save().translate(mark.dx ?? 0, mark.dy ?? 0);
      if (mark.scale !== undefined) pdf.scale(mark.scale);
      for (const inner of mark.marks) drawMark(pdf, inner, text);
      pdf.restore();
  }
}

function paint(pdf: Pdf, { fill, stroke, strokeWidth, dash }: Paint, shape: () => unknown): void {
  pdf.save();
  if (dash !== undefined) pdf.dash(dash[0], { space: dash[1] });
  pdf.lineWidth(strokeWidth ?? 1);
  shape();
  if (fill !== undefined && stroke !== undefined) pdf.fillAndStroke(fill, stroke);
  else if (fill !== undefined) pdf.fill(fill);
  else if (stroke !== undefined) pdf.stroke(stroke);
  pdf.restore();
}
