/** What stands in a plan before anybody has said anything, so that a tiltak can be taken as it is. */
import { osloDate } from "../../../src/meeting/oslo.ts";
import { usualEvaluation } from "../../../src/meeting/schoolDays.ts";
import { LIMITS } from "../../../src/meeting/script/limits.ts";
import type { KnownMeeting } from "../../../src/meeting/state.ts";
import { challengeIn } from "../../../src/text/conclusion.ts";
import { excerpt } from "../../kit/kit.ts";

/**
 * In the words that the group agreed on, by the unit itself, from the day of `earliestMs` on, and evaluated on a school day
 * so long after it that nobody is asked whether they mean it.
 */
export function usualPlan({ record, info }: KnownMeeting, earliestMs: number) {
  const challenge = record.statusQuo === undefined ? info.topic : challengeIn(record.statusQuo.sentence);
  const startBy = osloDate(earliestMs);
  return {
    oppmerksomheit: excerpt(challenge, LIMITS.oppmerksomheitChars),
    responsible: "eining",
    startBy,
    evaluateBy: usualEvaluation(startBy),
  } as const;
}
