import { Refused } from "../../src/errors.ts";
import { type Proposal, standing } from "../../src/meeting/record.ts";
import { requireMay } from "../../src/meeting/rules/access.ts";
import { requirePhase } from "../../src/meeting/rules/guards.ts";
import type { Dialog } from "../context.ts";
import { buttons, type CardElement, container, escapeMarkdown, excerpt, subtle, text } from "../kit.ts";
import { fitted } from "../lists.ts";
import { dialog, type Form, type FormContext, leadTo, notice, press } from "./formContext.ts";
import { aboutProposal, planForm } from "./plan.ts";

const LIST_BUDGET = 34_000;

/** The unit decides what it tries first (DOMAIN §3 step 9). Without an id: the proposals. With one: its plan. */
export const takeTiltak: Form = (ctx) => {
  const { meeting, viewerId, request } = ctx;
  requirePhase(meeting, "summary");
  requireMay(meeting, viewerId, "takeTiltak");
  const proposals = standing(meeting.record, "tiltak");
  if (!request.id) return list(ctx, proposals);
  const proposal = proposals.find((p) => p.id === request.id);
  if (proposal === undefined) throw new Refused("tiltakUnknown");
  return planForm(ctx, proposal, {
    verb: "takeTiltak",
    earliestMs: ctx.nowMs,
    back: ctx.t("dialog.takeTiltak.back"),
  });
};

function list(ctx: FormContext, proposals: readonly Proposal[]): Dialog {
  const { t } = ctx;
  const title = t("dialog.takeTiltak.title");
  if (proposals.length === 0) return notice(ctx, title, "dialog.takeTiltak.none");
  const numbered = proposals.map((proposal, at) => ({ proposal, number: at + 1 }));
  const body = [
    text(t("dialog.takeTiltak.hint")),
    subtle(t("dialog.takeTiltak.craft")),
    ...fitted(t, numbered, LIST_BUDGET, ({ proposal, number }, limit) => row(ctx, proposal, number, limit)),
  ];
  return dialog(ctx, title, body, []);
}

/** Buttons carry the number, so that they differ also for those who only hear them. */
function row(ctx: FormContext, proposal: Proposal, number: number, limit: number): CardElement {
  const { t, meeting } = ctx;
  const { id } = proposal;
  const planned = meeting.record.plans[id] !== undefined;
  const actions = planned
    ? [
        leadTo(ctx, t("dialog.takeTiltak.change", { number }), "takeTiltak", { id }),
        press(ctx, t("dialog.takeTiltak.drop", { number }), "dropTiltak", { id }),
      ]
    : [leadTo(ctx, t("dialog.takeTiltak.plan", { number }), "takeTiltak", { id })];
  const state = planned ? [text(t("dialog.takeTiltak.planned"), { weight: "Bolder" })] : [];
  const words = text(`**${number}.** ${escapeMarkdown(excerpt(proposal.text, limit))}`);
  return container([...state, words, aboutProposal(ctx, proposal), ...buttons(...actions)], { separator: true });
}
