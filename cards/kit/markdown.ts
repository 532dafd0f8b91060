/** Text from people, made safe for the markdown of Adaptive Cards without changing how it reads. */

import { oneLine } from "../../src/text/oneLine.ts";

/** Emphasis, code and links; the start of tags, mentions, entities and date macros. */
const MARKUP = /[\\*_`[\]~]|<(?=[a-z/!?])|&(?=#|[a-z][a-z0-9]*;)|\{(?=\{?(?:DATE|TIME))/gi;
/** A mention whose start is escaped already, up to what ends it. */
const MENTION = /\\<\/?at\b[^<>]*(?=>)/gi;
/** A list or heading begins with one of these and a space; a hard space there reads the same and begins nothing. */
const MARKER = /^(#{1,6}|[-+]|\d{1,9}[.)])[ \t]+/;
/** Some clients begin a line at a separator too. */
const LINE_END = /[\n\u2028\u2029]/;
/** Quotes, rules, and markers that stand alone. */
const LINE_START = /^(?:>|-(?=[- \t]*$)|(?:#{1,6}|\+)$|\d{1,9}(?=[.)]$))/;

/** Between two of these a character ends and another begins. */
const PLAIN_PAIR = /^[ -~æøåÆØÅ]{2}$/;

const graphemes = new Intl.Segmenter("nb", { granularity: "grapheme" });

/**
 * `text` so that a card shows it as it was written: no bold, lists, links, mentions or date macros come of it.
 * Escapes only what would be read as markup where it stands, since some phones show a needless backslash.
 * Line breaks become those of a card.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(MARKUP, "\\$&")
    .replace(MENTION, "$&\\")
    .split(LINE_END)
    .map((line) => line.trim())
    .filter((line, i, lines) => line !== "" || i === 0 || i === lines.length - 1)
    .map(escapeStart)
    .join("\n\n");
}

function escapeStart(line: string): string {
  return line
    .replace(MARKER, "$1\u00a0")
    .replace(LINE_START, (start) => (/\d$/.test(start) ? `${start}\\` : `\\${start}`));
}

/** At most `limit` UTF-16 units of `text`, cut between characters as people see them, with «…» when something is left out. */
export function excerpt(text: string, limit: number): string {
  if (text.length <= limit) return text;
  // Finding where characters end is slow, so it is only done from the last place where one is sure to begin.
  let end = limit - 1;
  while (end > 0 && !PLAIN_PAIR.test(text.slice(end - 1, end + 1))) end--;
  const from = end;
  for (const { index, segment } of graphemes.segment(text.slice(from, limit + 1))) {
    if (from + index + segment.length > limit - 1) break;
    end = from + index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}

/** A name or another short text from people, on one line, ready for a card. */
export function shortText(text: string, limit = 80): string {
  return escapeMarkdown(excerpt(oneLine(text), limit));
}
