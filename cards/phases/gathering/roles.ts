import { nameOf } from "../../../src/meeting/record.ts";
import { capital } from "../../../src/text/words.ts";
import { dialog, type Form, type FormContext, press, send } from "../../kit/formContext.ts";
import { choices, facts, shortText, subtle, text } from "../../kit/kit.ts";
import { personOptions } from "../../kit/options.ts";

/** The leader asks a viddevakt and appoints a secretary (DOMAIN §3 step 3): one person chosen, several things to ask. */
export const roles: Form = (ctx) => {
  const { meeting, t } = ctx;
  const people = meeting.people.filter((p) => p.present && p.hasApp && p.id !== meeting.leaderId);
  const secretary =
    meeting.secretaryId === undefined ? t("dialog.roles.nobody") : nameOf(meeting.people, meeting.secretaryId);
  const now = facts(
    [capital(t("role.viddevakt")), viddevaktNow(ctx)],
    [capital(t("role.secretary")), shortText(secretary)],
  );
  const withoutViddevakt =
    meeting.viddevakt.status === "waived" ? [] : [press(ctx, t("dialog.roles.without"), "goWithoutViddevakt")];
  const noSecretary =
    meeting.secretaryId === undefined
      ? []
      : [press(ctx, t("dialog.roles.noSecretary"), "appointSecretary", { personId: "" })];
  if (people.length === 0) {
    return dialog(
      ctx,
      t("dialog.roles.title"),
      [now, text(t("dialog.roles.alone"))],
      [...withoutViddevakt, ...noSecretary],
    );
  }
  const person = choices({
    id: "personId",
    label: t("dialog.roles.person"),
    required: t("dialog.choose"),
    options: personOptions(people),
  });
  const body = [text(t("dialog.roles.viddevakt")), subtle(t("dialog.roles.secretary")), now, person];
  return dialog(ctx, t("dialog.roles.title"), body, [
    send(ctx, t("dialog.roles.ask"), "askViddevakt"),
    send(ctx, t("dialog.roles.appoint"), "appointSecretary"),
    ...withoutViddevakt,
    ...noSecretary,
  ]);
};

function viddevaktNow({ meeting, t }: FormContext): string {
  const { viddevakt } = meeting;
  if (!("personId" in viddevakt)) return t(`dialog.roles.${viddevakt.status}`);
  const name = shortText(nameOf(meeting.people, viddevakt.personId));
  return viddevakt.status === "accepted" ? name : t(`dialog.roles.${viddevakt.status}`, { name });
}
