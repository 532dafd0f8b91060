import { describe, expect, test } from "vitest";
import { CAST } from "../../../practice/room/cast.ts";
import { PEOPLE, WORDS } from "../../../practice/scenarios/story.ts";
import type { Målform } from "../../../src/meeting/events.ts";
import { SLIPS } from "../../text/fieldWords.ts";
import { speller } from "../../text/spelling.ts";

/** Plain words that the dictionaries lack. */
const KNOWN: Readonly<Record<Målform, readonly string[]>> = {
  nn: ["sfo", "chattegrupper"],
  nb: ["sfo", "chattegrupper", "fjordglytt"],
};

test("the story is about those in the cast", () => {
  expect(Object.values(PEOPLE).sort()).toEqual(CAST.map(({ name }) => name).sort());
});

describe.each(["nn", "nb"] as const)("what is said in %s", (målform) => {
  const said = textsIn(WORDS[målform]).join("\n");
  const words = [...new Set(said.match(/\p{L}[\p{L}-]*/gu) ?? [])];

  test("is spelt right", () => {
    const isRight = speller(målform);
    expect(words.filter((word) => !isRight(word) && !KNOWN[målform].includes(word.toLowerCase()))).toEqual([]);
  });

  test("has no words of the other målform", () => {
    expect(words.filter((word) => SLIPS[målform].includes(word.toLowerCase()))).toEqual([]);
  });
});

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return value === "yes" || value === "partly" ? [] : [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
