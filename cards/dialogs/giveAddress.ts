import { Refused } from "../../src/errors.ts";
import { requireLeader } from "../../src/meeting/rules/guards.ts";
import { findPerson, type KnownMeeting } from "../../src/meeting/state.ts";
import { shortText, text, textInput } from "../kit.ts";
import { dialog, type Form, send } from "./formContext.ts";
import { EMAIL_CHARS } from "./options.ts";

/** After the meeting: an address for someone whom the referat did not reach. */
export const giveAddress: Form<KnownMeeting> = (ctx) => {
  const { meeting, viewerId, request, t } = ctx;
  requireLeader(meeting, viewerId);
  if (meeting.status !== "ended") throw new Refused("referatNotReady");
  const person = findPerson(meeting, request.personId ?? "");
  if (person === undefined) throw new Refused("personUnknown");
  const email = textInput({
    id: "email",
    label: t("dialog.giveAddress.email"),
    required: t("dialog.write"),
    maxLength: EMAIL_CHARS,
    style: "Email",
    value: person.email ?? "",
  });
  const body = [text(t("dialog.giveAddress.hint", { name: shortText(person.name) })), email];
  return dialog(ctx, t("dialog.giveAddress.title"), body, [
    send(ctx, t("dialog.giveAddress.send"), "giveAddress", { personId: person.id }),
  ]);
};
