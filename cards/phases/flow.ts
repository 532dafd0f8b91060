/** Back to an earlier phase, more time, and ending before time. */
import { Refused } from "../../src/errors.ts";
import { LIMITS } from "../../src/meeting/script/limits.ts";
import { phasesBefore } from "../../src/meeting/script/scripts.ts";
import { phaseName } from "../../src/text/words.ts";
import { dialog, type Form, send } from "../kit/formContext.ts";
import { choices, subtle, text, textInput } from "../kit/kit.ts";

const EXTRA_MINUTES = [2, 5, 10, 15, 20, 30] as const;
const USUAL_EXTRA = 5;

export const goBack: Form = (ctx) => {
  const { meeting, t } = ctx;
  const earlier = phasesBefore(meeting.info, meeting.visit.phase);
  const last = earlier.at(-1);
  if (last === undefined) throw new Refused("noEarlierPhase");
  const phase = choices({
    id: "phase",
    label: t("dialog.goBack.phase"),
    required: t("dialog.choose"),
    options: earlier.map(({ id }) => ({ value: id, title: phaseName(t, meeting, id) })),
    value: last.id,
  });
  const reason = textInput(t, {
    id: "reason",
    label: t("dialog.goBack.reason"),
    required: t("dialog.write"),
    limit: LIMITS.contributionChars,
    multiline: true,
  });
  const body = [phase, reason, subtle(t("dialog.goBack.hint"))];
  return dialog(ctx, t("dialog.goBack.title"), body, [send(ctx, t("dialog.goBack.title"), "goBack")]);
};

export const lengthen: Form = (ctx) => {
  const { meeting, t } = ctx;
  const minutes = choices({
    id: "minutes",
    label: t("dialog.lengthen.minutes", { phase: phaseName(t, meeting, meeting.visit.phase) }),
    required: t("dialog.choose"),
    options: EXTRA_MINUTES.map((count) => ({ value: String(count), title: t("minutes", { count }) })),
    value: String(USUAL_EXTRA),
  });
  return dialog(ctx, t("dialog.lengthen.title"), [minutes], [send(ctx, t("dialog.lengthen.add"), "lengthen")]);
};

export const abort: Form = (ctx) => {
  const { t } = ctx;
  const reason = textInput(t, {
    id: "reason",
    label: t("dialog.abort.reason"),
    limit: LIMITS.contributionChars,
    multiline: true,
  });
  const body = [text(t("dialog.abort.hint")), reason];
  return dialog(ctx, t("dialog.abort.title"), body, [send(ctx, t("dialog.abort.title"), "abort")]);
};
