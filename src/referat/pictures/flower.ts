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
import { type FlowerLayout, LARGEST_MIDDLE, layOut, type Petal, type TiltakBox, USUAL_PETAL } from "./flowerLayout.ts";
import { legend } from "./legend.ts";
import { LOOKS, paintOf, SMALLEST_PX } from "./looks.ts";
import { NO_LIST, numberedList } from "./numberedList.ts";
import { aboveLine, circle, rectangle } from "./shapes.ts";

/** Largest first. The tiltak that the unit tries are what the meeting came to: nothing is written larger. */
const TAKEN_SIZES = [26, 25, 24, 23];
const SIZES = [22, 21, 20, SMALLEST_PX];
/** Between the text and the edge of what it stands in. */
const PADDING = 9;
/** So much wider are the boxes of those taken. */
const TAKEN_SHARE = 1.6;
const HIGHEST_BOX = 160;
/** Petals grow up to this, for a text that would be cut in one of usual size. */
const LARGEST_PETAL = 136;
const PETAL_SIZES = [USUAL_PETAL, 112, 118, 124, 130, LARGEST_PETAL];
/** With more factors than these their words have no room in circles: those have numbers, and the words stand in a list. */
const MOST_WORDED = 13;
const NUMBERED_PETAL = 56;
const NUMBER_SIZE = 40;
/** On a card, which a phone shows at 290 pixels or so, the challenge and what the looks mean are to be read too. */
const CARD_SIZES = [34, 32, 30, 28, 26, 24];
const CARD_LEGEND = 1.5;
/** The picture is to be as wide as the text, and no wider. */
const WIDEST_LEGEND = 980;
/** What a page has room for. */
const HIGHEST = 1440;
const ROW_GAP = 44;
const EDGE = 8;
const GROUND = "#F3F7F8";

/**
 * Undefined while there are no factors. The texts of the meeting are safe (see `safeText`). On a card the words of many
 * factors stand below it, under the same numbers.
 */
export function flower(meeting: KnownMeeting, t: Translate, where: "page" | "card" = "page"): Picture | undefined {
  const whole = analysisOf(meeting);
  if (whole.factors.length === 0) return undefined;
  const isNumbered = whole.factors.length > MOST_WORDED;
  const isSmall = isNumbered && where === "card";
  const analysis = isSmall ? withoutTiltak(whole) : whole;
  const petals = analysis.factors.map((one) => ({
    id: one.factor.id,
    scale: scaleOf(one, analysis),
    tiltak: one.tiltak.map(({ proposal, taken }) => ({ id: proposal.id, share: taken ? TAKEN_SHARE : 1 })),
  }));
  const largest = () => Math.max(...analysis.factors.map((one) => sizeFor(one, scaleOf(one, analysis), t)));
  const layout = isNumbered ? layOut(petals, NUMBERED_PETAL, LARGEST_MIDDLE) : layOut(petals, largest());
  const drawer = { analysis, layout, isNumbered, t };
  const below = boxRow(drawer, true);
  const above = boxRow(drawer, false);
  const around = layout.petals.map((petal) => petalGroup(drawer, petal));
  const inside = middle(drawer, isSmall ? CARD_SIZES : SIZES);
  const isDrawnCut = [below, above, ...around, inside].some(({ all }) => !all);
  const middleY = EDGE + (above.height === 0 ? 0 : above.height + ROW_GAP) + layout.radius;
  const bottom = middleY + layout.radius + (below.height === 0 ? 0 : ROW_GAP + below.height);
  const scale = isSmall ? CARD_LEGEND : 1;
  const widest = (isSmall ? 2 * layout.radius : WIDEST_LEGEND) / scale;
  const explain = (isCut: boolean) => legend(analysis, isCut, { widest, scale, t });
  const room = HIGHEST - bottom - explain(true).height;
  const list = isNumbered && !isSmall ? numberedList(analysis.factors, room, t) : NO_LIST;
  const explained = explain(isDrawnCut || !list.all);
  const width = Math.ceil(2 * Math.max(layout.radius + EDGE, layout.reach + EDGE, explained.width / 2, list.width / 2));
  const inMiddle = { kind: "group", dx: width / 2 } as const;
  return {
    kind: "picture",
    name: "analyse",
    widthPx: width,
    heightPx: Math.ceil(bottom + explained.height + list.height),
    alt: flowerAlt(analysis, t),
    outline: flowerOutline(analysis, t),
    marks: [
      {
        ...inMiddle,
        name: "flower",
        dy: middleY,
        marks: [
          { kind: "circle", x: 0, y: 0, r: layout.radius, fill: GROUND },
          ...around.flatMap(({ groups }) => groups),
          ...inside.groups,
          ...below.groups,
          ...above.groups,
        ],
      },
      { ...inMiddle, name: "legend", dy: bottom, marks: explained.marks, ...(isSmall && { scale }) },
      ...(list === NO_LIST ? [] : [{ ...inMiddle, name: "list", dy: bottom + explained.height, marks: list.marks }]),
    ],
  };
}

interface Drawer {
  readonly analysis: Analysis;
  readonly layout: FlowerLayout;
  readonly isNumbered: boolean;
  readonly t: Translate;
}

function withoutTiltak(analysis: Analysis): Analysis {
  return { ...analysis, factors: analysis.factors.map((one) => ({ ...one, tiltak: [] })), hiddenTiltak: 0 };
}

/** Between a seventh smaller and a fifth larger than usual, by the share of votes. */
function scaleOf(one: AnalysedFactor, analysis: Analysis): number {
  const most = Math.max(...analysis.factors.map((other) => other.votes));
  return most === 0 ? 1 : 0.86 + 0.36 * (one.votes / most);
}

/** What is drawn of a part, and whether all of its text is there. */
interface Part {
  readonly groups: readonly Group[];
  readonly all: boolean;
}

function middle({ analysis, layout }: Drawer, sizes: readonly number[]): Part {
  const r = layout.middleRadius;
  const fitted = fitText(analysis.challenge, circle(r - PADDING), { weight: "bold", sizes });
  const ground: Mark = { kind: "circle", x: 0, y: 0, r, ...paintOf(LOOKS.challenge) };
  const marks = [ground, ...centred(fitted, 0, 0, LOOKS.challenge.text, "bold")];
  return { groups: [{ kind: "group", name: "challenge", marks }], all: fitted.all };
}

/** How large petals of usual size have to be for the factor's text to stand whole in the smallest letters, best with whole words. */
function sizeFor(one: AnalysedFactor, scale: number, t: Translate): number {
  const tried = PETAL_SIZES.map((petal) => ({ petal, ...inPetal(one, scale * petal, [SMALLEST_PX], t) }));
  const isWhole = ({ all, lines }: Fitted) => all && !lines.some((line) => line.endsWith("-"));
  return (tried.find(isWhole) ?? tried.find(({ all }) => all))?.petal ?? LARGEST_PETAL;
}

/** The factor's text, with room below for its votes where it has any. */
function inPetal(one: AnalysedFactor, r: number, sizes: readonly number[], t: Translate): Fitted {
  const inside = circle(r - PADDING);
  const votes = t("votes", { count: one.votes });
  const shape = one.votes === 0 ? inside : aboveLine(inside, looseWidth(votes, SMALLEST_PX));
  return fitText(one.factor.text, shape, { weight: weightOf(one), sizes });
}

function ofNumber({ number }: AnalysedFactor): Fitted {
  return { lines: [String(number)], size: NUMBER_SIZE, all: true };
}

function weightOf({ role }: AnalysedFactor): "regular" | "bold" {
  return role === "chosen" ? "bold" : "regular";
}

function petalGroup({ analysis, isNumbered, t }: Drawer, { id, x, y, r }: Petal): Part {
  const one = analysis.factors.find(({ factor }) => factor.id === id);
  if (one === undefined) return { groups: [], all: true };
  const look = LOOKS[one.role];
  const fitted = isNumbered ? ofNumber(one) : inPetal(one, r, SIZES, t);
  const hasVotes = one.votes > 0 && !isNumbered;
  const line = hasVotes ? fitted.size * LEADING : 0;
  const votes: Mark = {
    kind: "text",
    text: t("votes", { count: one.votes }),
    x,
    y: y + (fitted.lines.length / 2) * line,
    size: SMALLEST_PX,
    weight: "regular",
    colour: look.text,
    anchor: "middle",
  };
  const marks: Mark[] = [
    { kind: "circle", x, y, r: r - 1, ...paintOf(look) },
    ...centred(fitted, x, y - line / 2, look.text, weightOf(one)),
    ...(hasVotes ? [votes] : []),
  ];
  return { groups: [{ kind: "group", name: "petal", marks }], all: fitted.all };
}

/** A row of tiltak below or above the flower, with the arrows to it. */
function boxRow(drawer: Drawer, below: boolean): Part & { readonly height: number } {
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
  return { height, groups, all: boxes.every(({ fitted }) => fitted.all) };
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
