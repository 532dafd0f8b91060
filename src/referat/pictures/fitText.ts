/** Text broken into lines that stay inside a shape. */

import { withoutEnd } from "../../text/ends.ts";
import { divided, graphemes, longest } from "../divide.ts";
import { LEADING } from "../drawing.ts";
import { looseWidth } from "../fonts.ts";
import type { Shape } from "./shapes.ts";

export interface FitOptions {
  readonly weight: "regular" | "bold";
  /** Largest first. The text is cut, with `…`, when it doesn't go in with the last of them. */
  readonly sizes: readonly number[];
}

export interface Fitted {
  readonly lines: readonly string[];
  readonly size: number;
  /** False where the text was cut. */
  readonly all: boolean;
}

/** Where a line may end: not at a hard space. */
const BREAKS = /[^\S\u00a0\u202f]+/;

/** Whole words are worth this much smaller letters. */
const SMALLER_FOR_WHOLE = 3;
/** Of a text that is cut either way, whole words are worth losing this share of the letters. */
const SHORTER_FOR_WHOLE = 0.8;
/** No shape has room for more characters than this; it keeps the time down for very long texts. */
const LONGEST = 300;

/** Sets the text in the largest size it has room for; words are divided where that gives clearly larger letters. */
export function fitText(text: string, shape: Shape, options: FitOptions): Fitted {
  const isLonger = text.length > LONGEST;
  const shown = isLonger ? `${text.slice(0, LONGEST).toWellFormed()}…` : text;
  const words = shown.split(BREAKS).filter((word) => word !== "");
  const measure = measurer(options.weight);
  const whole = largest(words, shape, options, { measure, divide: () => undefined });
  const divide = (word: string, fits: (part: string) => boolean, canEver: (part: string) => boolean) =>
    divided(word, fits, canEver);
  const hyphenated = largest(words, shape, options, { measure, divide });
  const chosen = isBetterWhole(whole, hyphenated) ? whole : hyphenated;
  return { ...chosen, all: chosen.all && !isLonger };
}

function isBetterWhole(whole: Fitted, hyphenated: Fitted): boolean {
  if (whole.all) return !hyphenated.all || whole.size >= hyphenated.size - SMALLER_FOR_WHOLE;
  return !hyphenated.all && lettersIn(whole) >= lettersIn(hyphenated) * SHORTER_FOR_WHOLE;
}

function lettersIn({ lines }: Fitted): number {
  return lines.join("").length;
}

interface Setter {
  /** Width of a text in size 1. */
  readonly measure: (text: string) => number;
  /** Head and tail of a word whose head fits in a line of its own; `canEver` tells of the widest line. */
  readonly divide: (
    word: string,
    fits: (part: string) => boolean,
    canEver: (part: string) => boolean,
  ) => readonly [string, string] | undefined;
}

/** So many characters are wider than any line in a picture; of longer words only these are measured. */
const WIDER_THAN_ANY = 120;

/** Each word is measured once: widths grow with the size. */
function measurer(weight: FitOptions["weight"]): Setter["measure"] {
  const known = new Map<string, number>();
  return (word) => {
    const text = word.slice(0, WIDER_THAN_ANY);
    const width = known.get(text) ?? looseWidth(text, 1, weight);
    known.set(text, width);
    return width;
  };
}

/** The largest size in which all goes in, or as much of the text as goes in with the smallest. */
function largest(words: readonly string[], shape: Shape, options: FitOptions, setter: Setter): Fitted {
  const needed = words.reduce((sum, word) => sum + setter.measure(word), 0);
  const smallest = options.sizes.at(-1);
  let cut: { lines: readonly string[]; widths: readonly number[]; letters: number } | undefined;
  for (const size of options.sizes) {
    for (let count = 1; ; count++) {
      const widths = shape.widths(count, size * LEADING)?.map((width) => width / size);
      if (widths === undefined) break;
      // Of a text that is cut, only what goes in with the smallest letters counts.
      if (size !== smallest && widths.reduce((sum, width) => sum + width, 0) < needed) continue;
      const { lines, all } = fill(words, widths, setter);
      if (all) return { lines, size, all };
      const letters = lines.join("").length;
      if (size === smallest && (cut === undefined || letters > cut.letters)) cut = { lines, widths, letters };
    }
  }
  const lines = cut === undefined ? [] : withEllipsis(cut.lines, cut.widths, setter);
  return { lines, size: smallest ?? 0, all: false };
}

/** As many words as go in. Widths are in size 1. */
function fill(words: readonly string[], widths: readonly number[], setter: Setter): { lines: string[]; all: boolean } {
  const { measure } = setter;
  const widest = Math.max(...widths);
  const queue = [...words];
  const lines: string[] = [];
  for (const width of widths) {
    let line = "";
    let used = 0;
    for (let word = queue[0]; word !== undefined; word = queue[0]) {
      const more = (line === "" ? 0 : measure(" ")) + measure(word);
      if (used + more > width) break;
      line = line === "" ? word : `${line} ${word}`;
      used += more;
      queue.shift();
    }
    const [word] = queue;
    if (line === "" && word !== undefined) {
      const parts = setter.divide(
        word,
        (part) => measure(part) <= width,
        (part) => measure(part) <= widest,
      );
      if (parts === undefined) break;
      line = parts[0];
      queue[0] = parts[1];
    }
    if (line === "") break;
    lines.push(line);
  }
  return { lines, all: queue.length === 0 };
}

function withEllipsis(lines: readonly string[], widths: readonly number[], { measure }: Setter): string[] {
  const last = lines.length - 1;
  if (last < 0) return [];
  const letters = graphemes(withoutEnd(lines[last] ?? "", "-.,;: \u00a0\n\t"));
  const ended = (count: number) => `${letters.slice(0, count).join("").trimEnd()}…`;
  const count = longest(letters.length, (n) => measure(ended(n)) <= (widths[last] ?? 0));
  // A piece of a word is the last resort.
  const words = count === letters.length ? count : letters.lastIndexOf(" ", count);
  return [...lines.slice(0, -1), ended(words > 0 ? words : count)];
}
