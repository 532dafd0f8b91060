/** The history of an entry drawn as stairs: a step for each tiltak, the first one lowest, with how it went (DOMAIN §5). */
import type { Entry } from "../../stafettlogg/state.ts";
import { numberOf, type Stair, type Step, tiltakstrapp } from "../../stafettlogg/tiltakstrapp.ts";
import type { Translate } from "../../text/text.ts";
import { capital } from "../../text/words.ts";
import { LEADING, type Mark, type TextLook, textBlock } from "../drawing.ts";
import { FULL_WIDTH_PX, type Picture } from "../model.ts";
import { COLOURS } from "../theme.ts";
import { fitText } from "./fitText.ts";
import { OUTCOME_LOOKS, paintOf, SMALLEST_PX } from "./looks.ts";
import { rectangle } from "./shapes.ts";
import { stairAlt, stairOutline, whenText } from "./tiltakstrappAlt.ts";

/** A page has room for so many, the newest; those before them are told of in words. */
const MOST_STEPS = 8;
/** `indent`: how far a step goes in from the one below it; `narrowest`: how wide the last one is at least. */
interface Form {
  readonly width: number;
  readonly indent: number;
  readonly narrowest: number;
  readonly headSize: number;
  /** What was tried and when stands in the steps, not only below the picture. */
  readonly hasWords: boolean;
}
const FORMS = {
  page: { width: FULL_WIDTH_PX, indent: 64, narrowest: 560, headSize: 21, hasWords: true },
  /** As narrow as on a phone, where it is to be read. */
  card: { width: 560, indent: 40, narrowest: 400, headSize: 26, hasWords: false },
} as const satisfies Readonly<Record<string, Form>>;
const GAP = 6;
const BETWEEN_STAIRS = 26;
const MARGIN = 4;
const PADDING = 14;
const NUMBER_R = 19;
const TEXT_X = 66;
const MOST_LINES = 3;
const LINE = SMALLEST_PX * LEADING;

/**
 * All stairs of an entry in one picture, at most a page high; undefined while nothing has been tried. Texts are expected to be
 * safe for every format (`safe`). `alt` and `outline` say the same in words; on a card they stand below it.
 */
export function stairPicture(
  entry: Pick<Entry, "tiltak">,
  t: Translate,
  where: keyof typeof FORMS = "page",
): Picture | undefined {
  const form: Form = FORMS[where];
  const { stairs, hidden } = shownOf(entry);
  if (stairs.length === 0) return undefined;
  const marks: Mark[] = [];
  let y = MARGIN;
  for (const stair of stairs) {
    const drawn = stairMarks(entry, stair, y, { form, t });
    marks.push(...drawn.marks);
    y = drawn.bottom + BETWEEN_STAIRS;
  }
  const look = { size: form.headSize, weight: "regular", colour: COLOURS.quiet, anchor: "start" } as const;
  if (hidden > 0) {
    marks.push({ kind: "text", text: t("picture.stair.earlier", { count: hidden }), x: MARGIN, y, ...look });
    y += form.headSize * LEADING;
  } else y += MARGIN - BETWEEN_STAIRS;
  return {
    kind: "picture",
    name: "tiltakstrapp",
    widthPx: form.width,
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
  readonly width: number;
  /** Lines of how it went. */
  readonly head: readonly string[];
  /** Lines of what was tried; none where the picture has no words. */
  readonly text: readonly string[];
  readonly height: number;
}

interface Setting {
  readonly form: Form;
  readonly t: Translate;
}

/** Slabs that lie on one another, each shorter than the one below: from the left one goes up. */
function stairMarks(entry: Pick<Entry, "tiltak">, { steps, from }: Stair, top: number, setting: Setting) {
  const { form } = setting;
  const indent = Math.min(form.indent, (form.width - form.narrowest) / Math.max(1, steps.length - 1));
  const slabs = steps.map((step, index) => {
    // Where the one that it goes out from stands in another stair.
    const after = index > 0 || from === undefined ? undefined : numberOf(entry, from);
    return slabOf(step, MARGIN + index * indent, after, setting);
  });
  const marks: Mark[] = [];
  let y = top;
  for (const [index, slab] of [...slabs.entries()].reverse()) {
    marks.push(slabMarks(slab, numberOf(entry, slab.step.tiltak.id), y, setting));
    if (index > 0) marks.push(arrow(slab, y, indent));
    y += slab.height + GAP;
  }
  return { marks, bottom: y - GAP };
}

function slabOf(step: Step, x: number, after: number | undefined, { form, t }: Setting): Slab {
  const width = form.width - MARGIN - x;
  const lines = (text: string, most: number, size: number, weight: TextLook["weight"]) =>
    fitText(text, rectangle(width - TEXT_X - PADDING, most * size * LEADING + 1), { weight, sizes: [size] }).lines;
  const following = after === undefined ? "" : ` · ${t("picture.stair.after", { number: after })}`;
  const head = lines(`${capital(t(`outcome.${step.outcome}`))}${following}`, MOST_LINES, form.headSize, "bold");
  const text = form.hasWords ? lines(step.tiltak.text, MOST_LINES, SMALLEST_PX, "regular") : [];
  const words = form.hasWords ? (text.length + 1) * LINE : 0;
  return { step, x, width, head, text, height: 2 * PADDING + head.length * form.headSize * LEADING + words };
}

function slabMarks(slab: Slab, number: number, y: number, { form: { headSize, hasWords }, t }: Setting): Mark {
  const { x, width, head, text, height } = slab;
  const look = OUTCOME_LOOKS[slab.step.outcome];
  const words = { weight: "regular", colour: COLOURS.text, anchor: "start", size: SMALLEST_PX } as const;
  const bold = { weight: "bold", size: headSize } as const;
  const textX = x + TEXT_X;
  const headY = y + PADDING + (head.length * headSize * LEADING) / 2;
  const textTop = headY + (head.length * headSize * LEADING) / 2;
  const whenY = textTop + (text.length + 0.5) * LINE;
  const [numberX, numberY] = [x + TEXT_X / 2, hasWords ? headY + 6 : headY];
  const when = { ...words, kind: "text", text: whenText(slab.step.tiltak, t), colour: COLOURS.quiet } as const;
  const marks: Mark[] = [
    { kind: "box", x, y, width, height, corner: 6, ...paintOf(look) },
    { kind: "circle", x: numberX, y: numberY, r: NUMBER_R, fill: look.stroke },
    ...textBlock([String(number)], numberX, numberY, { ...bold, colour: COLOURS.sheet, anchor: "middle" }),
    ...textBlock(head, textX, headY, { ...words, ...bold }),
    ...textBlock(text, textX, textTop + (text.length * LINE) / 2, words),
    ...(hasWords ? [{ ...when, x: textX, y: whenY }] : []),
  ];
  return { kind: "group", name: "step", marks };
}

/** From the step below up to this one, in the corner between them. */
function arrow({ x, height }: Slab, y: number, indent: number): Mark {
  const [fromX, toX, atY] = [x - indent / 2, x - Math.min(6, indent / 8), y + height / 2];
  const bend = Math.min(22, indent / 3);
  const head = Math.min(9, bend);
  const d = [
    `M ${fromX} ${y + height}`,
    `V ${atY + bend}`,
    `Q ${fromX} ${atY} ${fromX + bend} ${atY}`,
    `H ${toX}`,
    `M ${toX - head} ${atY - head} L ${toX} ${atY} L ${toX - head} ${atY + head}`,
  ];
  return { kind: "path", d: d.join(" "), stroke: COLOURS.accent, strokeWidth: 3 };
}
