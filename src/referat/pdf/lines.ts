/** Text of several looks broken into lines. All measures are points. */
import { divided, WIDER_THAN_ANY } from "../divide.ts";
import { textWidth } from "../fonts.ts";
import { SOFT_HYPHEN } from "../hyphenate.ts";
import { HARD_SPACE } from "../unbroken.ts";

export interface Look {
  readonly size: number;
  readonly weight: "regular" | "bold";
  readonly colour: string;
}

export interface Span {
  readonly text: string;
  readonly look: Look;
}

/** Part of a line, with where it starts from the line's left end. */
export interface PlacedSpan extends Span {
  readonly x: number;
}

export interface Line {
  readonly spans: readonly PlacedSpan[];
  readonly height: number;
  /** From the top of the line to its baseline. */
  readonly baseline: number;
}

const LEADING = 1.26;
const ASCENT = 0.91;

/** Measures each word once for a whole document: widths grow with the size. */
export class Measure {
  readonly #known = new Map<string, number>();

  width(text: string, look: Look): number {
    const key = `${look.weight}${text}`;
    const unit = this.#known.get(key) ?? textWidth(text, 1, look.weight);
    this.#known.set(key, unit);
    return unit * look.size;
  }
}

/** Lines no wider than `width`. `\n` in a span starts a new line. */
export function breakLines(spans: readonly Span[], width: number, measure: Measure): Line[] {
  const lines: Line[] = [];
  let placed: PlacedSpan[] = [];
  let x = 0;
  let look: Look | undefined;
  // A line that ends between words ends in a space, so that who listens or copies hears two words.
  const end = (betweenWords: boolean) => {
    const last = placed.at(-1);
    if (betweenWords && last !== undefined) placed[placed.length - 1] = { ...last, text: `${last.text} ` };
    lines.push(lineOf(placed, look ?? spans[0]?.look));
    placed = [];
    x = 0;
  };
  const place = (text: string, own: Look) => {
    const last = placed.at(-1);
    if (last?.look === own) placed[placed.length - 1] = { ...last, text: last.text + text };
    else placed.push({ text, look: own, x });
    x += measure.width(text, own);
  };
  const fits = (text: string, own: Look, room: number) =>
    text.length <= WIDER_THAN_ANY && measure.width(text, own) <= room;
  for (const span of spans) {
    look = span.look;
    for (const [i, piece] of span.text.split("\n").entries()) {
      if (i > 0) end(true);
      for (const [space = "", text = ""] of words(piece)) {
        let word = text;
        const gap = measure.width(space, span.look);
        if (fits(word, span.look, width - x - gap)) {
          place(space + word, span.look);
          continue;
        }
        if (placed.length > 0) end(gap > 0);
        const onALine = (part: string) => fits(part, span.look, width);
        // Too long for any line, a name is divided where it has its spaces.
        while (!onALine(word) && word.includes(HARD_SPACE)) {
          const head = word.slice(0, word.indexOf(HARD_SPACE));
          if (!onALine(head)) break;
          place(head, span.look);
          end(true);
          word = word.slice(head.length + 1);
        }
        while (!onALine(word)) {
          const parts = divided(word, onALine, onALine);
          if (parts === undefined) break;
          // A hyphen that the division added is a soft one, so that who copies the text gets the word back.
          place(word.startsWith(parts[0]) ? parts[0] : parts[0].replace(/-$/, SOFT_HYPHEN), span.look);
          end(false);
          word = parts[1];
        }
        place(word, span.look);
      }
    }
  }
  if (placed.length > 0 || lines.length === 0) end(false);
  return lines;
}

/** Each word with the white space before it, which is as wide as it was written. */
function words(text: string): [string, string][] {
  const found: [string, string][] = [];
  let space = "";
  for (const [run, gap] of text.matchAll(/([^\S\u00a0]+)|(?:\S|\u00a0)+/g)) {
    if (gap === undefined) found.push([space, run]);
    space = gap ?? "";
  }
  return found;
}

function lineOf(spans: readonly PlacedSpan[], look: Look | undefined): Line {
  const size = Math.max(0, ...spans.map((span) => span.look.size)) || (look?.size ?? 0);
  return { spans, height: size * LEADING, baseline: size * ASCENT };
}

export function heightOf(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + line.height, 0);
}
