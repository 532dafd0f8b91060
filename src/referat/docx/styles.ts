/** How the Word document looks: styles that Word knows by name, so that people can change them all at once. */
import {
  AlignmentType,
  BorderStyle,
  type INumberingOptions,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
} from "docx";
import type { ReferatDocument } from "../model.ts";
import { COLOURS } from "../theme.ts";

const FONT = "Calibri";
/** A4 with margins of 2 cm, in twips (1/20 point). */
export const PAGE = { width: 11906, height: 16838, margin: 1134 } as const;
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;
export const TEXT_WIDTH_PX = 642;
/** Where the values of facts begin, in twips. */
export const LABEL_WIDTH = Math.round(TEXT_WIDTH * 0.3);
/** 1.03 times what the font asks for, in 240ths; the PDF has the same. */
const LINE = 248;
export const BULLETS = "points";

/** Sizes are half points, spacing is twips. */
export function styles(document: ReferatDocument): IStylesOptions {
  const heading = (size: number, before: number, after: number) => ({
    run: { font: FONT, size, bold: true, color: word(COLOURS.accent) },
    paragraph: { spacing: { before, after }, keepNext: true, keepLines: true },
  });
  return {
    default: {
      document: {
        run: { font: FONT, size: 22, color: word(COLOURS.text), language: { value: document.language } },
        paragraph: { spacing: { after: 120, line: LINE, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { font: FONT, size: 40, bold: true, color: word(COLOURS.accent) },
        paragraph: { spacing: { after: 240, line: 240, lineRule: LineRuleType.AUTO } },
      },
      heading1: heading(28, 320, 120),
      heading2: heading(23, 260, 80),
      heading3: { ...heading(22, 160, 60), run: { font: FONT, size: 22, bold: true, color: word(COLOURS.quiet) } },
      caption: {
        run: { size: 20, color: word(COLOURS.quiet) },
        paragraph: { spacing: { before: 120, after: 80 } },
      },
    },
    paragraphStyles: [
      {
        id: "Fact",
        name: "Fact",
        basedOn: "Normal",
        paragraph: {
          spacing: { after: 60 },
          indent: { left: LABEL_WIDTH, hanging: LABEL_WIDTH },
        },
      },
      {
        id: "Running",
        name: "Running",
        basedOn: "Normal",
        run: { size: 18, color: word(COLOURS.quiet) },
        paragraph: { spacing: { after: 0 } },
      },
      {
        id: "Cell",
        name: "Cell",
        basedOn: "Normal",
        run: { size: 19 },
        paragraph: { spacing: { after: 0 } },
      },
      note("Conclusion", COLOURS.conclusionGround, COLOURS.conclusionLine),
      note("Warning", COLOURS.warningGround, COLOURS.warningLine),
    ],
    characterStyles: [
      { id: "Label", name: "Label", run: { bold: true, color: word(COLOURS.accent) } },
      { id: "Aside", name: "Aside", run: { color: word(COLOURS.quiet), size: 20 } },
    ],
  };
}

function note(id: string, ground: string, line: string) {
  // Borders of the ground's own colour give the text room above and below.
  const room = { style: BorderStyle.SINGLE, size: 4, space: 6, color: word(ground) } as const;
  return {
    id,
    name: id,
    basedOn: "Normal",
    run: { size: 24 },
    paragraph: {
      spacing: { before: 120, after: 160 },
      indent: { left: 200, right: 200 },
      shading: { type: "clear", fill: word(ground) },
      border: {
        top: room,
        bottom: room,
        left: { style: BorderStyle.SINGLE, size: 24, space: 8, color: word(line) },
      },
    },
  } as const;
}

export const numbering: INumberingOptions = {
  config: [
    {
      reference: BULLETS,
      levels: ["•", "–"].map((text, level) => ({
        level,
        text,
        format: LevelFormat.BULLET,
        alignment: AlignmentType.LEFT,
        style: {
          run: { font: FONT, color: word(COLOURS.quiet) },
          paragraph: { indent: { left: 360 * (level + 1), hanging: 300 } },
        },
      })),
    },
  ],
};

/** A colour as WordprocessingML writes it. */
export function word(colour: string): string {
  return colour.slice(1);
}
