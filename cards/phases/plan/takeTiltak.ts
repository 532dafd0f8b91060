import { requireOpen } from "../../../src/meeting/during/summary.ts";
import { numberIn, openProposals, type Proposal, standing } from "../../../src/meeting/record.ts";
import type { Dialog } from "../../kit/context.ts";
import { dialog, type Form, type FormContext, leadTo, notice, press, sendAndGoOn } from "../../kit/formContext.ts";
import { buttons, type CardElement, escapeMarkdown, excerpt, setApart, subtle, text } from "../../kit/kit.ts";
import { fitted } from "../../kit/lists.ts";
import { PAGE_BUDGET, paged } from "../../kit/paged.ts";
import { aboutProposal, planForm } from "./plan.ts";
import { usualPlan } from "./usual.ts";

/**
 * The unit decides what it tries first (DOMAIN §3 step 9). With an id: the plan of that proposal; without one the proposals,
 * or the plan at once where there is one proposal and nothing to choose.
 */
export const takeTiltak: Form = (ctx) => {
  const { meeting, request, t } = ctx;
  const proposals = listed(ctx);
  const [first] = proposals;
  const isOnly = proposals.length === 1 && first !== undefined && meeting.record.plans[first.id] === undefined;
  const id = request.id || (isOnly ? first.id : undefined);
  if (id === undefined) return list(ctx, proposals);
  return planForm(ctx, requireOpen(meeting, id), {
    verb: "takeTiltak",
    earliestMs: ctx.nowMs,
    alsoSend: sendAndGoOn(ctx, "takeTiltak", { id }),
    ...(isOnly ? {} : { back: t("dialog.takeTiltak.back") }),
  });
};

/** Those that can be taken, and those planned before whose factor is not chosen any more: their plan can still go. */
function listed({ meeting: { record } }: FormContext): Proposal[] {
  const open = openProposals(record);
  return standing(record, "tiltak").filter((p) => open.includes(p) || record.plans[p.id] !== undefined);
}

function list(ctx: FormContext, proposals: readonly Proposal[]): Dialog {
  const { t } = ctx;
  const title = t("dialog.takeTiltak.title");
  if (proposals.length === 0) return notice(ctx, title, "dialog.takeTiltak.none");
  const { rows, turning } = paged(ctx, proposals);
  const body = [
    text(t("dialog.takeTiltak.hint")),
    subtle(t("dialog.takeTiltak.craft")),
    ...fitted(t, rows, PAGE_BUDGET, ({ item }, limit) => row(ctx, item, limit)),
    ...turning,
  ];
  return dialog(ctx, title, body, []);
}

/** Buttons carry the number that it has on the card, so that they differ also for those who only hear them. */
function row(ctx: FormContext, proposal: Proposal, limit: number): CardElement {
  const { t, meeting } = ctx;
  const number = numberIn(meeting.record, proposal);
  const { id } = proposal;
  const planned = meeting.record.plans[id] !== undefined;
  const isOpen = openProposals(meeting.record).includes(proposal);
  const title = t(planned ? "dialog.takeTiltak.change" : "dialog.takeTiltak.plan", { number });
  const take = press(ctx, t("dialog.takeTiltak.take", { number }), "takeTiltak", {
    id,
    ...usualPlan(meeting, ctx.nowMs),
  });
  const actions = [
    ...(isOpen && !planned ? [take] : []),
    ...(isOpen ? [leadTo(ctx, title, "takeTiltak", { id })] : []),
    ...(planned ? [press(ctx, t("dialog.takeTiltak.drop", { number }), "dropTiltak", { id })] : []),
  ];
  const state = planned ? [text(t("dialog.takeTiltak.planned"), { weight: "Bolder" })] : [];
  const words = text(`**${number}.** ${escapeMarkdown(excerpt(proposal.text, limit))}`);
  return setApart([...state, words, aboutProposal(ctx, proposal), ...buttons(...actions)]);
}
