import { evaluatedCount, hasEvaluated } from "../../../src/meeting/evaluations.ts";
import { isEmployee } from "../../../src/meeting/people.ts";
import { type KnownMeeting, phaseNow } from "../../../src/meeting/state.ts";
import type { CardContext } from "../../kit/context.ts";
import { type CardElement, line } from "../../kit/kit.ts";
import { nameList } from "../../kit/lists.ts";

/** How many have answered, and, while it is open, who has not. What they answered stands in the referat. */
export function evaluationContent({ meeting, t }: CardContext<KnownMeeting>): CardElement[] {
  const { record } = meeting;
  const together = record.commonEvaluation?.personIds.length ?? 0;
  const open = meeting.status === "active" && phaseNow(meeting).kind === "questions";
  const waiting = open ? meeting.people.filter((p) => p.present && isEmployee(p) && !hasEvaluated(record, p.id)) : [];
  return [
    line(t("card.evaluation.answered", { count: evaluatedCount(record) })),
    ...(together > 1 ? [line(t("card.evaluation.together", { count: together }))] : []),
    ...(waiting.length === 0
      ? []
      : [
          line(
            t("card.evaluation.waiting", {
              names: nameList(
                t,
                waiting.map((p) => p.name),
              ),
            }),
          ),
        ]),
  ];
}
