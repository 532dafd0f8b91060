/** What stands in a plan before anybody has said anything, so that a tiltak can be taken as it is. */
import { osloDate } from "../../../src/meeting/oslo.ts";
import { daysAfter } from "../../../src/meeting/publicHolidays.ts";
import { schoolDayNear } from "../../../src/meeting/schoolDays.ts";
import { LIMITS, TIMES } from "../../../src/meeting/script/limits.ts";
import type { KnownMeeting } from "../../../src/meeting/state.ts";
import { challengeIn } from "../../../src/text/conclusion.ts";
import { excerpt } from "../../kit/kit.ts";

/** DOMAIN §5: one to two months is usual. */
const SUGGESTED_DAYS = 42;

/**
 * In the words that the group agreed on, by the unit itself, from the day of `earliestMs` on, and evaluated on a school day
 * so long after it that nobody is asked whether they mean it.
 */
export function usualPlan({ record, info }: KnownMeeting, earliestMs: number) {
  const challenge = record.statusQuo === undefined ? info.topic : challengeIn(record.statusQuo.sentence);
  const startBy = osloDate(earliestMs);
  const latest = daysAfter(startBy, TIMES.usualTiltakDays);
  return {
    oppmerksomheit: excerpt(challenge, LIMITS.oppmerksomheitChars),
    responsible: "eining",
    startBy,
    evaluateBy: schoolDayNear(daysAfter(startBy, SUGGESTED_DAYS), latest),
  } as const;
}
