/** Spelling in nynorsk and bokmål, with compounds, which the dictionaries know too few of. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import nspell from "nspell";
import type { Målform } from "../../src/meeting/events.ts";
import { FIELD_WORDS } from "./fieldWords.ts";

const SHORTEST_PART = 3;
const here = createRequire(import.meta.url);

const loaded = new Map<Målform, (word: string) => boolean>();

/** Whether a word is spelt right. Loading the dictionary takes a second or two, once in a process. */
export function speller(målform: Målform): (word: string) => boolean {
  const known = loaded.get(målform) ?? load(målform);
  loaded.set(målform, known);
  return known;
}

function load(målform: Målform): (word: string) => boolean {
  // Read by hand: the two packages load in two different ways.
  const file = (ending: string) =>
    readFileSync(here.resolve(`dictionary-${målform}`).replace(/index\.js$/, `index.${ending}`));
  const dictionary = nspell({ aff: file("aff"), dic: file("dic") });
  const ofTheField = new Set(FIELD_WORDS[målform]);
  const simple = (word: string) => ofTheField.has(word.toLowerCase()) || dictionary.correct(word);
  const compound = (word: string) => splits(word).some(([first, last]) => simple(first) && simple(last));
  const whole = (word: string) => word.length === 1 || simple(word) || compound(word);
  return (word) => whole(word) || (word.includes("-") && word.split("-").every(whole));
}

/** The ways to see a word as two, with an s or e between them or nothing. */
function splits(word: string): [string, string][] {
  const found: [string, string][] = [];
  for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at++) {
    const [first, last] = [word.slice(0, at), word.slice(at)];
    found.push([first, last]);
    if (/^[se]/.test(last) && last.length > SHORTEST_PART) found.push([first, last.slice(1)]);
  }
  return found;
}
