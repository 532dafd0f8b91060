import { hasEvaluated } from "../../../src/meeting/evaluations.ts";
import { isEmployee } from "../../../src/meeting/people.ts";
import { findPerson } from "../../../src/meeting/state.ts";
import type { ActiveContext } from "../../kit/context.ts";
import { subtle, text } from "../../kit/kit.ts";
import { opens } from "../acts.ts";
import type { DrawPart } from "../part.ts";
import { evaluationContent } from "./content.ts";

/** Five questions to the unit's own people, as a short rounding-off (DOMAIN §3 step 10). The others may go. */
export const questions: DrawPart = (ctx) => {
  const { t } = ctx;
  if (isDone(ctx)) {
    const thanks = text(t("card.evaluation.done"), { weight: "Bolder" });
    return { content: [thanks, ...evaluationContent(ctx)], everyone: [], acts: [], role: { beside: [] } };
  }
  const answers = opens(t("card.button.evaluate"), "evaluate");
  const hasAnswered = hasEvaluated(ctx.meeting.record, ctx.viewerId ?? "");
  return {
    content: [...evaluationContent(ctx), subtle(t("card.evaluation.how")), subtle(t("card.evaluation.ends"))],
    everyone: [answers],
    acts: [],
    role: hasAnswered ? { beside: [answers] } : { step: answers, beside: [] },
  };
};

/** Of another teneste, and not the one who writes for others. */
function isDone({ meeting, viewerId }: ActiveContext): boolean {
  const viewer = viewerId === undefined ? undefined : findPerson(meeting, viewerId);
  return viewer !== undefined && !isEmployee(viewer) && viewerId !== meeting.secretaryId;
}
