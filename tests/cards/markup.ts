/** What a card's markdown would make something of, and texts full of it. */
import fc from "fast-check";

const SIGNS = [
  ..."*_`~[]()<>#+-\\!&|{}.:;\"'\n\t ",
  ...[
    "**",
    "__",
    "```",
    "~~",
    "<at>",
    "</at>",
    '<at id="0">',
    "<b>",
    "&amp;",
    "&#42;",
    "](https://a.example)",
    "1. ",
    "2) ",
    "- ",
    "# ",
  ],
  ...[
    "{{DATE(2027-03-02T08:00:00Z, SHORT)}}",
    "{{TIME(2027-03-02T08:00:00Z)}}",
    "https://a.example",
    "---",
    "===",
    "> ",
  ],
  ...["a", "Blåbær", "😀", "👩‍👩‍👧"],
];

export const anyText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...SIGNS), fc.string({ unit: "grapheme", maxLength: 4 })), { maxLength: 20 })
  .map((parts) => parts.join("").toWellFormed().replace(/\r/g, " ").trim());

/** What stands in every hostile text of the tests. */
export const HOSTILE = "**feit** [trykk](https://vond.example) <at>Randi Fjell</at> {{DATE(2027-03-02T08:00:00Z)}}";

const MARKUP: readonly RegExp[] = [
  /[*_`~[\]]/,
  /<[a-z/!?]/i,
  /<at>/i,
  /&(#|[a-z]+;)/i,
  /\{\{(DATE|TIME)/,
  /^(#{1,6}|[-+]|\d{1,9}[.)])([ \t]|$)/m,
  /^(>|-[- \t]*$)/m,
];

/** The kinds of markup that are left in an escaped text. */
export function markupIn(escaped: string): RegExp[] {
  const unescaped = escaped.replace(/\\[!-/:-@[-`{-~]/g, "·");
  return MARKUP.filter((markup) => markup.test(unescaped));
}

/** How an escaped text reads on a card. */
export function readBack(escaped: string): string {
  return evenly(escaped.replace(/\\([!-/:-@[-`{-~])/g, "$1"));
}

/** On a card white space is all alike. */
export function evenly(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
