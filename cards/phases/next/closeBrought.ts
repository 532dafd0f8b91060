/** An entry that is brought to its end, with a sentence that tells how it went (DOMAIN §5). */
import { Refused } from "../../../src/errors.ts";
import { findEntry } from "../../../src/meeting/during/followUp.ts";
import { followedUp, mayClose } from "../../../src/meeting/followUp.ts";
import { CLOSINGS } from "../../../src/meeting/outcomes.ts";
import { LIMITS } from "../../../src/meeting/script/limits.ts";
import { dialog, type Form, leadTo, send } from "../../kit/formContext.ts";
import { choices, escapeMarkdown, heading, subtle, textInput } from "../../kit/kit.ts";

export const closeBrought: Form = (ctx) => {
  const { meeting, request, t } = ctx;
  const entry = findEntry(meeting, request.id ?? "");
  if (!mayClose(meeting, entry)) throw new Refused("entryGoesOn");
  const given = followedUp(meeting.record).closings[entry.entryId];
  const body = [
    heading(escapeMarkdown(entry.oppmerksomheit)),
    choices({
      id: "because",
      label: t("entry.close.because"),
      required: t("dialog.choose"),
      options: CLOSINGS.map((value) => ({ value, title: t(`entry.closed.${value}`) })),
      ...(given === undefined ? {} : { value: given.because }),
      expanded: true,
    }),
    textInput(t, {
      id: "sentence",
      label: t("entry.close.sentence"),
      required: t("dialog.write"),
      limit: LIMITS.sentenceChars,
      value: given?.sentence ?? "",
    }),
    subtle(t("dialog.closeBrought.hint")),
    subtle(t("dialog.noChildren")),
  ];
  return dialog(ctx, t("dialog.closeBrought.title"), body, [
    send(ctx, t("dialog.save"), "closeBrought", { id: entry.entryId }),
    leadTo(ctx, t("entry.button.back"), "decideNext"),
  ]);
};
