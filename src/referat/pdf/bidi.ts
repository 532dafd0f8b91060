/** A line of text as stretches to be drawn from left to right, for a format that only knows glyphs at places. */
import bidiFactory, { type Bidi } from "bidi-js";
import { type FontRun, fontRuns } from "../fonts.ts";

// The package says it has a default export, but in Node the function is the module itself.
const bidi = (bidiFactory as unknown as () => Bidi)();
const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Whether some of the text is read from right to left. */
export function hasRtl(text: string): boolean {
  return RTL.test(text);
}

/** Runs in the order they are seen; right-to-left words come one by one, as the font library turns their letters itself. */
export function visualRuns(line: string, weight: "regular" | "bold"): FontRun[] {
  if (!hasRtl(line)) return fontRuns(line, weight);
  const levels = bidi.getEmbeddingLevels(line, "ltr");
  const order = bidi.getReorderedIndices(line, levels);
  const mirrored = bidi.getMirroredCharactersMap(line, levels.levels);
  const isRtl = (index: number | undefined) => index !== undefined && (levels.levels[index] ?? 0) % 2 === 1;
  const stretches: { rtl: boolean; indices: number[] }[] = [];
  for (const index of order) {
    const last = stretches.at(-1);
    const before = last?.indices.at(-1);
    const follows = before !== undefined && index === before + (isRtl(before) ? -1 : 1);
    if (last !== undefined && follows && last.rtl === isRtl(index)) last.indices.push(index);
    else stretches.push({ rtl: isRtl(index), indices: [index] });
  }
  return stretches.flatMap(({ rtl, indices }) => {
    const logical = indices.toSorted((a, b) => a - b).map((index) => mirrored.get(index) ?? line[index] ?? "");
    const text = logical.join("");
    if (!rtl) return fontRuns(text, weight);
    return text
      .split(/(\s+)/)
      .toReversed()
      .flatMap((word) => fontRuns(word, weight).toReversed());
  });
}
