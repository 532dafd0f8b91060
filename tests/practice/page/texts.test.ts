import { describe, expect, test } from "vitest";
import { TEXTS } from "../../../practice/page/texts.ts";
import { MALFORMER } from "../../../src/meeting/events.ts";
import { SLIPS } from "../../text/fieldWords.ts";
import { wordsOf } from "../../text/messages.ts";
import { speller } from "../../text/spelling.ts";

/** Words that only this page has. */
const OWN = [
  "øvingsrom",
  "øvingsrommet",
  "chat",
  "chatten",
  "møtechat",
  "møtechatten",
  "teams-møtet",
  "innboks",
  "innboksen",
  "kb",
  "enter",
];

/** Every text, those made for a name or a number too. */
function all(texts: unknown): string[] {
  if (typeof texts === "string") return [texts];
  if (typeof texts === "function") return [1, 2].map((count) => String(texts(count, count)));
  return Object.values(texts as object).flatMap(all);
}

describe.each(MALFORMER)("the page in %s", (målform) => {
  const texts = all(TEXTS[målform]);
  const words = [...new Set(texts.flatMap(wordsOf))];

  test("is spelt right", () => {
    const isRight = speller(målform);
    expect(words.filter((word) => !isRight(word) && !OWN.includes(word.toLowerCase()))).toEqual([]);
  });

  test("has no words of the other målform", () => {
    expect(words.filter((word) => SLIPS[målform].includes(word.toLowerCase()))).toEqual([]);
  });

  test("has no empty texts", () => {
    expect(texts.filter((text) => text.trim() === "" || text.includes("  "))).toEqual([]);
  });
});
