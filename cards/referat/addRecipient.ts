import { LIMITS } from "../../src/meeting/script/limits.ts";
import type { EndedMeeting } from "../../src/meeting/state.ts";
import { dialog, type Form, leadTo, send } from "../kit/formContext.ts";
import { text, textInput, writingInput } from "../kit/kit.ts";

/** Somebody who was not in the meeting gets the referat too; after sending, at once. */
export const addRecipient: Form<EndedMeeting> = (ctx) => {
  const { meeting, t } = ctx;
  const name = textInput(t, {
    id: "name",
    label: t("dialog.addRecipient.name"),
    required: t("dialog.write"),
    limit: LIMITS.nameChars,
  });
  const email = writingInput({
    id: "email",
    label: t("dialog.addRecipient.email"),
    required: t("dialog.write"),
    style: "Email",
  });
  const body = [
    text(t(`dialog.addRecipient.hint.${meeting.referat.status === "sent" ? "sent" : "draft"}`)),
    name,
    email,
  ];
  return dialog(ctx, t("dialog.addRecipient.title"), body, [
    send(ctx, t("dialog.addRecipient.add"), "addRecipient"),
    leadTo(ctx, t("dialog.recipients.back"), "recipients"),
  ]);
};
