/** The factors as a list below the flower, under the numbers that stand in its circles. */
import type { Translate } from "../../text/text.ts";
import { LEADING, type Mark, textBlock } from "../drawing.ts";
import { COLOURS } from "../theme.ts";
import type { AnalysedFactor } from "./analysis.ts";
import { fitText } from "./fitText.ts";
import { SMALLEST_PX } from "./looks.ts";
import { rectangle } from "./shapes.ts";

const WIDTH = 980;
const COLUMNS = 2;
const COLUMN = WIDTH / COLUMNS;
/** Where the words begin in their column. */
const INDENT = 40;
const HARD_SPACE = "\u00a0";
const LINE = SMALLEST_PX * LEADING;
const BETWEEN = 8;
const ABOVE = 14;
/** So many lines a factor gets, as far as there is room for all. */
const MOST_LINES = [4, 3, 2, 1];

export interface NumberedList {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
  /** Whether all of the texts are there. */
  readonly all: boolean;
}

export const NO_LIST: NumberedList = { width: 0, height: 0, marks: [], all: true };

/** At most `room` high, or with one line for each; (0, 0) is in the middle above it. */
export function numberedList(factors: readonly AnalysedFactor[], room: number, t: Translate): NumberedList {
  const inOrder = factors.toSorted((a, b) => a.number - b.number);
  const tries = MOST_LINES.map((most) => listOf(inOrder, most, t));
  return tries.find(({ height }) => height <= room) ?? tries.at(-1) ?? NO_LIST;
}

function listOf(factors: readonly AnalysedFactor[], most: number, t: Translate): NumberedList {
  const rows = Math.ceil(factors.length / COLUMNS);
  const columns = Array.from({ length: COLUMNS }, (_, at) => {
    const x = at * COLUMN - WIDTH / 2;
    return columnOf(factors.slice(at * rows, (at + 1) * rows), { x, most, t });
  });
  return {
    width: WIDTH,
    height: Math.max(...columns.map(({ bottom }) => bottom)),
    marks: columns.flatMap(({ marks }) => marks),
    all: columns.every(({ all }) => all),
  };
}

interface Setting {
  readonly x: number;
  readonly most: number;
  readonly t: Translate;
}

function columnOf(factors: readonly AnalysedFactor[], { x, most, t }: Setting) {
  const look = { size: SMALLEST_PX, colour: COLOURS.text } as const;
  const shape = rectangle(COLUMN - INDENT - BETWEEN, most * LINE + 1);
  const marks: Mark[] = [];
  let y = ABOVE;
  let all = true;
  for (const { factor, number, votes, role } of factors) {
    const weight = role === "chosen" ? "bold" : "regular";
    const said = votes === 0 ? "" : ` (${t("votes", { count: votes }).replaceAll(" ", HARD_SPACE)})`;
    const fitted = fitText(`${factor.text}${said}`, shape, { weight, sizes: [SMALLEST_PX] });
    const height = fitted.lines.length * LINE;
    marks.push(
      ...textBlock([`${number}.`], x + INDENT - BETWEEN, y + LINE / 2, { ...look, weight: "bold", anchor: "end" }),
      ...textBlock(fitted.lines, x + INDENT, y + height / 2, { ...look, weight, anchor: "start" }),
    );
    y += height + BETWEEN;
    all &&= fitted.all;
  }
  return { marks, bottom: y, all };
}
