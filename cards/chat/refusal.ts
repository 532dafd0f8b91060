/** The sentence a person gets when something can't be done. */
import type { Refused } from "../../src/errors.ts";
import { SAID_LATER } from "../../src/meeting/plan.ts";
import type { RefusalCode, RefusalParams } from "../../src/refusals.ts";
import { oneLine } from "../../src/text/oneLine.ts";
import type { TextKey, Translate } from "../../src/text/text.ts";
import { missingText } from "../../src/text/words.ts";
import { excerpt } from "../kit/markdown.ts";

/** What to do instead; a question where the writer may confirm. Names and texts in it are not escaped. */
export function refusalText(refused: Refused, t: Translate): string {
  const { code, params } = refused;
  switch (code) {
    case "planIncomplete":
      return t(`refusal.${code}`, inWords(params, t));
    case "textTooLong":
      return t(`refusal.${code}`, { ...params, over: tooMuch(refused) });
    default:
      return t(`refusal.${code}`, params);
  }
}

/** How many characters too many there were. */
export function tooMuch({ params: { length = 0, limit = 0 } }: Refused): number {
  return Number(length) - Number(limit);
}

/** Which tiltak lacks what, where the rules know fields and no words. */
function inWords({ tiltak = "", missing = "" }: RefusalParams, t: Translate): RefusalParams {
  const fields = SAID_LATER.filter((field) => String(missing).split(",").includes(field));
  return { tiltak: excerpt(oneLine(String(tiltak)), 80), missing: missingText(fields, t) };
}

/** What says yes to the question, where it is about a button and not about what was written. */
const YES: Partial<Record<RefusalCode, TextKey>> = {
  turnsMissing: "confirm.turnsMissing",
  evaluationMissing: "confirm.evaluationMissing",
  reviewMissing: "confirm.reviewMissing",
  nextMissing: "confirm.nextMissing",
};

/** Whether it was a button that was asked about, with nothing written that might be changed instead. */
export function asksAboutButton({ code }: Refused): boolean {
  return YES[code] !== undefined;
}

export function confirmText({ code }: Refused, t: Translate): string {
  return t(YES[code] ?? "dialog.confirm");
}
