/**
 * Looks for what must not stand in a text about a unit (DOMAIN §7): national ids, which are refused, and what is
 * likely a child's name or initials, which the writer is asked about. Both take time in proportion to the text.
 */
import { fnr } from "@navikt/fnrvalidator";
import { FIRST_NAMES } from "./firstNames.ts";
import { NOT_NAME_PART, NOT_NAMES, PLACE_HEADS, TWO_CAPITALS } from "./otherCapitals.ts";
import { LIST_ITEM, type Word, wordsOf } from "./words.ts";

const ID_DIGITS = 11;
/** With the century written out there are two digits more: 01.02.2003 45678. */
const LONG_ID_DIGITS = 13;
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
    let longDate = false;
    for (const group of groups.slice(index, index + LONG_ID_DIGITS)) {
      const gap = group.input.slice(end, group.index);
      if (gap.length > GAP_CHARS || /\p{L}/u.test(gap)) return false;
      end = group.index + group[0].length;
      digits += group[0];
      if (digits.length === ID_DIGITS && isNationalId(digits)) return true;
      if (digits.length >= LONG_ID_DIGITS) {
        return longDate && digits.length === LONG_ID_DIGITS && isNationalId(digits.slice(0, 4) + digits.slice(6));
      }
      longDate ||= digits.length === LONG_DATE_DIGITS;
    }
    return false;
  });
}

/** Full-width digits as plain ones, and without what takes no room: zero-width characters, soft hyphens. */
function readable(text: string): string {
  return text.normalize("NFKC").replace(/\p{Cf}/gu, "");
}

/** The validator's one check covers every kind of number, whichever of its functions is asked. */
function isNationalId(digits: string): boolean {
  return fnr(digits).status === "valid";
}

/**
 * The words in `text` that are likely a child's name or initials, each once, in the order and form they stand in.
 * `known` are names that may be used (participants, unit, topic); their words are passed over. Norwegian gives
 * capitals to proper names only, so a capital in mid-sentence tells; where a sentence begins a list of names does.
 */
export function likelyNames(text: string, known: readonly string[]): string[] {
  const passed = new Set(known.flatMap((name) => wordsOf(name).flatMap((w) => [w.lower, ...w.lower.split("-")])));
  const shouted = !/\p{Ll}/u.test(text);
  const words = wordsOf(text);
  const hits = words.filter((word, i) => {
    if (!/^\p{Lu}\P{N}*$/u.test(word.text) || forms(word).some((form) => passed.has(form))) return false;
    const after = words[i + 1];
    if (word.initials || word.text.length === 1) return isInitials(word, after);
    if (forms(word).some((form) => FIRST_NAMES.has(form))) return true;
    if (word.text === word.text.toUpperCase())
      return !shouted && word.text.length === 2 && !TWO_CAPITALS.has(word.lower);
    return !word.startsSentence && !isOtherCapital(word, after);
  });
  return [...new Set(hits.map((word) => word.text))];
}

/** The word, its first part where it has a hyphen, and both without the genitive: «Olas», «Kari's», «Ola-gutten». */
function forms({ lower }: Word): string[] {
  return [lower, lower.split("-")[0] ?? lower].flatMap((form) => [form, form.replace(/['’]?s$/, "")]);
}

/** «K.», «A.B.», «K. N.», or a letter that stands for someone: «eleven K». Not «klasse B», «5 B» or the item «A.» of a list. */
function isInitials(word: Word, after: Word | undefined): boolean {
  if (word.isLabel) return false;
  if (!word.initials) return !word.startsSentence && word.text !== "I";
  return !(word.startsLine && LIST_ITEM.test(word.text) && /^\p{Lu}/u.test(after?.text ?? ""));
}

function isOtherCapital(word: Word, after: Word | undefined): boolean {
  if (after?.gap === " " && PLACE_HEADS.has(after.lower)) return true;
  const [first = ""] = word.text.split("-");
  const startsWithAbbreviation = first !== word.text && first === first.toUpperCase();
  return startsWithAbbreviation || forms(word).some((form) => NOT_NAMES.has(form)) || NOT_NAME_PART.test(word.lower);
}
