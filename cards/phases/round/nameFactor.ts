import { chosenFactors, withoutFactor } from "../../../src/meeting/record.ts";
import { dialog, type Form, notice, send } from "../../kit/formContext.ts";
import { choices, escapeMarkdown, excerpt, text } from "../../kit/kit.ts";
import { contributionOptions, notAll } from "../../kit/options.ts";

/** The proposals whose factor was withdrawn get another one, or several; the first of them first. */
export const nameFactor: Form = (ctx) => {
  const { meeting, t } = ctx;
  const title = t("dialog.nameFactor.title");
  const waiting = withoutFactor(meeting.record);
  const [proposal] = waiting;
  if (proposal === undefined) return notice(ctx, title, "dialog.nameFactor.none");
  const chosen = chosenFactors(meeting.record);
  const body = [
    text(t("dialog.nameFactor.hint", { count: waiting.length })),
    text(`«${escapeMarkdown(excerpt(proposal.text, 1000))}»`),
    ...notAll(ctx, chosen),
    choices({
      id: "factorId",
      label: t("dialog.contribute.factor"),
      required: t("dialog.chooseSome"),
      options: contributionOptions(chosen),
      value: chosen.length === 1 ? chosen.map(({ id }) => id) : [],
      many: true,
    }),
  ];
  return dialog(ctx, title, body, [send(ctx, t("dialog.save"), "nameFactor", { id: proposal.id })]);
};
