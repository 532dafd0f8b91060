/** What a picture consists of, so that it can be drawn as SVG and straight into a PDF. Measures are pixels. */

export type Mark = Circle | Box | Path | TextLine | Group;

export interface Paint {
  readonly fill?: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly dash?: readonly [number, number];
}

export interface Circle extends Paint {
  readonly kind: "circle";
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** (x, y) is its upper left corner. */
export interface Box extends Paint {
  readonly kind: "box";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly corner?: number;
}

/** `d` is path data as in SVG, absolute commands. */
export interface Path extends Paint {
  readonly kind: "path";
  readonly d: string;
}

/** One line of text whose middle is at `y`; `anchor` says what is at `x`. */
export interface TextLine extends TextLook {
  readonly kind: "text";
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export interface TextLook {
  readonly size: number;
  readonly weight: "regular" | "bold";
  readonly colour: string;
  readonly anchor: "start" | "middle" | "end";
}

/** What belongs together, moved by (dx, dy) and then scaled. The name says what it is, and is not shown. */
export interface Group {
  readonly kind: "group";
  readonly name: string;
  readonly dx?: number;
  readonly dy?: number;
  readonly scale?: number;
  readonly marks: readonly Mark[];
}

/** Line height as a share of the size. */
export const LEADING = 1.16;
/** From the middle of a line to its baseline, as a share of the size. */
export const BASELINE = 0.31;

/** Lines of one size, centred around (x, y). */
export function textBlock(lines: readonly string[], x: number, y: number, look: TextLook): TextLine[] {
  const height = look.size * LEADING;
  return lines.map((text, i) => ({ kind: "text", text, x, y: y + (i - (lines.length - 1) / 2) * height, ...look }));
}

/** A number as drawings write it: a tenth of a pixel is fine enough. */
export function fixed(value: number): string {
  return String(Math.round(value * 10) / 10);
}
