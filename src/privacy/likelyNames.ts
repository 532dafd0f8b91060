/**
 * Looks for what is likely a child's name or initials, which the writer is asked about (DOMAIN §7). Norwegian gives
 * capitals to proper names only, so a capital in mid-sentence tells; elsewhere a list of names does, and what stands
 * around the word. Takes time in proportion to the text.
 */
import { LRUCache } from "lru-cache";
import {
  actsAsPerson,
  actsAsUnlisted,
  beginsList,
  isCapital,
  isDate,
  isJoined,
  isSomewhere,
  namesChild,
  namesHouse,
  namesThing,
  type Place,
  standsAlone,
} from "./context.ts";
import { ALSO_FIRST_WORDS, ALSO_WORDS, NAMES } from "./firstNames.ts";
import { withoutGenitive } from "./forms.ts";
import { isOrdinary } from "./ordinaryWords.ts";
import { NOT_NAMES, TWO_CAPITALS } from "./otherCapitals.ts";
import { isPlaceLike, PLACES, PLACES_ALSO_NAMES } from "./places.ts";
import { LIST_ITEM, type Word, wordsOf } from "./words.ts";

/** «child» is asked about even where a participant has the same name: «eleven Ola». A «thing» has a name too. */
type Verdict = "name" | "child" | "thing" | undefined;

interface Finding {
  readonly word: Word;
  readonly isChild: boolean;
}

const MOST_INITIALS = 3;
/** Letters that are words by themselves, in one dialect or another. */
const ONE_LETTER_WORDS = new Set(["i", "å", "e", "æ", "o"]);

/**
 * The words in `texts` that are likely a child's name or initials, each once, in the order and form they stand in.
 * `known` are names that may be used (participants, unit, topic); their words are passed over, but not after «eleven».
 */
export function likelyNames(texts: readonly string[], known: readonly string[]): string[] {
  const found = texts.flatMap(findingsIn);
  if (found.length === 0) return [];
  const passed = partsOf(known);
  const asked = found.filter(({ word, isChild }) => isChild || !isAmong(passed, word.lower));
  return [...new Set(asked.map(({ word }) => word.text))];
}

/** Whether a word is, or is a form of, a part of one of these names. */
export function isAmongNames(word: string, names: readonly string[]): boolean {
  return isAmong(partsOf(names), word.toLowerCase());
}

function partsOf(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.flatMap((name) => wordsOf(name).flatMap(({ lower }) => [lower, ...lower.split("-")])));
}

/** Characters of text whose findings are kept: the same texts are looked through for every card that is drawn. */
const REMEMBERED_CHARS = 1_000_000;
const remembered = new LRUCache<string, readonly Finding[]>({
  maxSize: REMEMBERED_CHARS,
  sizeCalculation: (_found, text) => Math.max(1, text.length),
});

function findingsIn(text: string): readonly Finding[] {
  const before = remembered.get(text);
  if (before !== undefined) return before;
  const found = lookThrough(text);
  remembered.set(text, found);
  return found;
}

function lookThrough(text: string): Finding[] {
  const words = wordsOf(text);
  const shouted = !/\p{Ll}/u.test(text);
  const verdicts: Verdict[] = [];
  const found: Finding[] = [];
  words.forEach((word, at) => {
    const look: Look = { words, at, verdicts, shouted };
    const verdict = isCapital(word) ? ofCapital(word, look) : ofLowerCase(word, look);
    verdicts.push(verdict);
    if (isName(verdict)) found.push({ word, isChild: verdict === "child" });
  });
  return found;
}

/** A word of a text, and what was found about those before it. */
interface Look extends Place {
  readonly verdicts: readonly Verdict[];
  /** The text has no small letters, so capitals say nothing. */
  readonly shouted: boolean;
}

const isName = (verdict: Verdict) => verdict === "name" || verdict === "child";

/** Only what is no ordinary word, or joined to such a name: «ola», «ola og bjørn». */
function ofLowerCase(word: Word, look: Look): Verdict {
  if (isAmong(NAMES, word.lower)) return namesChild(look) === undefined ? "name" : "child";
  if (!ALSO_WORDS.has(word.lower) && word.lower !== "per") return undefined;
  if (namesChild(look) === "called") return "child";
  const { words, at, verdicts } = look;
  const isPair = (one: number, other: number) => words[one + 1]?.lower === "og" && one + 2 === other;
  if (isName(verdicts[at - 2]) && isPair(at - 2, at)) return verdicts[at - 2];
  return isPair(at, at + 2) && NAMES.has(words[at + 2]?.lower ?? "") ? "name" : undefined;
}

function ofCapital(word: Word, look: Look): Verdict {
  if (/\p{N}/u.test(word.text)) return undefined;
  if (word.initials || word.text.length === 1) return isInitials(word, look) ? "name" : undefined;
  const isIn: IsIn = (list) => isAmong(list, word.lower);
  if (isAllCapitals(word.text)) return ofCapitals(word, look, isIn);
  const last = look.verdicts[look.at - 1];
  const followsOn = word.gap === " ";
  if (followsOn && last === "thing") return "thing";
  if ((namesHouse(look) && !isGenitive(word.lower, NAMES)) || namesThing(look)) return "thing";
  // What follows a name is a surname, however ordinary: «Kari Voss», «Ola Skulstad».
  if (followsOn && isName(last) && !isIn(NOT_NAMES)) return last;
  const isGiven = isIn(NAMES) || isIn(ALSO_WORDS) || isIn(ALSO_FIRST_WORDS) || isPatronymic(word);
  const isOther = () => isIn(NOT_NAMES) || isAbbreviated(word) || (!isGiven && isOrdinary(word.lower));
  if (isToldChild(look, isIn) && !isOther()) return "child";
  if (isGiven) return ofGivenName(word, look, isIn);
  if (word.startsSentence) {
    const tells = isNextItem(look) || (actsAsUnlisted(look) && !isIn(PLACES));
    return tells && !isOther() ? "name" : undefined;
  }
  if (isWithThing(look)) return "thing";
  if (isIn(PLACES) || isOther()) return undefined;
  return (isIn(PLACES_ALSO_NAMES) || isPlaceLike(word.lower)) && isSomewhere(look, true) ? undefined : "name";
}

type IsIn = (list: ReadonlySet<string>) => boolean;

/** «PPT», «PPTs» */
const isAllCapitals = (text: string) => text === text.toUpperCase() || /^\p{Lu}{2,}s$/u.test(text);

/** «TL» is an abbreviation, «AB» may be a child; so may «KMN» after «eleven», and «OLA» anywhere. */
function ofCapitals(word: Word, look: Look, isIn: IsIn): Verdict {
  if (isIn(NAMES)) return namesChild(look) === undefined ? "name" : "child";
  if (look.shouted || isIn(NOT_NAMES)) return undefined;
  const capitals = word.text.replace(/s$/, "").length;
  if (namesChild(look) === "child" && capitals <= MOST_INITIALS) return "child";
  return capitals === 2 && !isIn(TWO_CAPITALS) ? "name" : undefined;
}

function ofGivenName(word: Word, look: Look, isIn: IsIn): Verdict {
  if ((isIn(PLACES) || isIn(PLACES_ALSO_NAMES)) && isSomewhere(look, false)) return undefined;
  if (isIn(NAMES) || isPatronymic(word)) return "name";
  if (!word.startsSentence) return isDate(look) && !isName(look.verdicts[look.at - 2]) ? undefined : "name";
  if (ALSO_WORDS.has(word.lower.split("-")[0] ?? "")) return "name";
  const inGenitive = isGenitive(word.lower, ALSO_WORDS) || isGenitive(word.lower, ALSO_FIRST_WORDS);
  return actsAsPerson(look, inGenitive) ? "name" : undefined;
}

/** After «eleven», «mor til» or «Gjeld:», or joined to such a name: «eleven Ola og Kari». */
function isToldChild(look: Look, isIn: IsIn): boolean {
  const how = namesChild(look);
  if (how === "child" || beginsList(look)) return true;
  const joined = isJoined(look);
  const withChild = joined !== undefined && look.verdicts[joined.with] === "child";
  return (how !== undefined || withChild) && !isIn(PLACES);
}

/** «Reven og Ekornet», where the first is told to be a house; and «Ytre Standal». */
function isWithThing(look: Look): boolean {
  const joined = isJoined(look);
  if (joined !== undefined) return look.verdicts[joined.with] === "thing";
  const last = look.words[look.at - 1];
  return look.words[look.at]?.gap === " " && isCapital(last) && PLACES.has(last?.lower ?? "");
}

/** An item of a list whose item before was a name. */
function isNextItem(look: Look): boolean {
  return isName(look.verdicts[look.at - 1]) && (look.words[look.at]?.gap.includes("\n") ?? false) && standsAlone(look);
}

/** Whether the word is among them, or its first part where it has a hyphen, also in the genitive: «Olas», «Ola-guten». */
function isAmong(list: ReadonlySet<string>, lower: string): boolean {
  if (list.has(lower)) return true;
  const last = lower[lower.length - 1];
  if ((last === "s" || last === "'" || last === "’") && list.has(withoutGenitive(lower))) return true;
  const hyphen = lower.indexOf("-");
  return hyphen > 0 && isAmong(list, lower.slice(0, hyphen));
}

const isGenitive = (lower: string, list: ReadonlySet<string>) => !list.has(lower) && list.has(withoutGenitive(lower));

/** «Johansen», «Larsen», «Eriksson»: a name made of a name. */
function isPatronymic({ lower }: Word): boolean {
  return (
    /s[eo]n$/.test(lower) && [-3, -2].some((end) => NAMES.has(lower.slice(0, end)) || lower.slice(0, end) === "hans")
  );
}

/** «PPT-rådgivar» */
function isAbbreviated({ text }: Word): boolean {
  const [first = ""] = text.split("-");
  return first !== text && first === first.toUpperCase();
}

/** «K.», «A.B.», «K. N.», or a letter that stands for someone: «eleven K». Not «klasse B», «5 B» or the item «A.» of a list. */
function isInitials(word: Word, { words, at }: Place): boolean {
  if (word.isLabel) return false;
  const next = words[at + 1];
  if (word.initials) return !(word.startsLine && LIST_ITEM.test(word.text) && isCapital(next));
  if (!word.startsSentence) return word.text !== "I";
  return !ONE_LETTER_WORDS.has(word.lower) && next?.gap === " " && !isCapital(next);
}
