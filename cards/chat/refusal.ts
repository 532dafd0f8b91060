/** The sentence a person gets when something can't be done. */
import type { Refused } from "../../src/errors.ts";
import type { Translate } from "../../src/text/text.ts";

/** What to do instead; a question where the writer may confirm. Names and texts in it are not escaped. */
export function refusalText(refused: Refused, t: Translate): string {
  return t(`refusal.${refused.code}`, refused.params);
}
