/**
 * How well the check for names does on sentences from school and kindergarten, 200 in each målform, half of them without
 * a name. Every second one was looked at while the rules were made; the others were only counted.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { likelyNames } from "../../src/privacy/likelyNames.ts";
import { wordsOf } from "../../src/privacy/words.ts";

interface Sentences {
  /** With each name in braces. */
  readonly named: readonly string[];
  readonly unnamed: readonly string[];
}

const LEAST_ASKED = 0.9;
const MOST_FALSE = 0.1;

const sentences = (målform: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, `sentences.${målform}.json`), "utf8")) as Sentences;
const half = (all: readonly string[], rest: number) => all.filter((_, i) => i % 2 === rest);

/** The names of a sentence that were not asked about with all their words. */
function missed(sentence: string): string[] {
  const asked = new Set(likelyNames([sentence.replace(/[{}]/g, "")], []).map((word) => word.replace(/[’']?s$/, "")));
  const names = [...sentence.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name);
  return names.filter((name) => !wordsOf(name).every(({ text }) => asked.has(text.replace(/[’']?s$/, ""))));
}

describe.each(["nn", "nb"])("in %s", (målform) => {
  const { named, unnamed } = sentences(målform);

  it("a hundred sentences have names and a hundred have none", () => {
    expect([named.length, unnamed.length]).toEqual([100, 100]);
    expect(named.every((sentence) => sentence.includes("{"))).toBe(true);
  });

  it.each([
    ["looked at", 0],
    ["only counted", 1],
  ])("nine names of ten are asked about, and at most one sentence of ten without cause (%s)", (_which, rest) => {
    const names = half(named, rest).join().split("{").length - 1;
    const misses = half(named, rest).flatMap(missed);
    const falsely = half(unnamed, rest).filter((sentence) => likelyNames([sentence], []).length > 0);
    expect(misses.length, misses.join(", ")).toBeLessThanOrEqual(names * (1 - LEAST_ASKED));
    expect(falsely.length, falsely.join(" | ")).toBeLessThanOrEqual(half(unnamed, rest).length * MOST_FALSE);
  });
});
