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
  /(\p{N}[\p{L}\p{N}]*)|(\p{Lu}\.(?!\p{Ll})(?: ?\p{Lu}\.(?!\p{Ll}))*(?:\p{Lu}(?![\p{L}\p{N}]))?)|\p{L}[\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{N}]+)*/gu;
/** The items of a list, where they start a line: «A. Kartlegging». */
export const LIST_ITEM = /^[A-F]\.$/;
/** A dash between blanks begins a thought of its own in notes: «Storefri – Få vaksne ute». */
const SENTENCE_BREAK = /[.!?:…\n«“"•*]|\d\)|\s[-–]\s/;

/** The words of `text` in order. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  const whole = text.normalize("NFC");
  let end = 0;
  let before: Word | undefined;
  for (const match of whole.matchAll(WORD)) {
    // What begins with a digit is no word, nor is what hangs on it: «5B».
    if (match[1] !== undefined) continue;
    const gap = whole.slice(end, match.index);
    end = match.index + match[0].length;
    before = wordAfter(before, gap, match[0], match[2] !== undefined);
    words.push(before);
  }
  return words;
}

function wordAfter(before: Word | undefined, gap: string, text: string, initials: boolean): Word {
  const isPlain = gap === " " && before !== undefined && !before.initials;
  const startsLine = !isPlain && (before === undefined || gap.includes("\n"));
  return {
    text,
    lower: text.toLowerCase(),
    initials,
    gap,
    startsLine,
    startsSentence: startsLine || (!isPlain && before !== undefined && endsSentence(before, gap)),
    isLabel: isPlain ? LABELLED.has(before.lower) : /\d\s*$/.test(gap),
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
