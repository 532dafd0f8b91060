/** What the words around a word tell about it. Each looks a few words to either side, never further. */
import {
  AND,
  CALLED,
  CHILD,
  DOES,
  FEELS,
  FIRST_WORDS,
  HEADS_A_LIST,
  HEADS_OF_HOUSES,
  HOUSES,
  IS,
  KIN,
  OF,
  ORDINARY_END,
  PART_OF_MONTH,
  THINGS,
  THINGS_TOO,
  WHEN,
  WHERE,
  WHERE_TO,
} from "./aroundNames.ts";
import { NAMES } from "./firstNames.ts";
import { NOT_NAMES, PLACE_HEADS } from "./otherCapitals.ts";
import { PLACES } from "./places.ts";
import type { Word } from "./words.ts";

/** A word among the others of its text. */
export interface Place {
  readonly words: readonly Word[];
  readonly at: number;
}

/** Words in a row that one name of a house may have. */
const HOUSE_WORDS = 4;
/** Shorter words are too often something else. */
const LEAST_UNLISTED = 4;
const MONTHS = new Set(["april", "mai", "juni", "juli", "august"]);

export const isCapital = (word: Word | undefined): boolean => word !== undefined && word.text[0] !== word.lower[0];

const before = ({ words, at }: Place) => words[at - 1];
const after = ({ words, at }: Place) => words[at + 1];
/** The word before, with nothing but a blank between. */
const rightBefore = (place: Place) => (place.words[place.at]?.gap === " " ? before(place)?.lower : undefined);

/** A child or «mor til» stands before it. */
export function namesChild({ words, at }: Place): "child" | "childOf" | "called" | undefined {
  const [word, last, secondLast] = [words[at], words[at - 1], words[at - 2]];
  if (word === undefined || last === undefined || !/^(?:,? ?[«“"(]?|-)$/.test(word.gap)) return undefined;
  if (CHILD.test(last.lower)) return "child";
  if (CALLED.has(last.lower)) return word.gap === " " ? "called" : undefined;
  return OF.has(last.lower) && secondLast !== undefined && KIN.has(secondLast.lower) ? "childOf" : undefined;
}

/** Joined to the word before by «og» or a sign. */
export function isJoined({ words, at }: Place): { readonly with: number } | undefined {
  const word = words[at];
  if (word === undefined || at === 0) return undefined;
  if (AND.has(words[at - 1]?.lower ?? "") && word.gap === " ") return { with: at - 2 };
  return /^ ?[,/+&;|] ?$/.test(word.gap) ? { with: at - 1 } : undefined;
}

/** The only words of an item: «Ola» in «- Ola\n- Kari», and in «Gjeld: Ola, Kari». */
export function standsAlone(place: Place): boolean {
  const next = after(place);
  if (next === undefined) return true;
  return next.gap === " " ? AND.has(next.lower) && isCapital(place.words[place.at + 2]) : /[\n,;/+&(|.]/.test(next.gap);
}

/** First after «Gjeld:», and nothing but an item of a list. */
export function beginsList(place: Place): boolean {
  const gap = place.words[place.at]?.gap ?? "";
  return gap.includes(":") && HEADS_A_LIST.has(before(place)?.lower ?? "") && standsAlone(place);
}

/** «Solveig barnehage», «Øvre Eiker kommune»; and «barnehagen Solveig». */
export function namesHouse({ words, at }: Place): boolean {
  for (let next = at + 1; next <= at + HOUSE_WORDS; next++) {
    const word = words[next];
    if (word?.gap !== " ") break;
    if (PLACE_HEADS.has(word.lower)) return true;
    if (!isCapital(word)) break;
  }
  return HOUSES.has(rightBefore({ words, at }) ?? "");
}

/** «programmet Zippy», «avdelingar: Reven og Ekornet». */
export function namesThing({ words, at }: Place): boolean {
  if (words[at]?.gap === ": " && HEADS_OF_HOUSES.has(words[at - 1]?.lower ?? "")) return true;
  return /^ [«“"]?$/.test(words[at]?.gap ?? "") && THINGS.has(words[at - 1]?.lower ?? "");
}

/** «i Bergen»; with `loosely` also «til Bergen», which could be a person. */
export function isSomewhere(place: Place, loosely: boolean): boolean {
  const word = rightBefore(place) ?? "";
  return WHERE.has(word) || (loosely && WHERE_TO.has(word));
}

/** Of a month: «i August», «slutten av August», «1. August», «August 2026», «mai og August». */
export function isDate(place: Place): boolean {
  const { words, at } = place;
  if (!MONTHS.has(words[at]?.lower ?? "")) return false;
  if (/\d/.test(words[at]?.gap ?? "") || /^ \d/.test(after(place)?.gap ?? "")) return true;
  const last = rightBefore(place) ?? "";
  if (WHEN.has(last)) return true;
  const secondLast = words[at - 2]?.lower ?? "";
  return last === "av" ? PART_OF_MONTH.has(secondLast) : AND.has(last) && MONTHS.has(secondLast);
}

/** Whether what follows a word that may begin a sentence shows that it is somebody's name. */
export function actsAsPerson(place: Place, inGenitive: boolean): boolean {
  const { words, at } = place;
  const [word, next] = [words[at], after(place)];
  if (word === undefined || next === undefined) return false;
  if (/^ ?[/,+&] ?$/.test(next.gap)) return next.lower === "som" || goesOnAsName(next);
  if (/^ \(\d/.test(next.gap)) return true;
  if (next.gap !== " ") return false;
  if (inGenitive) return KIN.has(next.lower);
  if (AND.has(next.lower)) return goesOnAsName(words[at + 2]) || NAMES.has(words[at + 2]?.lower ?? "");
  if (isCapital(next)) return goesOnAsName(next);
  if (!IS.has(next.lower)) return DOES.has(next.lower);
  return !THINGS_TOO.has(word.lower) || FEELS.has(words[at + 2]?.lower ?? "");
}

/** A word that the lists are without, and that acts as nothing but a person does: «Tollef slår». */
export function actsAsUnlisted({ words, at }: Place): boolean {
  const [word, next] = [words[at], words[at + 1]];
  if (word === undefined || next?.gap !== " " || !DOES.has(next.lower) || IS.has(next.lower)) return false;
  return word.lower.length >= LEAST_UNLISTED && !FIRST_WORDS.has(word.lower) && !ORDINARY_END.test(word.lower);
}

function goesOnAsName(word: Word | undefined): boolean {
  return (
    word !== undefined &&
    isCapital(word) &&
    !NOT_NAMES.has(word.lower) &&
    !PLACES.has(word.lower) &&
    !MONTHS.has(word.lower)
  );
}
