/**
 * Looks for what must not stand in a text about a unit (DOMAIN §7): national ids, which are refused, and what is
 * likely a child's name or initials, which the writer is asked about. Both take time in proportion to the text.
 */
import { fnr } from "@navikt/fnrvalidator";
import { FIRST_NAMES } from "./privacy/firstNames.ts";
import {
  ABBREVIATIONS,
  LABELLED,
  NOT_NAME_PART,
  NOT_NAMES,
  PLACE_HEADS,
  TWO_CAPITALS,
} from "./privacy/otherCapitals.ts";

const ID_DIGITS = 11;
/** A birth date with the century in front of the personnummer: 01.02.2003 45678. */
const LONG_DATE_DIGITS = 8;
/** «010203 - 45678» has three characters between its parts. */
const GAP_CHARS = 3;

/**
 * Whether a fødselsnummer, D-nummer, H-nummer or a synthetic one stands anywhere in `text`, however it is spaced.
 * What fails the check digits or the date is let through, so that telephone and account numbers pass; a number that
 * is valid both as an account and as a person counts as a person. Digits inside a longer unbroken row are no id.
 */
export function containsNationalId(text: string): boolean {
  const groups = [...readable(text).matchAll(/\d+/g)];
  return groups.some((first, index) => {
    let digits = "";
    let end = first.index;
    let wholeDate = false;
    for (const group of groups.slice(index, index + ID_DIGITS + 2)) {
      const gap = group.input.slice(end, group.index);
      if (gap.length > GAP_CHARS || /\p{L}/u.test(gap)) return false;
      digits += group[0];
      end = group.index + group[0].length;
      if (digits.length === ID_DIGITS && fnr(digits).status === "valid") return true;
      if (wholeDate && digits.length === ID_DIGITS + 2) return fnr(digits.slice(0, 4) + digits.slice(6)).status === "valid";
      if (digits.length > ID_DIGITS + 2) return false;
      wholeDate ||= digits.length === LONG_DATE_DIGITS;
    }
    return false;
  });
}

/** Full-width digits as plain ones, and without what takes no room: zero-width characters, soft hyphens. */
function readable(text: string): string {
  return text.normalize("NFKC").replace(/\p{Cf}/gu, "");
}

const TOKEN =
  /(?<![\p{L}\p{N}])(?:(?<initials>\p{Lu}\.(?: ?\p{Lu}\.)*(?:\p{Lu}(?![\p{L}\p{N}]))?)|\p{L}[\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{N}]+)*)/gu;
/** What stands before the first word of a sentence, a quotation or an item of a list. */
const SENTENCE_BREAK = /[.!?:…\n«“"•*]/;

interface Word {
  readonly text: string;
  readonly lower: string;
  readonly initials: boolean;
  /** What stands between the word before and this one. */
  readonly gap: string;
}

/**
 * The words in `text` that are likely a child's name or initials, each once, in the order and form they stand in.
 * `known` are names that may be used (participants, unit, topic); their words are passed over. Norwegian gives
 * capitals to proper names only, so a capital in mid-sentence tells; where a sentence begins a list of names does.
 */
export function likelyNames(text: string, known: readonly string[]): string[] {
  const words = wordsOf(text);
  const passed = new Set(known.flatMap((name) => wordsOf(name).flatMap((w) => [w.lower, ...w.lower.split("-")])));
  const shouted = !/\p{Ll}/u.test(text);
  const hits = words.filter((word, i) => {
    if (!/^\p{Lu}/u.test(word.text) || /\d/.test(word.text)) return false;
    if (isPassed(word.lower, passed)) return false;
    const [before, after] = [words[i - 1], words[i + 1]];
    if (word.initials || word.text.length === 1) return isInitials(word, before, after);
    if (word.text === word.text.toUpperCase()) return isName(word.lower) || (!shouted && isTwoInitials(word));
    return isName(word.lower) || (!startsSentence(word, before) && !isOtherCapital(word, after));
  });
  return [...new Set(hits.map((word) => word.text))];
}

function wordsOf(text: string): Word[] {
  let end = 0;
  return [...text.normalize("NFC").matchAll(TOKEN)].map((match) => {
    const gap = match.input.slice(end, match.index);
    end = match.index + match[0].length;
    return { text: match[0], lower: match[0].toLowerCase(), initials: match.groups?.initials !== undefined, gap };
  });
}

/** The word without the genitive: «Olas», «Jonas'», «Kari's». */
function bases(lower: string): string[] {
  return [lower, lower.replace(/['’]?s$/, "")];
}

function isName(lower: string): boolean {
  return bases(lower).some((w) => FIRST_NAMES.has(w) || FIRST_NAMES.has(w.split("-")[0] ?? ""));
}

function isPassed(lower: string, passed: ReadonlySet<string>): boolean {
  return bases(lower).some((w) => passed.has(w));
}

function startsSentence(word: Word, before: Word | undefined): boolean {
  if (before === undefined) return true;
  // The full stop of a label that ends the sentence («plan B.») belongs to the label.
  if (before.initials) return LABELLED.has(before.gap.trim()) || word.gap.includes("\n");
  if (!SENTENCE_BREAK.test(word.gap)) return false;
  if (!/^\. ?$/.test(word.gap)) return true;
  return !ABBREVIATIONS.has(before.lower) && !(before.gap === "." && /^[ad]$/.test(before.text));
}

/** «K.», «A.B.», «K. N.», and a single letter that stands for someone: «eleven K». Not «klasse B», «5 B» or the list's «A.». */
function isInitials(word: Word, before: Word | undefined, after: Word | undefined): boolean {
  if (before !== undefined && LABELLED.has(before.lower) && word.gap === " ") return false;
  if (/\d\s*$/.test(word.gap)) return false;
  if (!word.initials) return word.text !== "I" && !startsSentence(word, before);
  const startsLine = before === undefined || word.gap.includes("\n");
  return !(startsLine && /^[A-F]\.$/.test(word.text) && after !== undefined && /^\p{Lu}/u.test(after.text));
}

function isTwoInitials(word: Word): boolean {
  return word.text.length === 2 && !TWO_CAPITALS.has(word.lower);
}

function isOtherCapital(word: Word, after: Word | undefined): boolean {
  if (after !== undefined && after.gap === " " && PLACE_HEADS.has(after.lower)) return true;
  const [first = ""] = word.text.split("-");
  // «BTI-møte», «A-laget», «Teams-møte»
  if (first !== word.text && (first === first.toUpperCase() || NOT_NAMES.has(first.toLowerCase()))) return true;
  return bases(word.lower).some((w) => NOT_NAMES.has(w)) || NOT_NAME_PART.test(word.lower);
}
