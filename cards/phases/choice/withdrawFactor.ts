import { withdrawable } from "../../../src/meeting/during/contributions.ts";
import { proposalsNaming } from "../../../src/meeting/record.ts";
import { dialog, type Form, leadTo, press } from "../../kit/formContext.ts";
import { escapeMarkdown, excerpt, text } from "../../kit/kit.ts";
import { fitted } from "../../kit/lists.ts";

const LIST_BUDGET = 18_000;

/** Asks before a factor is taken back that tiltak were proposed against, and shows which they are. */
export const withdrawFactor: Form = (ctx) => {
  const { meeting, viewerId, request, t } = ctx;
  const factor = withdrawable(meeting, viewerId, request.id ?? "");
  const isOwn = factor.authorId === viewerId || factor.writtenById === viewerId;
  const others = isOwn ? {} : { others: true };
  const proposals = proposalsNaming(meeting.record, factor.id);
  const body = [
    text(t("dialog.withdrawFactor.hint", { count: proposals.length })),
    ...fitted(t, proposals, LIST_BUDGET, (proposal, limit) =>
      text(`«${escapeMarkdown(excerpt(proposal.text, limit))}»`),
    ),
  ];
  return dialog(ctx, t("dialog.withdrawFactor.title"), body, [
    press(ctx, t("dialog.withdrawFactor.yes"), "withdrawContribution", { id: factor.id, confirmed: true, ...others }),
    leadTo(ctx, t("dialog.withdrawFactor.no"), isOwn ? "mine" : "allSaid"),
  ]);
};
