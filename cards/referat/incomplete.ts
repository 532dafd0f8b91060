/** What a plan still lacks before the referat can be approved, and the way to say it. */
import { incompletePlans } from "../../src/meeting/afterwards/work.ts";
import { missingText } from "../../src/text/words.ts";
import type { EndedContext } from "../kit/context.ts";
import { buttons, type CardElement, container, openDialog, shortText, text } from "../kit/kit.ts";

/** The first that lacks something, set off; the next comes when that is filled in. Nothing where all is said or sent. */
export function incompleteContent(ctx: EndedContext): CardElement[] {
  const { meeting, t } = ctx;
  const [first] = meeting.referat.status === "draft" ? incompletePlans(meeting) : [];
  if (first === undefined) return [];
  const { proposal, missing } = first;
  const values = { tiltak: shortText(proposal.text), missing: missingText(missing, t) };
  const fill = openDialog(t("card.button.fillPlan"), "correctPlan", ctx, { id: proposal.id });
  return [
    container([text(t("card.referat.incomplete", values)), ...buttons(fill)], {
      style: "attention",
      spacing: "Medium",
    }),
  ];
}
