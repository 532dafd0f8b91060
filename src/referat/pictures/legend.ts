/** What the looks in the analysis picture mean; only those that are in it. */
import type { Translate } from "../../text/text.ts";
import type { Mark } from "../drawing.ts";
import { textWidth } from "../fonts.ts";
import { COLOURS } from "../theme.ts";
import type { Analysis } from "./analysis.ts";
import { LOOKS, type Look, paintOf } from "./looks.ts";

const SIZE = 15;
const MARK = 9;
const LINE = 24;

/** Two lines around (0, 0). */
export function legend(analysis: Analysis, t: Translate): { readonly width: number; readonly marks: readonly Mark[] } {
  const roles = (["chosen", "system", "outside"] as const).filter((role) =>
    analysis.factors.some((one) => one.role === role),
  );
  const tiltak = analysis.factors.flatMap((one) => one.tiltak);
  const items: { look: Look; text: string; round: boolean }[] = roles.map((role) => ({
    look: LOOKS[role],
    text: t(`picture.flower.${role}`),
    round: true,
  }));
  if (tiltak.some((one) => one.taken)) {
    items.push({ look: LOOKS.taken, text: t("picture.flower.taken"), round: false });
  }
  if (tiltak.some((one) => !one.taken)) {
    items.push({ look: LOOKS.proposed, text: t("picture.flower.proposed"), round: false });
  }
  const widths = items.map((one) => textWidth(one.text, SIZE) + 2 * MARK + 34);
  const width = widths.reduce((sum, own) => sum + own, 0);
  let x = -width / 2;
  const marks = items.flatMap((one, i) => {
    const own = item(one, x + MARK, -LINE / 2);
    x += widths[i] ?? 0;
    return own;
  });
  return { width, marks: [...marks, { kind: "text", text: note(analysis, t), x: 0, y: LINE / 2, ...look("middle") }] };
}

function item(one: { look: Look; text: string; round: boolean }, x: number, y: number): Mark[] {
  const paint = paintOf(one.look);
  return [
    one.round
      ? { kind: "circle", x, y, r: MARK, ...paint }
      : { kind: "box", x: x - MARK, y: y - MARK, width: 2 * MARK, height: 2 * MARK, corner: 3, ...paint },
    { kind: "text", text: one.text, x: x + MARK + 8, y, ...look("start") },
  ];
}

function note({ factors, hiddenFactors, hiddenTiltak }: Analysis, t: Translate): string {
  return [
    ...(factors.some((one) => one.votes > 0) ? [t("picture.flower.size")] : []),
    ...(hiddenFactors > 0 ? [t("picture.flower.moreFactors", { count: hiddenFactors })] : []),
    ...(hiddenTiltak > 0 ? [t("picture.flower.moreTiltak", { count: hiddenTiltak })] : []),
  ].join(" ");
}

function look(anchor: "start" | "middle") {
  return { size: SIZE, weight: "regular", colour: COLOURS.quiet, anchor } as const;
}
