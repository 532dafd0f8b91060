import { Refused } from "../../src/errors.ts";
import { type Proposal, standing } from "../../src/meeting/record.ts";
import type { EndedMeeting } from "../../src/meeting/state.ts";
import type { Dialog } from "../kit/context.ts";
import { dialog, type Form, type FormContext, leadTo } from "../kit/formContext.ts";
import { buttons, type CardElement, escapeMarkdown, excerpt, setApart, text } from "../kit/kit.ts";
import { fitted } from "../kit/lists.ts";
import { PAGE_BUDGET, paged } from "../kit/paged.ts";
import { aboutProposal, planForm } from "../phases/plan/plan.ts";

/** After the meeting: the plan of a tiltak, or the list of those that have one where there are several. */
export const correctPlan: Form<EndedMeeting> = (ctx) => {
  const { meeting, request, t } = ctx;
  const planned = standing(meeting.record, "tiltak").filter((p) => meeting.record.plans[p.id] !== undefined);
  const [only] = planned.length === 1 ? planned : [];
  const proposal = request.id ? planned.find((p) => p.id === request.id) : only;
  if (proposal === undefined) {
    if (request.id || planned.length === 0) throw new Refused("tiltakUnknown");
    return list(ctx, planned);
  }
  return planForm(ctx, proposal, {
    verb: "correctPlan",
    earliestMs: meeting.startedAtMs,
    hint: t("dialog.correctPlan.hint"),
    ...(planned.length > 1 ? { back: t("dialog.correctPlan.back") } : {}),
  });
};

function list(ctx: FormContext<EndedMeeting>, planned: readonly Proposal[]): Dialog {
  const { t } = ctx;
  const { rows, turning } = paged(ctx, planned);
  const row = ({ item: proposal, number }: (typeof rows)[number], limit: number): CardElement => {
    const words = text(`**${number}.** ${escapeMarkdown(excerpt(proposal.text, limit))}`);
    const correct = leadTo(ctx, t("dialog.correctPlan.correct", { number }), "correctPlan", { id: proposal.id });
    return setApart([words, aboutProposal(ctx, proposal), ...buttons(correct)]);
  };
  return dialog(ctx, t("dialog.correctPlan.title"), [...fitted(t, rows, PAGE_BUDGET, row), ...turning], []);
}
