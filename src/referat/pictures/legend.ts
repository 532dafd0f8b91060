/** What the looks in the analysis picture mean; only those that are in it. */
import type { Translate } from "../../text/text.ts";
import type { Mark } from "../drawing.ts";
import { looseWidth } from "../fonts.ts";
import { COLOURS } from "../theme.ts";
import type { Analysis } from "./analysis.ts";
import { LOOKS, type Look, paintOf, SMALLEST_PX } from "./looks.ts";

const MARK = 9;
const LINE = 26;
const ABOVE = 8;
const BETWEEN = 18;

interface Item {
  readonly look: Look;
  readonly text: string;
  readonly round: boolean;
}

export interface Legend {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

/**
 * Lines one below the other, each in the middle; (0, 0) is in the middle above them. `isCut`: some text ends with «…».
 * Width and height are those that it has drawn at `scale`; `widest`, for a line with more than one item, those before that.
 */
export function legend(
  analysis: Analysis,
  isCut: boolean,
  { widest, scale, t }: { readonly widest: number; readonly scale: number; readonly t: Translate },
): Legend {
  const lines = broken(itemsOf(analysis, t), widest);
  const words = note(analysis, isCut, t);
  const marks = lines.flatMap((line, row) => {
    let x = -widthOf(line) / 2;
    return line.flatMap((one) => {
      const own = item(one, x + MARK, ABOVE + (row + 0.5) * LINE);
      x += itemWidth(one) + BETWEEN;
      return own;
    });
  });
  const y = ABOVE + (lines.length + 0.5) * LINE;
  return {
    width: scale * Math.max(looseWidth(words, SMALLEST_PX), ...lines.map(widthOf)),
    height: scale * (ABOVE + (lines.length + (words === "" ? 0 : 1)) * LINE),
    marks: words === "" ? marks : [...marks, { kind: "text", text: words, x: 0, y, ...look("middle") }],
  };
}

function itemsOf({ factors }: Analysis, t: Translate): Item[] {
  const tiltak = factors.flatMap((one) => one.tiltak);
  const roles = (["chosen", "system", "outside"] as const).filter((role) => factors.some((one) => one.role === role));
  const kinds = [
    ...(tiltak.some((one) => one.taken) ? (["taken"] as const) : []),
    ...(tiltak.some((one) => !one.taken) ? (["proposed"] as const) : []),
  ];
  return [
    ...roles.map((role) => ({ look: LOOKS[role], text: t(`picture.flower.${role}`), round: true })),
    ...kinds.map((kind) => ({ look: LOOKS[kind], text: t(`picture.flower.${kind}`), round: false })),
  ];
}

function broken(items: readonly Item[], widest: number): Item[][] {
  const lines: Item[][] = [];
  for (const one of items) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf([...last, one]) <= widest) last.push(one);
    else lines.push([one]);
  }
  return lines;
}

function widthOf(line: readonly Item[]): number {
  return line.reduce((sum, one) => sum + itemWidth(one), (line.length - 1) * BETWEEN);
}

function itemWidth({ text }: Item): number {
  return 2 * MARK + 8 + looseWidth(text, SMALLEST_PX);
}

function item(one: Item, x: number, y: number): Mark[] {
  const paint = paintOf(one.look);
  return [
    one.round
      ? { kind: "circle", x, y, r: MARK, ...paint }
      : { kind: "box", x: x - MARK, y: y - MARK, width: 2 * MARK, height: 2 * MARK, corner: 3, ...paint },
    { kind: "text", text: one.text, x: x + MARK + 8, y, ...look("start") },
  ];
}

function note({ factors, hiddenFactors, hiddenTiltak }: Analysis, isCut: boolean, t: Translate): string {
  return [
    ...(factors.some((one) => one.votes > 0) ? [t("picture.flower.size")] : []),
    ...(isCut ? [t("picture.flower.cut")] : []),
    ...(hiddenFactors > 0 ? [t("picture.flower.moreFactors", { count: hiddenFactors })] : []),
    ...(hiddenTiltak > 0 ? [t("picture.flower.moreTiltak", { count: hiddenTiltak })] : []),
  ].join(" ");
}

function look(anchor: "start" | "middle") {
  return { size: SMALLEST_PX, weight: "regular", colour: COLOURS.quiet, anchor } as const;
}
