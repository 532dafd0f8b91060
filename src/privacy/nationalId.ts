/** Looks for national ids, which are refused in a text about a unit (DOMAIN §7). Takes time in proportion to the text. */
import { fnr } from "@navikt/fnrvalidator";

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
