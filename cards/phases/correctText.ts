/** The leader mends what another has written. */

import { standingText } from "../../src/meeting/during/correcting.ts";
import type { Said } from "../../src/meeting/said.ts";
import { LIMITS } from "../../src/meeting/script/limits.ts";
import { phaseNow } from "../../src/meeting/state.ts";
import { likelyNames } from "../../src/privacy/likelyNames.ts";
import { dialog, type Form, type FormContext, leadTo, send } from "../kit/formContext.ts";
import { type CardElement, escapeMarkdown, excerpt, subtle, text, textInput } from "../kit/kit.ts";
import { called } from "./allSaid.ts";

/** A slip. */
export const correctText: Form = (ctx) => {
  const { meeting, request, t } = ctx;
  const said = standingText(meeting, request.id ?? "");
  const { id } = said;
  const input = textInput(t, {
    id: "text",
    label: t("dialog.correctText.label"),
    required: t("dialog.write"),
    limit: LIMITS.contributionChars,
    multiline: true,
    value: said.text,
  });
  const title = t("dialog.allSaid.correct", { what: called(ctx, said) });
  return dialog(
    ctx,
    title,
    [input, writerIsTold(ctx, said)],
    [send(ctx, t("dialog.save"), "correctText", { id }), leadTo(ctx, t("dialog.correctText.back"), "allSaid")],
  );
};

/** A name that got through: those that look like one are filled in. */
export const hideWords: Form = (ctx) => {
  const { meeting, request, t } = ctx;
  const said = standingText(meeting, request.id ?? "");
  const { id } = said;
  const { eining, topic } = meeting.info;
  const likely = likelyNames([said.text], [...meeting.people.map(({ name }) => name), eining, topic]);
  const input = textInput(t, {
    id: "words",
    label: t("dialog.hideWords.label"),
    required: t("dialog.write"),
    limit: LIMITS.contributionChars,
    value: likely.join(", "),
  });
  const body = [
    text(`«${escapeMarkdown(excerpt(said.text, LIMITS.contributionChars))}»`),
    input,
    subtle(t("dialog.hideWords.hint")),
    writerIsTold(ctx, said),
  ];
  return dialog(ctx, t("dialog.allSaid.hide", { what: called(ctx, said) }), body, [
    send(ctx, t("dialog.hideWords.hide"), "hideWords", { id }),
    leadTo(ctx, t("dialog.correctText.back"), "allSaid"),
  ]);
};

/** And can change it again, an innspel while the phase collects such. */
function writerIsTold({ meeting, t }: FormContext, { of, answer }: Said): CardElement {
  const canChange = answer === undefined && phaseNow(meeting).collects === of.kind;
  return subtle(t(canChange ? "dialog.correctText.hint" : "dialog.correctText.hint.later"));
}
