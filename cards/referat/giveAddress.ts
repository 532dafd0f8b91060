import { Refused } from "../../src/errors.ts";
import { findRecipient } from "../../src/meeting/afterwards/recipients.ts";
import type { EndedMeeting } from "../../src/meeting/state.ts";
import { dialog, type Form, send } from "../kit/formContext.ts";
import { shortText, text, writingInput } from "../kit/kit.ts";

/** After the meeting: an address for someone whom the referat did not reach. */
export const giveAddress: Form<EndedMeeting> = (ctx) => {
  const { meeting, request, t } = ctx;
  const recipient = findRecipient(meeting, request.personId ?? "");
  if (recipient === undefined) throw new Refused("personUnknown");
  const email = writingInput({
    id: "email",
    label: t("dialog.giveAddress.email"),
    required: t("dialog.write"),
    style: "Email",
    value: recipient.email ?? "",
  });
  const body = [text(t("dialog.giveAddress.hint", { name: shortText(recipient.name) })), email];
  return dialog(ctx, t("dialog.giveAddress.title"), body, [
    send(ctx, t("dialog.giveAddress.send"), "giveAddress", { personId: recipient.id }),
  ]);
};
