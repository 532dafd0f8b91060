/** How each kind of thing in the analysis picture looks; never told apart by colour alone. */
import type { Outcome } from "../../stafettlogg/tiltak.ts";
import type { Paint } from "../drawing.ts";
import { COLOURS } from "../theme.ts";

export interface Look {
  readonly fill: string;
  readonly stroke: string;
  readonly text: string;
  readonly dashed?: boolean;
}

/** Nine points, where a picture as wide as the text stands on A4: no text in a drawing is smaller. */
export const SMALLEST_PX = 19;

const WHITE = "#FFFFFF";

export const LOOKS = {
  challenge: { fill: "#8A3B12", stroke: "#8A3B12", text: WHITE },
  chosen: { fill: COLOURS.accent, stroke: COLOURS.accent, text: WHITE },
  system: { fill: "#DCECEF", stroke: COLOURS.accent, text: COLOURS.text },
  outside: { fill: WHITE, stroke: COLOURS.quiet, text: COLOURS.text, dashed: true },
  taken: { fill: COLOURS.conclusionLine, stroke: COLOURS.conclusionLine, text: WHITE },
  proposed: { fill: WHITE, stroke: COLOURS.conclusionLine, text: COLOURS.text },
} as const satisfies Readonly<Record<string, Look>>;

/** Of a step in the stairs, by how it went; the outcome stands in words beside it. */
export const OUTCOME_LOOKS: Readonly<Record<Outcome, Look>> = {
  ongoing: { fill: WHITE, stroke: COLOURS.accent, text: COLOURS.text, dashed: true },
  notWanted: { fill: "#FBEDE4", stroke: "#8A3B12", text: COLOURS.text },
  someEffect: { fill: "#DCECEF", stroke: COLOURS.accent, text: COLOURS.text },
  wanted: { fill: COLOURS.conclusionGround, stroke: COLOURS.conclusionLine, text: COLOURS.text },
  carriedOn: { fill: "#D3E9E2", stroke: COLOURS.conclusionLine, text: COLOURS.text },
  mistake: { fill: WHITE, stroke: COLOURS.quiet, text: COLOURS.text, dashed: true },
};

export function paintOf({ fill, stroke, dashed }: Look): Paint {
  return { fill, stroke, strokeWidth: 2, ...(dashed ? { dash: [7, 5] as const } : {}) };
}
