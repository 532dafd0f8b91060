import { describe, expect, test } from "vitest";
import { MALFORMER } from "../../src/meeting/events.ts";
import { SLIPS } from "./fieldWords.ts";
import { messageFiles, parseMessage, readings, valuesOf, wordsOf } from "./messages.ts";
import { speller } from "./spelling.ts";

const FILES = [...messageFiles("nn").keys()];

/** Every reading of every message of a file, with the key it stands under. */
function textsOf(målform: (typeof MALFORMER)[number], file: string): { key: string; text: string }[] {
  return Object.entries(messageFiles(målform).get(file) ?? {}).flatMap(([key, message]) =>
    readings(parseMessage(message, målform)).map((text) => ({ key, text })),
  );
}

describe("both målformer are complete", () => {
  test("they have the same files", () => {
    expect([...messageFiles("nb").keys()]).toEqual(FILES);
  });

  test.each(FILES)("%s has the same texts in both", (file) => {
    const keys = MALFORMER.map((målform) => Object.keys(messageFiles(målform).get(file) ?? {}).sort());
    expect(keys[1]).toEqual(keys[0]);
  });

  test("no two texts share a key", () => {
    const keys = [...messageFiles("nn").values()].flatMap(Object.keys);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  test.each(FILES)("%s asks for the same values in both", (file) => {
    const values = MALFORMER.map((målform) =>
      Object.fromEntries(
        Object.entries(messageFiles(målform).get(file) ?? {}).map(([key, message]) => [
          key,
          valuesOf(parseMessage(message, målform)),
        ]),
      ),
    );
    expect(values[1]).toEqual(values[0]);
  });
});

describe.each(MALFORMER)("the language of %s", (målform) => {
  const isRight = speller(målform);

  test.each(FILES)("%s is spelt right", (file) => {
    const wrong = textsOf(målform, file).flatMap(({ key, text }) =>
      wordsOf(text)
        .filter((word) => !isRight(word))
        .map((word) => `${key}: ${word}`),
    );
    expect([...new Set(wrong)]).toEqual([]);
  });

  test.each(FILES)("%s has no words of the other målform", (file) => {
    const slips = textsOf(målform, file).flatMap(({ key, text }) =>
      wordsOf(text)
        .filter((word) => SLIPS[målform].includes(word.toLowerCase()))
        .map((word) => `${key}: ${word}`),
    );
    expect([...new Set(slips)]).toEqual([]);
  });

  test.each(FILES)("%s has neither empty texts nor stray spaces", (file) => {
    const untidy = textsOf(målform, file).filter(
      ({ text }) => text !== text.trim() || text === "" || text.includes("  "),
    );
    expect(untidy).toEqual([]);
  });
});

describe("the speller", () => {
  test("takes compounds of known words, and finds what is wrong", () => {
    const isRight = speller("nn");
    expect(["systemfaktor", "e-post", "arbeidsmiljø"].filter((word) => !isRight(word))).toEqual([]);
    expect(["ikkkje", "møteleiarr", "hvordan"].filter(isRight)).toEqual([]);
  });

  test("sees every branch of a message", () => {
    expect(readings(parseMessage("{n, plural, one {# dag} other {# dagar}} att", "nn"))).toEqual([
      "… dag att",
      "… dagar att",
    ]);
  });
});
