import { may } from "../../src/meeting/access.ts";
import { REMINDERS } from "../../src/meeting/events.ts";
import { nameOf } from "../../src/meeting/record.ts";
import { sparedIn } from "../../src/meeting/sparedWords.ts";
import { promptedId, viddevaktId } from "../../src/meeting/state.ts";
import { phaseName } from "../../src/text/words.ts";
import { dialog, type Form, type FormContext, leadTo, press } from "../kit/formContext.ts";
import { type Action, buttons, type CardElement, heading, shortText, subtle } from "../kit/kit.ts";
import type { MeetingDialog } from "../needs.ts";
import {
  type Act,
  allowed,
  does,
  isLastPhase,
  minuteActs,
  nextActs,
  offerActs,
  opens,
  roundAgainActs,
  takeOverActs,
  timeActs,
  timely,
  whoAsksToLead,
} from "./acts.ts";
import { isHelping } from "./controls.ts";
import { partOf } from "./parts.ts";
import { undoActs } from "./undoing.ts";

/** All that the one who is looking can do, but for what has its button on everybody's card. */
export const more: Form = (ctx) => {
  const { meeting, t } = ctx;
  const asks = whoAsksToLead(ctx);
  const body = [
    ...group(t("dialog.more.takeOver", { name: shortText(asks?.name ?? "") }), drawn(ctx, takeOverActs(ctx))),
    ...group(
      t("dialog.more.offer", { name: shortText(nameOf(meeting.people, meeting.leaderId)) }),
      drawn(ctx, offerActs(ctx)),
    ),
    ...buttons(...drawn(ctx, undoActs(ctx))),
    ...group(t("dialog.more.phase", { phase: phaseName(t, meeting, meeting.visit.phase) }), phaseActions(ctx)),
    ...group(t("dialog.more.watch"), watchActions(ctx)),
    ...group(t("dialog.more.time"), drawn(ctx, [...timeActs(ctx), opens(t("dialog.goBack.title"), "goBack")])),
    ...group(t("dialog.more.said"), saidActions(ctx)),
    ...group(t("dialog.more.people"), peopleActions(ctx)),
    ...leading(ctx),
    ...group(t("dialog.more.end"), endActions(ctx)),
  ];
  return dialog(ctx, t("dialog.more.title"), body, []);
};

function group(title: string, actions: readonly Action[], hint?: string): CardElement[] {
  if (actions.length === 0) return [];
  return [heading(title), ...(hint === undefined ? [] : [subtle(hint)]), ...buttons(...actions)];
}

/** Those of `acts` that the viewer has the role for, as buttons of a dialog. */
function drawn(ctx: FormContext, acts: readonly Act[]): Action[] {
  return allowed(ctx, acts).map(({ title, how }) =>
    "opens" in how ? leadTo(ctx, title, how.opens) : press(ctx, title, how.verb, how.data),
  );
}

/** What the card shows of the phase to those with a role; people and roles have their own place further down. */
function phaseActions(ctx: FormContext): Action[] {
  const { everyone, acts } = partOf(ctx);
  // The cards of those with a role have few of them.
  const own = ctx.viewerId === ctx.meeting.leaderId || isHelping(ctx) ? timely(ctx, everyone) : [];
  const here = [...acts, ...own].filter(({ how }) => !("opens" in how && ELSEWHERE.includes(how.opens)));
  return drawn(ctx, [...here, ...(isLastPhase(ctx) ? [] : nextActs(ctx)), ...roundAgainActs(ctx)]);
}
const ELSEWHERE: readonly MeetingDialog[] = ["roles", "withoutApp", "participant"];

/** What the leader may mend; the newest of it may be of another phase. */
function saidActions(ctx: FormContext): Action[] {
  const isSaid = ctx.meeting.record.contributions.some(({ withdrawn }) => !withdrawn);
  return isSaid ? drawn(ctx, [opens(ctx.t("dialog.allSaid.title"), "allSaid")]) : [];
}

function watchActions(ctx: FormContext): Action[] {
  const { meeting, viewerId, t } = ctx;
  if (viewerId !== viddevaktId(meeting) && viewerId !== promptedId(meeting)) return [];
  const reminders = REMINDERS.map((reminder) => does(t(`card.button.remind.${reminder}`), "remind", { reminder }));
  return drawn(ctx, [...minuteActs(ctx), ...reminders]);
}

function peopleActions(ctx: FormContext): Action[] {
  const { meeting, viewerId, t } = ctx;
  if (!may(meeting, viewerId, "actForOthers")) return [leadTo(ctx, t("dialog.more.aboutMe"), "participant")];
  const words = sparedIn(meeting).length === 0 ? [] : [opens(t("dialog.sparedWords.title"), "sparedWords")];
  return [
    leadTo(ctx, t("dialog.participant.title"), "participant"),
    ...drawn(ctx, [
      opens(t("dialog.withoutApp.title"), "withoutApp"),
      opens(t("dialog.roles.title"), "roles"),
      ...words,
    ]),
  ];
}

/** To ask for it, or to ask somebody else to. */
function leading(ctx: FormContext): CardElement[] {
  const { t } = ctx;
  const title = t("dialog.more.lead");
  return [
    ...group(title, drawn(ctx, [opens(t("dialog.handOver.title"), "handOver")])),
    ...group(title, drawn(ctx, [does(t("dialog.more.askToLead"), "askToLead")]), t("dialog.more.leadHint")),
  ];
}

function endActions(ctx: FormContext): Action[] {
  const { t } = ctx;
  const abort = drawn(ctx, [opens(t("dialog.abort.title"), "abort")]);
  const finish = isLastPhase(ctx) ? drawn(ctx, nextActs(ctx)) : [];
  return abort.length > 0 ? [...finish, ...abort] : [press(ctx, t("dialog.more.leave"), "leave")];
}
