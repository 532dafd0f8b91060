/** The history of an entry drawn as stairs: a step for each tiltak, the first one lowest, with how it went (DOMAIN §5). */
import type { Entry } from "../../stafettlogg/state.ts";
import { numberOf, type Stair, type Step, tiltakstrapp } from "../../stafettlogg/tiltakstrapp.ts";
import type { Translate } from "../../text/text.ts";
import { capital } from "../../text/words.ts";
import { LEADING, type Mark, type TextLook, textBlock } from "../drawing.ts";
import { FULL_WIDTH_PX, type Picture } from "../model.ts";
import { COLOURS } from "../theme.ts";
import { type Fitted, fitText } from "./fitText.ts";
import { OUTCOME_LOOKS, paintOf, SMALLEST_PX } from "./looks.ts";
import { rectangle } from "./shapes.ts";
import { stairAlt, stairOutline, whenText } from "./tiltakstrappAlt.ts";

/** A page has room for so many, the newest; those before them are told of in words. */
const MOST_STEPS = 8;
/** How far a step goes in from the one below it, and how wide the last one is at least. */
const INDENT = 64;
const NARROWEST = 560;
const GAP = 6;
const BETWEEN_STAIRS = 26;
const MARGIN = 4;
const PADDING = 14;
const NUMBER_R = 19;
const TEXT_X = 66;
const MOST_LINES = 3;
const HEAD_SIZE = 21;
const LINE = SMALLEST_PX * LEADING;

/**
 * All stairs of an entry in one picture, at most a page high; undefined while nothing has been tried. Texts are expected to be
 * safe for every format (`safe`). `alt` and `outline` say the same in words.
 */
export function stairPicture(entry: Pick<Entry, "tiltak">, t: Translate): Picture | undefined {
  const { stairs, hidden } = shownOf(entry);
  if (stairs.length === 0) return undefined;
  const marks: Mark[] = [];
  let y = MARGIN;
  for (const stair of stairs) {
    const drawn = stairMarks(entry, stair, y, t);
    marks.push(...drawn.marks);
    y = drawn.bottom + BETWEEN_STAIRS;
  }
  const look = { size: SMALLEST_PX, weight: "regular", colour: COLOURS.quiet, anchor: "start" } as const;
  if (hidden > 0) {
    marks.push({ kind: "text", text: t("picture.stair.earlier", { count: hidden }), x: MARGIN, y, ...look });
    y += LINE;
  } else y += MARGIN - BETWEEN_STAIRS;
  return {
    kind: "picture",
    name: "tiltakstrapp",
    widthPx: FULL_WIDTH_PX,
    heightPx: Math.ceil(y),
    alt: stairAlt(entry, stairs, hidden, t),
    outline: stairOutline(entry, stairs, t),
    marks,
  };
}

/** The newest steps, in the stairs that they stand in. */
function shownOf(entry: Pick<Entry, "tiltak">): { readonly stairs: readonly Stair[]; readonly hidden: number } {
  const hidden = Math.max(0, entry.tiltak.length - MOST_STEPS);
  const shown = new Set(entry.tiltak.slice(hidden));
  const stairs = tiltakstrapp(entry)
    .map((stair) => ({ ...stair, steps: stair.steps.filter(({ tiltak }) => shown.has(tiltak)) }))
    .filter(({ steps }) => steps.length > 0);
  return { stairs, hidden };
}

interface Slab {
  readonly step: Step;
  readonly x: number;
  readonly text: Fitted;
  readonly height: number;
}

/** Slabs that lie on one another, each shorter than the one below: from the left one goes up. */
function stairMarks(entry: Pick<Entry, "tiltak">, { steps, from }: Stair, top: number, t: Translate) {
  const indent = Math.min(INDENT, (FULL_WIDTH_PX - NARROWEST) / Math.max(1, steps.length - 1));
  const slabs = steps.map((step, index) => slabOf(step, MARGIN + index * indent));
  const marks: Mark[] = [];
  let y = top;
  for (const [index, slab] of [...slabs.entries()].reverse()) {
    const after = index > 0 || from === undefined ? undefined : numberOf(entry, from);
    marks.push(...slabMarks(entry, slab, y, { after, t }));
    if (index > 0) marks.push(arrow(slab, y, indent));
    y += slab.height + GAP;
  }
  return { marks, bottom: y - GAP };
}

function slabOf(step: Step, x: number): Slab {
  const width = FULL_WIDTH_PX - MARGIN - x - TEXT_X - PADDING;
  const text = fitText(step.tiltak.text, rectangle(width, MOST_LINES * LINE + 1), {
    weight: "regular",
    sizes: [SMALLEST_PX],
  });
  const height = 2 * PADDING + HEAD_SIZE * LEADING + (text.lines.length + 1) * LINE;
  return { step, x, text, height };
}

interface Said {
  /** The number of the tiltak that it goes out from, where that one stands in another stair. */
  readonly after: number | undefined;
  readonly t: Translate;
}

function slabMarks(entry: Pick<Entry, "tiltak">, slab: Slab, y: number, { after, t }: Said): Mark[] {
  const { step, x, text, height } = slab;
  const { tiltak, outcome } = step;
  const look = OUTCOME_LOOKS[outcome];
  const words = { weight: "regular", colour: COLOURS.text, anchor: "start", size: SMALLEST_PX } as const;
  const head: TextLook = { ...words, weight: "bold", size: HEAD_SIZE };
  const following = after === undefined ? "" : ` · ${t("picture.stair.after", { number: after })}`;
  const headY = y + PADDING + (HEAD_SIZE * LEADING) / 2;
  const textTop = headY + (HEAD_SIZE * LEADING) / 2;
  const textMiddle = textTop + (text.lines.length * LINE) / 2;
  const width = FULL_WIDTH_PX - MARGIN - x;
  const number: TextLook = { size: HEAD_SIZE, weight: "bold", colour: COLOURS.sheet, anchor: "middle" };
  const marks: Mark[] = [
    { kind: "box", x, y, width, height, corner: 6, ...paintOf(look) },
    { kind: "circle", x: x + TEXT_X / 2, y: headY + 6, r: NUMBER_R, fill: look.stroke },
    {
      kind: "text",
      text: String(numberOf(entry, tiltak.id)),
      x: x + TEXT_X / 2,
      y: headY + 6,
      ...number,
    },
    { kind: "text", text: `${capital(t(`outcome.${outcome}`))}${following}`, x: x + TEXT_X, y: headY, ...head },
    ...textBlock(text.lines, x + TEXT_X, textMiddle, words),
    {
      kind: "text",
      text: whenText(tiltak, t),
      x: x + TEXT_X,
      y: textTop + text.lines.length * LINE + LINE / 2,
      ...words,
      colour: COLOURS.quiet,
    },
  ];
  return [{ kind: "group", name: "step", marks }];
}

/** From the step below up to this one, in the corner between them. */
function arrow({ x, height }: Slab, y: number, indent: number): Mark {
  const [fromX, toX, atY] = [x - indent / 2, x - 6, y + height / 2];
  const bend = Math.min(22, indent / 3);
  const d = [
    `M ${fromX} ${y + height}`,
    `V ${atY + bend}`,
    `Q ${fromX} ${atY} ${fromX + bend} ${atY}`,
    `H ${toX}`,
    `M ${toX - 9} ${atY - 7} L ${toX} ${atY} L ${toX - 9} ${atY + 7}`,
  ];
  return { kind: "path", d: d.join(" "), stroke: COLOURS.accent, strokeWidth: 3 };
}
