/** Where Norwegian words may be divided, for narrow columns and small shapes; the rules are the same in both målformer. */
import norwegian from "hyphen/no/index.js";

export const SOFT_HYPHEN = "\u00ad";
/** Shorter words fit anywhere. */
const SHORTEST_WORD = 9;
/** A division leaves at least so many letters on either side. */
const SHORTEST_PART = 3;

/** Addresses and the like, where a hyphen would be taken as part of it. */
const NOT_A_WORD = /[/@_\\]|\p{L}[.:]\p{L}/u;

/** No word is as long; what is gets divided here too, since the patterns take time by the square of its length. */
const LONGEST_WORD = 100;

/** The parts that a word may be divided into, in order; the whole word where it may not be divided. */
export function wordParts(word: string): string[] {
  if (NOT_A_WORD.test(word)) return [word];
  if (word.length > LONGEST_WORD) return piecesOf(word).flatMap(wordParts);
  const parts = norwegian.hyphenateSync(word, { hyphenChar: SOFT_HYPHEN }).split(SOFT_HYPHEN);
  const kept: string[] = [];
  for (const part of parts) {
    const before = kept.at(-1);
    if (before !== undefined && before.length < SHORTEST_PART) kept[kept.length - 1] = before + part;
    else kept.push(part);
  }
  const [last = "", ...rest] = kept.toReversed();
  return last.length < SHORTEST_PART && rest.length > 0 ? [...rest.slice(1).toReversed(), `${rest[0]}${last}`] : kept;
}

function piecesOf(word: string): string[] {
  const letters = [...word];
  const count = Math.ceil(letters.length / LONGEST_WORD) * 2;
  return Array.from({ length: count }, (_, i) =>
    letters.slice((i * letters.length) / count, ((i + 1) * letters.length) / count).join(""),
  );
}

/** The text with soft hyphens in its long words. */
export function withSoftHyphens(text: string): string {
  return text.replace(/\p{L}+/gu, (word) => (word.length < SHORTEST_WORD ? word : wordParts(word).join(SOFT_HYPHEN)));
}
