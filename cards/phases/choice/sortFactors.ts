import { type Factor, numberIn, openFactors, standing } from "../../../src/meeting/record.ts";
import { dialog, type Form, type FormContext, notice, press } from "../../kit/formContext.ts";
import { buttons, type CardElement, escapeMarkdown, excerpt, setApart, subtle, text } from "../../kit/kit.ts";
import { fitted } from "../../kit/lists.ts";
import { PAGE_BUDGET, paged } from "../../kit/paged.ts";

/** What of the group's factors one can do something about, and what was merged and is to stand on its own again. */
export const sortFactors: Form = (ctx) => {
  const { meeting, t } = ctx;
  const title = t("dialog.sortFactors.title");
  const open = openFactors(meeting.record);
  if (open.length === 0) return notice(ctx, title, "dialog.vote.none");
  const merged = standing(meeting.record, "factors").filter((factor) => factor.mergedInto !== undefined);
  const { rows, turning } = paged(ctx, [...open, ...merged]);
  const body = [
    text(t("dialog.sortFactors.hint")),
    ...fitted(t, rows, PAGE_BUDGET, ({ item }, limit) => row(ctx, item, limit)),
    ...turning,
  ];
  return dialog(ctx, title, body, []);
};

/** Buttons carry the number that it has on the card, so that they differ also for those who only hear them. */
function row(ctx: FormContext, factor: Factor, limit: number): CardElement {
  const { t, meeting } = ctx;
  const number = numberIn(meeting.record, factor);
  const { id, systemFactor, mergedInto } = factor;
  const now = t(
    mergedInto ? "dialog.sortFactors.merged" : systemFactor ? "card.factors.system" : "card.factors.notSystem",
  );
  const action = mergedInto
    ? press(ctx, t("dialog.sortFactors.split", { number }), "splitFactor", { id })
    : press(
        ctx,
        t(systemFactor ? "dialog.sortFactors.outside" : "dialog.sortFactors.inside", { number }),
        "judgeFactor",
        {
          id,
          systemFactor: !systemFactor,
        },
      );
  const words = text(`**${number}.** ${escapeMarkdown(excerpt(factor.text, limit))}`);
  return setApart([words, subtle(now), ...buttons(action)]);
}
