/** What people write: made fit to be stored, and seen to hold no child (DOMAIN §7). */
import { Refused } from "../errors.ts";
import { likelyNames } from "../privacy/likelyNames.ts";
import { containsNationalId } from "../privacy/nationalId.ts";

/** Without control characters (line breaks stay), trimmed; lone surrogates can't be stored and are replaced. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/(?!\n)\p{Cc}|[\ufffe\uffff]/gu, " ")
    .trim();
}

/** What is known where something is written: `known` are names and words that are no child's. */
export interface Writing {
  readonly known: readonly string[];
  /** Whether the writer has yet to be asked about likely names. */
  readonly asksForNames: boolean;
  /** Words that the writer says are no child. */
  readonly noChild?: readonly string[] | undefined;
}

/** A text that may be empty: cleaned, no longer than `limit`, free of national ids and of names that nobody has stood by. */
export function checkedText(text: string, limit: number, { known, asksForNames, noChild = [] }: Writing): string {
  const cleaned = clean(text);
  if (cleaned.length > limit) throw new Refused("textTooLong", { limit, length: cleaned.length });
  if (containsNationalId(cleaned)) throw new Refused("nationalId");
  const names = asksForNames ? likelyNames([cleaned], known).filter((name) => !noChild.includes(name)) : [];
  if (names.length > 0) throw new Refused("likelyName", { names: names.join(", ") });
  return cleaned;
}
