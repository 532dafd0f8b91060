/** The analysis drawn as a flower (DOMAIN §4): the challenge, the factors around it, arrows to the tiltak. */
import type { KnownMeeting } from "../../meeting/state.ts";
import type { Translate } from "../../text/text.ts";
import { fixed, type Group, LEADING, type Mark, type Path, type TextLine, textBlock } from "../drawing.ts";
import { looseWidth } from "../fonts.ts";
import type { Picture } from "../model.ts";
import { COLOURS } from "../theme.ts";
import { type AnalysedFactor, type Analysis, analysisOf } from "./analysis.ts";
import { type Fitted, fitText } from "./fitText.ts";
import { flowerAlt, flowerOutline } from "./flowerAlt.ts";
import { type FlowerLayout, layOut, type Petal, type TiltakBox } from "./flowerLayout.ts";
import { legend } from "./legend.ts";
import { LOOKS, paintOf, SMALLEST_PX } from "./looks.ts";
import { aboveLine, circle, rectangle } from "./shapes.ts";

/** Largest first. The tiltak that the unit tries are what the meeting came to: nothing is written larger. */
const TAKEN_SIZES = [26, 25, 24, 23];
const SIZES = [22, 21, 20, SMALLEST_PX];
/** Between the text and the edge of what it stands in. */
const PADDING = 9;
/** So much wider are the boxes of those taken. */
const TAKEN_SHARE = 1.6;
const HIGHEST_BOX = 160;
const ROW_GAP = 44;
const EDGE = 8;
const GROUND = "#F3F7F8";

/** Undefined while there are no factors. The texts of the meeting are safe (see `safeText`). */
export function flower(meeting: KnownMeeting, t: Translate): Picture | undefined {
  const analysis = analysisOf(meeting);
  if (analysis.factors.length === 0) return undefined;
  const layout = layOut(
    analysis.factors.map((one) => ({
      id: one.factor.id,
      scale: scaleOf(one, analysis),
      tiltak: one.tiltak.map(({ proposal, taken }) => ({ id: proposal.id, share: taken ? TAKEN_SHARE : 1 })),
    })),
  );
  const drawer = { analysis, layout, t };
  const below = boxRow(drawer, true);
  const above = boxRow(drawer, false);
  const explained = legend(analysis, t);
  const width = Math.ceil(2 * Math.max(layout.radius + EDGE, layout.reach + EDGE, explained.width / 2));
  const middleY = EDGE + (above.height === 0 ? 0 : above.height + ROW_GAP) + layout.radius;
  const bottom = middleY + layout.radius + (below.height === 0 ? 0 : ROW_GAP + below.height);
  const inMiddle = { kind: "group", dx: width / 2 } as const;
  return {
    kind: "picture",
    name: "analyse",
    widthPx: width,
    heightPx: Math.ceil(bottom + explained.height),
    alt: flowerAlt(analysis, t),
    outline: flowerOutline(analysis, t),
    marks: [
      {
        ...inMiddle,
        name: "flower",
        dy: middleY,
        marks: [
          { kind: "circle", x: 0, y: 0, r: layout.radius, fill: GROUND },
          ...layout.petals.flatMap((petal) => petalGroup(drawer, petal)),
          middle(drawer),
          ...below.groups,
          ...above.groups,
        ],
      },
      { ...inMiddle, name: "legend", dy: bottom, marks: explained.marks },
    ],
  };
}

interface Drawer {
  readonly analysis: Analysis;
  readonly layout: FlowerLayout;
  readonly t: Translate;
}

/** Between a seventh smaller and a fifth larger than usual, by the share of votes. */
function scaleOf(one: AnalysedFactor, analysis: Analysis): number {
  const most = Math.max(...analysis.factors.map((other) => other.votes));
  return most === 0 ? 1 : 0.86 + 0.36 * (one.votes / most);
}

function middle({ analysis, layout }: Drawer): Group {
  const r = layout.middleRadius;
  const fitted = fitText(analysis.challenge, circle(r - PADDING), { weight: "bold", sizes: SIZES });
  const ground: Mark = { kind: "circle", x: 0, y: 0, r, ...paintOf(LOOKS.challenge) };
  return { kind: "group", name: "challenge", marks: [ground, ...centred(fitted, 0, 0, LOOKS.challenge.text, "bold")] };
}

function petalGroup({ analysis, t }: Drawer, { id, x, y, r }: Petal): Group[] {
  const one = analysis.factors.find(({ factor }) => factor.id === id);
  if (one === undefined) return [];
  const look = LOOKS[one.role];
  const weight = one.role === "chosen" ? "bold" : "regular";
  const ground: Mark = { kind: "circle", x, y, r: r - 1, ...paintOf(look) };
  const inside = circle(r - PADDING);
  const options = { weight, sizes: SIZES } as const;
  if (one.votes === 0) {
    const marks = centred(fitText(one.factor.text, inside, options), x, y, look.text, weight);
    return [{ kind: "group", name: "petal", marks: [ground, ...marks] }];
  }
  const votes = t("votes", { count: one.votes });
  const fitted = fitText(one.factor.text, aboveLine(inside, looseWidth(votes, SMALLEST_PX)), options);
  const line = fitted.size * LEADING;
  const votesLook = { size: SMALLEST_PX, weight: "regular", colour: look.text, anchor: "middle" } as const;
  const marks: Mark[] = [
    ground,
    ...centred(fitted, x, y - line / 2, look.text, weight),
    { kind: "text", text: votes, x, y: y + (fitted.lines.length / 2) * line, ...votesLook },
  ];
  return [{ kind: "group", name: "petal", marks }];
}

/** A row of tiltak below or above the flower, with the arrows to it. */
function boxRow(drawer: Drawer, below: boolean): { readonly height: number; readonly groups: readonly Group[] } {
  const { radius } = drawer.layout;
  const tiltak = drawer.analysis.factors.flatMap((one) => one.tiltak);
  const boxes = drawer.layout.boxes.flatMap((box) => {
    const one = tiltak.find(({ proposal }) => proposal.id === box.id);
    if (one === undefined || box.below !== below) return [];
    const weight = one.taken ? "bold" : "regular";
    const shape = rectangle(box.width - 4 * PADDING, HIGHEST_BOX - 2 * PADDING);
    const fitted = fitText(one.proposal.text, shape, { weight, sizes: one.taken ? TAKEN_SIZES : SIZES });
    return { box, weight, fitted, look: one.taken ? LOOKS.taken : LOOKS.proposed } as const;
  });
  const height = Math.max(0, ...boxes.map(({ fitted }) => fitted.lines.length * fitted.size * LEADING + 4 * PADDING));
  const edge = (radius + ROW_GAP) * (below ? 1 : -1);
  const y = below ? edge : edge - height;
  const groups = boxes.map(({ box, weight, fitted, look }): Group => {
    const ground: Mark = {
      kind: "box",
      x: box.x - box.width / 2,
      y,
      width: box.width,
      height,
      corner: 10,
      ...paintOf(look),
    };
    const text = centred(fitted, box.x, y + height / 2, look.text, weight);
    return { kind: "group", name: "tiltak", marks: [...arrow(box, edge), ground, ...text] };
  });
  return { height, groups };
}

/** From the petal's edge, outwards and towards the row, to the middle of the box's near edge. */
function arrow({ from, x, below }: TiltakBox, edge: number): Path[] {
  const sign = below ? 1 : -1;
  const distance = Math.hypot(from.x, from.y);
  const [outX, outY] = [from.x / distance, from.y / distance + 1.2 * sign];
  const share = (from.r + 2) / Math.hypot(outX, outY);
  const [startX, startY] = [from.x + outX * share, from.y + outY * share];
  const tip = edge - 3 * sign;
  const end = tip - 9 * sign;
  const to = (toX: number, toY: number) => `${fixed(toX)} ${fixed(toY)}`;
  const curve = `M ${to(startX, startY)} C ${to(startX, startY + 34 * sign)} ${to(x, end - 40 * sign)} ${to(x, end)}`;
  const head = `M ${to(x - 7, end - 3 * sign)} L ${to(x, tip)} L ${to(x + 7, end - 3 * sign)} Z`;
  return [
    { kind: "path", d: curve, stroke: COLOURS.quiet, strokeWidth: 3 },
    { kind: "path", d: head, fill: COLOURS.quiet },
  ];
}

function centred(fitted: Fitted, x: number, y: number, colour: string, weight: "regular" | "bold"): TextLine[] {
  return textBlock(fitted.lines, x, y, { size: fitted.size, weight, colour, anchor: "middle" });
}
