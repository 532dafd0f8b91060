/**
 * The fonts that pictures and PDF are set in. They come with the product, so that the machine needs none.
 * Carlito has the measures of Calibri, which the Word document asks for; the two others have what Carlito lacks:
 * more alphabets, and emoji in one colour.
 */
import { createRequire } from "node:module";
import * as fontkit from "fontkit";

export type Face = "regular" | "bold" | "wide" | "emoji";

const here = createRequire(import.meta.url);

export const FONT_FILES: Readonly<Record<Face, string>> = {
  regular: here.resolve("@expo-google-fonts/carlito/400Regular/Carlito_400Regular.ttf"),
  bold: here.resolve("@expo-google-fonts/carlito/700Bold/Carlito_700Bold.ttf"),
  wide: here.resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf"),
  emoji: here.resolve("@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf"),
};

export const FAMILIES: Readonly<Record<Face, string>> = {
  regular: "Carlito",
  bold: "Carlito",
  wide: "DejaVu Sans",
  emoji: "Noto Emoji",
};

/** Stands for a character that no font has. */
const UNKNOWN = "\u25a1";
/** Joiners and variation selectors, which only mean something together with what stands before them. */
const JOINER = /[\u200d\ufe0e\ufe0f]/;

const opened = new Map<Face, fontkit.Font>();

function fontOf(face: Face): fontkit.Font {
  let font = opened.get(face);
  if (font === undefined) {
    const file = fontkit.openSync(FONT_FILES[face]);
    if (file.type !== "TTF") throw new Error(`not a font of one face: ${FONT_FILES[face]}`);
    font = file;
    opened.set(face, font);
  }
  return font;
}

/** A stretch of text that one font has all the characters of. */
export interface FontRun {
  readonly face: Face;
  readonly text: string;
}

/** Text divided by the fonts it needs; characters that no font has are shown as `□`, isolates and soft hyphens left out. */
export function fontRuns(text: string, weight: "regular" | "bold" = "regular"): FontRun[] {
  const runs: { face: Face; text: string }[] = [];
  const plain = text.replace(/[\u00ad\u2066-\u2069]/g, "").replace(/\s/g, " ");
  for (const char of plain) {
    const last = runs.at(-1);
    if (JOINER.test(char)) {
      if (last !== undefined && has(last.face, char)) last.text += char;
      continue;
    }
    const face = ([weight, "emoji", "wide"] as const).find((f) => has(f, char)) ?? "wide";
    const shown = has(face, char) ? char : UNKNOWN;
    if (last?.face === face) last.text += shown;
    else runs.push({ face, text: shown });
  }
  return runs;
}

function has(face: Face, char: string): boolean {
  return fontOf(face).hasGlyphForCodePoint(char.codePointAt(0) ?? 0);
}

/** How wide the text is when set in `size`, in the unit of `size`. */
export function textWidth(text: string, size: number, weight: "regular" | "bold" = "regular"): number {
  let width = 0;
  for (const run of fontRuns(text, weight)) {
    const font = fontOf(run.face);
    width += (font.layout(run.text).advanceWidth / font.unitsPerEm) * size;
  }
  return width;
}

/**
 * How wide the text is with its letters side by side, in the unit of `size`: at least what `textWidth` says, for nothing is
 * drawn closer here, and so much sooner found that a bot that answers people can wait for it.
 */
export function looseWidth(text: string, size: number, weight: "regular" | "bold" = "regular"): number {
  let width = 0;
  for (const run of fontRuns(text, weight)) {
    const font = fontOf(run.face);
    for (const char of run.text) {
      width += (font.glyphForCodePoint(char.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm) * size;
    }
  }
  return width;
}
