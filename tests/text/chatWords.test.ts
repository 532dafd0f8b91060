import { describe, expect, it } from "vitest";
import { chatCommand } from "../../src/app/turns/chatWords.ts";
import { nb } from "../../src/text/nb.ts";
import { nn } from "../../src/text/nn.ts";

const told = Object.values({ nn, nb }).flatMap((texts) =>
  Object.values(texts).flatMap((text) => [...text.matchAll(/skriv «([^»]+)»/giu)].map(([, word = ""]) => word)),
);

describe("a word that people are told to write to the bot", () => {
  it.each([...new Set(told)])("is one that it understands: «%s»", (word) => {
    expect(chatCommand(word)).toBeDefined();
  });
});
