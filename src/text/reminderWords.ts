/** What a reminder says of a tiltak. */
import { dateText } from "./dates.ts";
import type { Translate } from "./text.ts";

export interface RemindedTiltak {
  /** Both `YYYY-MM-DD`. */
  readonly startBy: string;
  readonly evaluateBy: string;
  /** Nobody has evaluated it, and the one who leads the eining is told. */
  readonly isForLeader: boolean;
}

/** When it starts or is to be evaluated, seen from a day: one sentence or two. */
export function reminderWords(
  t: Translate,
  { startBy, evaluateBy, isForLeader }: RemindedTiltak,
  today: string,
): string {
  const dates = { start: dateText(startBy), evaluate: dateText(evaluateBy) };
  if (isForLeader) return t("reminder.when.leader", dates);
  if (evaluateBy < today) return t("reminder.when.late", dates);
  if (evaluateBy === today) return t("reminder.when.today", dates);
  if (startBy === today) return t("reminder.when.starts", dates);
  return t(startBy < today ? "reminder.when.goesOn" : "reminder.when.later", dates);
}
