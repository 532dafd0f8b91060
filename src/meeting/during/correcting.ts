/** The leader mends what others have written: a slip, or a name that got through. Whoever wrote it is told. */
import { Refused } from "../../errors.ts";
import { hide } from "../../privacy/hide.ts";
import { active, requiredText } from "../guards.ts";
import type { Rule } from "../rule.ts";
import { findSaid, type Said } from "../said.ts";
import { LIMITS } from "../script/limits.ts";
import { askedAgain } from "../sparedWords.ts";
import type { ActiveMeeting } from "../state.ts";

export const correctText: Rule<"correctText"> = (state, command) => {
  const meeting = active(state);
  const said = standingText(meeting, command.id);
  const text = requiredText(meeting, command, command.text, LIMITS.contributionChars);
  return text === said.text ? [] : [{ type: "textCorrected", id: said.id, text, how: "corrected" }];
};

/** In the text as it stands now: what somebody has changed meanwhile is no reason to leave a name there. */
export const hideWords: Rule<"hideWords"> = (state, command) => {
  const meeting = active(state);
  const said = standingText(meeting, command.id);
  if (!command.words.some((words) => words.trim() !== "")) throw new Refused("textMissing");
  const { length } = command.words.join().trim();
  const limit = LIMITS.contributionChars;
  if (length > limit) throw new Refused("textTooLong", { limit, length });
  const text = hide(said.text, command.words);
  if (text === said.text.normalize("NFC")) throw new Refused("wordsNotFound");
  return [{ type: "textCorrected", id: said.id, text, how: "hidden" }, ...askedAgain(meeting, command.words)];
};

/** What was said and stands, in whichever phase. */
export function standingText({ record }: ActiveMeeting, id: string): Said {
  const said = findSaid(record, id);
  if (said === undefined) throw new Refused("contributionUnknown");
  if (said.of.withdrawn) throw new Refused("contributionWithdrawn");
  return said;
}
