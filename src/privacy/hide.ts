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
  const words = phrase.normalize("NFC").trim().split(/\s+/);
  if (words[0] === "") return text;
  const exact = replaced(text, words, (part) => part);
  return exact === text ? replaced(text, words, (part) => part.toLowerCase()) : exact;
}

/** What `alike` makes the same of two texts counts as the same. */
function replaced(text: string, words: readonly string[], alike: (part: string) => string): string {
  let kept = "";
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const end = isInWord(text, at) ? undefined : endOf(text, at, words, alike);
    if (end === undefined) continue;
    kept += text.slice(from, at) + HIDDEN;
    from = end;
    at = end - 1;
  }
  return kept + text.slice(from);
}

/** Where the words end that begin at `at`, with what makes them genitive; undefined where they don't stand there. */
function endOf(text: string, at: number, words: readonly string[], alike: (part: string) => string) {
  let end = at;
  for (const [index, word] of words.entries()) {
    const gap = index === 0 ? 0 : (/^\s+/.exec(text.slice(end))?.[0].length ?? -1);
    if (gap < 0 || alike(text.slice(end + gap, end + gap + word.length)) !== alike(word)) return undefined;
    end += gap + word.length;
  }
  const endings = ["'s", "’s", "s", ""].filter((ending) => alike(text.slice(end, end + ending.length)) === ending);
  return endings.map((ending) => end + ending.length).find((after) => !isWordAfter(text, after));
}

const OF_WORD = /[\p{L}\p{M}\p{N}]/u;

/** Whether what stands before `at` belongs to the same word. */
function isInWord(text: string, at: number): boolean {
  return OF_WORD.test([...text.slice(Math.max(0, at - 2), at)].at(-1) ?? "");
}

function isWordAfter(text: string, at: number): boolean {
  return OF_WORD.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}
