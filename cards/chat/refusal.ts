/** The sentence a person gets when something can't be done. */
import type { RefusalCode, Refused } from "../../src/errors.ts";
import type { TextKey, Translate } from "../../src/text/text.ts";

/** What to do instead; a question where the writer may confirm. Names and texts in it are not escaped. */
export function refusalText(refused: Refused, t: Translate): string {
  return t(`refusal.${refused.code}`, refused.params);
}

/** What says yes to the question, where it is about a button and not about what was written. */
const YES: Partial<Record<RefusalCode, TextKey>> = {
  turnsMissing: "confirm.turnsMissing",
  evaluationMissing: "confirm.evaluationMissing",
};

/** Whether it was a button that was asked about, with nothing written that might be changed instead. */
export function asksAboutButton({ code }: Refused): boolean {
  return YES[code] !== undefined;
}

export function confirmText({ code }: Refused, t: Translate): string {
  return t(YES[code] ?? "dialog.confirm");
}
