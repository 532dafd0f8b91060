/** Words that are asked about again, though somebody has said that they are no child. */
import type { EventBody } from "../events.ts";
import { active } from "../guards.ts";
import type { Rule } from "../rule.ts";
import { sparedIn } from "../sparedWords.ts";

export const askAgain: Rule<"askAgain"> = (state, { words }) =>
  sparedIn(active(state))
    .filter((word) => words.includes(word))
    .map((word): EventBody => ({ type: "wordAskedAgain", word }));
