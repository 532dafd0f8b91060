/** The one place where text from people is made fit for every format that the referat has. */

const RTL_LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const LETTER = /\p{L}/u;
/** Not allowed in XML 1.0, or without meaning there. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
const NOT_XML = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|[\ufdd0-\ufdef]|[\u{fffe}\u{ffff}\u{1fffe}\u{1ffff}]/gu;
/** Marks that would turn the text around them. */
const DIRECTION_CONTROL = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";

/**
 * Text that any XML, HTML, PDF or mail can hold: no control characters, line breaks as `\n`, and each line that has
 * right-to-left letters between isolates, so that it can't turn the Norwegian around it.
 */
export function safeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replaceAll("\t", " ")
    .replace(NOT_XML, "")
    .replace(DIRECTION_CONTROL, "")
    .split("\n")
    .map((line) => (RTL_LETTER.test(line) ? `${FIRST_STRONG_ISOLATE}${line}${POP_ISOLATE}` : line))
    .join("\n");
}

/** For what holds one text alone, or lays its lines out itself. */
export function withoutIsolates(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, "");
}

/** The same value with every string in it made safe. For plain data only. */
export function safe<T>(value: T): T {
  return withTexts(value, safeText);
}

/** The same value with `change` made to every string in it but the keys, which are no words of people's. For plain data only. */
export function withTexts<T>(value: T, change: (text: string) => string): T {
  return changed(value, change) as T;
}

function changed(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((inner) => changed(inner, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, changed(inner, change)]));
}

/** A stretch of a line; `rtl` where it is to be set from right to left. */
export interface Stretch {
  readonly text: string;
  readonly rtl: boolean;
}

/** A line split at its isolates, which are left out: formats with direction of their own say it in their own way. */
export function stretches(line: string): Stretch[] {
  return line
    .split(/\u2068([^\u2068\u2069]*)\u2069/)
    .map((text, i) => ({ text, rtl: i % 2 === 1 && RTL_LETTER.test(LETTER.exec(text)?.[0] ?? "") }))
    .filter((s) => s.text !== "");
}
