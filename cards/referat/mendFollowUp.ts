/** The ways to mend what a follow-up meeting came to, until it has been approved: then it stands in the entries. */
import { isTimeFor } from "../../src/meeting/access.ts";
import { toReview } from "../../src/meeting/followUp.ts";
import type { EndedContext } from "../kit/context.ts";
import { type Action, openDialog } from "../kit/kit.ts";

/** None where there is nothing to mend, or it is too late. */
export function mendsFollowUp(ctx: EndedContext): Action[] {
  const { meeting, t } = ctx;
  const { brought = [] } = meeting;
  if (brought.length === 0 || !isTimeFor(meeting, "reviewTiltak")) return [];
  // What was to come after a meeting that was cut short goes nowhere, so there is nothing to mend in it.
  const goesOn = meeting.how === "completed";
  return [
    ...(toReview(meeting).length === 0 ? [] : [openDialog(t("card.button.mendReview"), "reviewTiltak", ctx)]),
    ...(goesOn ? [openDialog(t("card.button.mendNext"), "decideNext", ctx)] : []),
  ];
}
