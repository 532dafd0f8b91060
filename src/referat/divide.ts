/** Dividing a word that is longer than its line. */
import { wordParts } from "./hyphenate.ts";

/** So many characters are wider than any line; of longer words only these are measured, or it would take long. */
export const WIDER_THAN_ANY = 300;

/**
 * As much of a word as fits, by the rules of the language; by letters where not even its first part can ever go in.
 * Undefined where `canEver` says that a wider line would take it: the text is then better set in another way.
 */
export function divided(
  word: string,
  fits: (part: string) => boolean,
  canEver: (part: string) => boolean,
): readonly [string, string] | undefined {
  const parts = word.length > WIDER_THAN_ANY ? [word] : wordParts(word);
  const head = (count: number) => parts.slice(0, count).join("").replace(/-?$/, "-");
  for (let count = parts.length - 1; count > 0; count--) {
    if (fits(head(count))) return [head(count), parts.slice(count).join("")];
  }
  if (canEver(parts.length > 1 ? head(1) : word)) return undefined;
  const letters = graphemes(word.slice(0, WIDER_THAN_ANY));
  const count = longest(letters.length - 1, (n) => fits(letters.slice(0, n).join("")));
  const first = letters.slice(0, count).join("");
  return count === 0 ? undefined : [first, word.slice(first.length)];
}

/**
 * The largest number up to `most` that `holds`, where it holds for all the smaller ones too. Numbers far beyond it are
 * not tried: they stand for long texts, which take long to measure.
 */
export function longest(most: number, holds: (n: number) => boolean): number {
  let low = 0;
  let high = Math.min(1, most);
  while (high < most && holds(high)) {
    low = high;
    high = Math.min(2 * high, most);
  }
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

const SEGMENTER = new Intl.Segmenter("nb", { granularity: "grapheme" });

/** What readers see as letters, so that none is cut in two. */
export function graphemes(text: string): string[] {
  return [...SEGMENTER.segment(text)].map((s) => s.segment);
}
