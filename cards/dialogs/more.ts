import { isEmployee } from "../../src/meeting/people.ts";
import { isLeaderOrSecretary, requireParticipant } from "../../src/meeting/rules/guards.ts";
import { PHASES } from "../../src/meeting/script.ts";
import { viddevaktId } from "../../src/meeting/state.ts";
import { type Action, buttons, type CardElement, heading, subtle } from "../kit.ts";
import { dialog, type Form, type FormContext, leadTo, press } from "./formContext.ts";

/** What is seldom needed, as fits who is looking. */
export const more: Form = (ctx) => {
  const { t } = ctx;
  const body = [
    ...group(t("dialog.more.time"), timeActions(ctx)),
    ...group(t("dialog.more.people"), peopleActions(ctx)),
    ...group(t("dialog.more.lead"), leadActions(ctx), t("dialog.more.leadHint")),
    ...group(t("dialog.more.end"), endActions(ctx)),
  ];
  return dialog(ctx, t("dialog.more.title"), body, []);
};

function group(title: string, actions: readonly Action[], hint?: string): CardElement[] {
  if (actions.length === 0) return [];
  return [heading(title), ...(hint === undefined ? [] : [subtle(hint)]), ...buttons(...actions)];
}

function timeActions(ctx: FormContext): Action[] {
  const { meeting, viewerId, t } = ctx;
  const leads = viewerId === meeting.leaderId;
  const { running } = meeting.clock;
  return [
    ...(leads || viewerId === viddevaktId(meeting) ? [leadTo(ctx, t("dialog.lengthen.title"), "lengthen")] : []),
    ...(isLeaderOrSecretary(meeting, viewerId)
      ? [running ? press(ctx, t("dialog.more.pause"), "pause") : press(ctx, t("dialog.more.resume"), "resume")]
      : []),
    ...(leads && running && meeting.visit.phase !== PHASES[0] ? [leadTo(ctx, t("dialog.goBack.title"), "goBack")] : []),
  ];
}

function peopleActions(ctx: FormContext): Action[] {
  const { meeting, viewerId, t } = ctx;
  if (!isLeaderOrSecretary(meeting, viewerId)) return [leadTo(ctx, t("dialog.more.aboutMe"), "participant")];
  return [
    leadTo(ctx, t("dialog.participant.title"), "participant"),
    leadTo(ctx, t("dialog.withoutApp.title"), "withoutApp"),
    ...(viewerId === meeting.leaderId ? [leadTo(ctx, t("dialog.roles.title"), "roles")] : []),
  ];
}

function leadActions(ctx: FormContext): Action[] {
  const { meeting, viewerId, t } = ctx;
  const person = requireParticipant(meeting, viewerId);
  const may = person.id !== meeting.leaderId && person.present && isEmployee(person);
  return may ? [press(ctx, t("dialog.more.askToLead"), "askToLead")] : [];
}

function endActions(ctx: FormContext): Action[] {
  const { meeting, viewerId, t } = ctx;
  if (viewerId === meeting.leaderId) return [leadTo(ctx, t("dialog.abort.title"), "abort")];
  return [press(ctx, t("dialog.more.leave"), "leave")];
}
