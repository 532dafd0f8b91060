/** Takes a text apart into words, with what their capitals may mean. */
import { ABBREVIATIONS, LABELLED } from "./otherCapitals.ts";

export interface Word {
  /** As written; initials that belong together («K. N.») are one word. */
  readonly text: string;
  readonly lower: string;
  readonly initials: boolean;
  /** What stands between the word before and this one. */
  readonly gap: string;
  readonly startsLine: boolean;
  /** Where a capital says nothing: first in a sentence, a quotation or an item of a list. */
  readonly startsSentence: boolean;
  /** A letter that tells things apart: «klasse B», «5 B». */
  readonly isLabel: boolean;
}

const WORD =
  /(?<![\p{L}\p{N}])(?:(?<initials>\p{Lu}\.(?!\p{Ll})(?: ?\p{Lu}\.(?!\p{Ll}))*(?:\p{Lu}(?![\p{L}\p{N}]))?)|\p{L}[\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{N}]+)*)/gu;
/** The items of a list, where they start a line: «A. Kartlegging». */
export const LIST_ITEM = /^[A-F]\.$/;
const SENTENCE_BREAK = /[.!?:…\n«“"•*]|\d\)/;

/** The words of `text` in order. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let end = 0;
  for (const match of text.normalize("NFC").matchAll(WORD)) {
    const gap = match.input.slice(end, match.index);
    end = match.index + match[0].length;
    words.push(wordAfter(words.at(-1), gap, match[0], match.groups?.initials !== undefined));
  }
  return words;
}

function wordAfter(before: Word | undefined, gap: string, text: string, initials: boolean): Word {
  const startsLine = before === undefined || gap.includes("\n");
  return {
    text,
    lower: text.toLowerCase(),
    initials,
    gap,
    startsLine,
    startsSentence: startsLine || endsSentence(before, gap),
    isLabel: /\d\s*$/.test(gap) || (before !== undefined && gap === " " && LABELLED.has(before.lower)),
  };
}

function endsSentence(before: Word, gap: string): boolean {
  // The full stop of «plan B.» ends the sentence, that of «K. Nes» does not.
  if (before.initials) {
    return before.isLabel || (before.startsLine && LIST_ITEM.test(before.text)) || SENTENCE_BREAK.test(gap);
  }
  if (!SENTENCE_BREAK.test(gap)) return false;
  const isAbbreviation = ABBREVIATIONS.has(before.lower) || (before.gap === "." && /^[ad]$/.test(before.text));
  return !(/^\. ?$/.test(gap) && isAbbreviation);
}
