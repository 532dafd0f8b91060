/** Half a megabyte of text made to hurt, which anybody could send: no function looks at any part of it again and again. */
import { expect, test } from "vitest";
import { escapeMarkdown, excerpt, shortText } from "../../cards/kit/markdown.ts";
import { chatCommand } from "../../src/app/turns/chatWords.ts";
import { parseAddress } from "../../src/meeting/addresses.ts";
import { clean } from "../../src/meeting/texts.ts";
import { likelyNames } from "../../src/privacy/likelyNames.ts";
import { containsNationalId } from "../../src/privacy/nationalId.ts";
import { wordsOf } from "../../src/privacy/words.ts";
import { withSoftHyphens, wordParts } from "../../src/referat/hyphenate.ts";
import { safeName } from "../../src/referat/safeName.ts";
import { safeText, stretches } from "../../src/referat/safeText.ts";
import { writtenBlocks } from "../../src/referat/written.ts";
import { chatText } from "../../src/teams/chatText.ts";
import { conclusion } from "../../src/text/conclusion.ts";
import { withoutEnd } from "../../src/text/ends.ts";
import { translator } from "../../src/text/text.ts";

const CHARS = 500_000;
/** At half a megabyte, for what sees a text as it came in; a quadratic one takes minutes. */
const INCOMING_MS = 50;
/** For what sees texts that a form has let through, of some thousand characters: 50,000 of them, still thirty times as much. */
const CUT_CHARS = 50_000;
const CUT_MS = 500;
const HURTFUL: Readonly<Record<string, string>> = {
  "full stops before a letter": `${".".repeat(CHARS)}x`,
  "white space before a letter": `${" ".repeat(CHARS)}x`,
  "line breaks and spaces": " \n ".repeat(CHARS / 3),
  "mentions that begin": "<at>".repeat(CHARS / 4),
  "mentions that begin with spaces": "<at ".repeat(CHARS / 4),
  "mentions that end": "</at>".repeat(CHARS / 5),
  "a start without a topic": `start ${" ".repeat(CHARS)}`,
  "a long word": "a".repeat(CHARS),
  "capitals with full stops": "A.".repeat(CHARS / 2),
  "capitals and spaces": "A ".repeat(CHARS / 2),
  digits: "1".repeat(CHARS),
  "digits apart": "1 ".repeat(CHARS / 2),
  "hyphens and letters": "a-".repeat(CHARS / 2),
  ampersands: "&a".repeat(CHARS / 2),
  "pointed brackets": "<>".repeat(CHARS / 2),
  "starts of isolates": "\u2068".repeat(CHARS),
  "letters from right to left": "א ".repeat(CHARS / 2),
  "control characters": "\u0000\r".repeat(CHARS / 2),
  "marks on one letter": `a${"\u0301".repeat(CHARS)}`,
  "at signs and full stops": "a@a.".repeat(CHARS / 4),
  apostrophes: "a's".repeat(CHARS / 3),
  hashes: "# ".repeat(CHARS / 2),
};

const t = translator("nn");
type Work = Readonly<Record<string, (text: string) => unknown>>;
const INCOMING: Work = {
  chatText,
  "chatText and chatCommand": (text) => chatCommand(chatText(text)),
  chatCommand,
  clean,
  parseAddress,
  escapeMarkdown,
  excerpt: (text) => excerpt(text, 500),
  shortText: (text) => shortText(text),
  withoutEnd: (text) => withoutEnd(text, ". "),
  safeText,
  "safeText and stretches": (text) => stretches(safeText(text)),
  safeName,
  conclusion: (text) => conclusion(text, t),
  writtenBlocks,
};
const CUT: Work = {
  containsNationalId,
  likelyNames: (text) => likelyNames([text], []),
  wordsOf,
  withSoftHyphens,
  wordParts,
};

/** Milliseconds of this process' own work: other programs on the machine don't count, and the first of three tries within the limit will do. */
function cost(act: () => unknown, limitMs: number): number {
  let leastMs = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 3 && leastMs > limitMs; tries += 1) {
    const before = process.cpuUsage();
    act();
    leastMs = Math.min(leastMs, process.cpuUsage(before).user / 1000);
  }
  return leastMs;
}

/** What takes longer than `limitMs`, of `act` on the texts cut to `chars`. */
function slow(act: (text: string) => unknown, chars: number, limitMs: number): string[] {
  return Object.entries(HURTFUL).flatMap(([what, whole]) => {
    // From the end, where the letter stands that makes the rest hurt.
    const text = whole.slice(-chars);
    const tookMs = cost(() => act(text), limitMs);
    return tookMs > limitMs ? [`${what}: ${Math.round(tookMs)} ms`] : [];
  });
}

test.each(Object.entries(INCOMING))("%s takes half a megabyte in its stride", (_name, act) => {
  expect(slow(act, CHARS, INCOMING_MS)).toEqual([]);
});

test.each(Object.entries(CUT))("%s takes time in proportion to the text", (_name, act) => {
  expect(slow(act, CUT_CHARS, CUT_MS)).toEqual([]);
});
