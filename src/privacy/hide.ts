/** Words that somebody wants gone from a text. */

/** Stands where they stood. */
export const HIDDEN = "[…]";
const BETWEEN = /\[…\](?:[ -]\[…\])+/gu;

/**
 * `text` without `phrases` (words, or several in a row), wherever they stand as whole words, in the genitive too. As they are
 * written; where they stand nowhere so, whether with capitals or not: «liv» is no name.
 */
export function hide(text: string, phrases: readonly string[]): string {
  const hidden = phrases.reduce(without, text.normalize("NFC"));
  return hidden.replace(BETWEEN, HIDDEN);
}

function without(text: string, phrase: string): string {
  const words = phrase.normalize("NFC").trim().split(/\s+/).map(escaped).join("\\s+");
  if (words === "") return text;
  const pattern = `(?<![\\p{L}\\p{M}\\p{N}])${words}(?:['’]?s)?(?![\\p{L}\\p{M}\\p{N}])`;
  const exact = text.replace(new RegExp(pattern, "gu"), HIDDEN);
  return exact === text ? text.replace(new RegExp(pattern, "giu"), HIDDEN) : exact;
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
