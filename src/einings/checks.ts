/** What the rules of an eining ask of texts and lists. Each gives what it checked, as it is to be kept, or throws Refused. */
import { Refused } from "../errors.ts";
import { parseAddress } from "../meeting/addresses.ts";
import { isDay } from "../meeting/days.ts";
import { checkedText } from "../meeting/texts.ts";
import { containsNationalId } from "../privacy/nationalId.ts";
import { type DaysOff, inOrder } from "./daysOff.ts";
import type { Facts } from "./events.ts";
import { EINING_LIMITS } from "./limits.ts";
import { plainNumber } from "./names.ts";
import { type Identity, ROLES, type Standing } from "./people.ts";

const NUMBER = /^[A-Z\d][A-Z\d-]{0,19}$/;

/** A name on one line. */
export function requireName(text: string, limit: number = EINING_LIMITS.nameChars): string {
  const name = checkedText(text.replace(/\s+/g, " "), limit, { known: [], asksForNames: false });
  if (name === "") throw new Refused("textMissing");
  return name;
}

export function requireFacts({ name, number, einingKind, målform }: Facts): Facts {
  const facts = { name: requireName(name), einingKind, målform };
  const given = number === undefined ? "" : plainNumber(number);
  if (given === "") return facts;
  // Eleven digits are a person's, not an eining's.
  if (!NUMBER.test(given) || containsNationalId(given)) throw new Refused("einingNumberInvalid");
  return { ...facts, number: given };
}

/** Somebody is known by an address, or by their id in the directory. */
export function requireIdentity({ name, email, personId }: Identity): Identity {
  const address = email === undefined || email.trim() === "" ? undefined : parseAddress(email)?.toLowerCase();
  const isWrong = email !== undefined && email.trim() !== "" && address === undefined;
  if (isWrong || (address === undefined && personId === undefined)) throw new Refused("addressInvalid");
  if (containsNationalId(address ?? "")) throw new Refused("nationalId");
  return {
    name: requireName(name),
    ...(address === undefined ? {} : { email: address }),
    ...(personId === undefined ? {} : { personId }),
  };
}

/** Each once, in the order that they have in lists. */
export function requireStanding({ roles, contactOf }: Standing): Standing {
  if (roles.length + contactOf.length === 0) throw new Refused("roleMissing");
  return { roles: ROLES.filter((role) => roles.includes(role)), contactOf: [...new Set(contactOf)].toSorted() };
}

export function requireDaysOff(daysOff: readonly DaysOff[]): readonly DaysOff[] {
  const limit = EINING_LIMITS.daysOff;
  if (daysOff.length > limit) throw new Refused("einingFull", { limit });
  return inOrder(
    daysOff.map(({ from, to, words }) => {
      if (!isDay(from) || !isDay(to)) throw new Refused("dateInvalid");
      if (to < from) throw new Refused("daysOffBackwards");
      return { from, to, words: requireName(words, EINING_LIMITS.wordsChars) };
    }),
  );
}
