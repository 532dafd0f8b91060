/** Who gets the referat: left out with a reason and taken in again before it is sent, mended where a mail failed. */
import { Refused } from "../../src/errors.ts";
import { findRecipient, recipientsOf } from "../../src/meeting/afterwards/recipients.ts";
import type { Recipient } from "../../src/meeting/afterwards/referat.ts";
import { LIMITS } from "../../src/meeting/script/limits.ts";
import type { EndedMeeting } from "../../src/meeting/state.ts";
import type { Dialog } from "../kit/context.ts";
import { dialog, type Form, type FormContext, leadTo, press, send } from "../kit/formContext.ts";
import {
  type Action,
  buttons,
  type CardElement,
  container,
  escapeMarkdown,
  excerpt,
  heading,
  line,
  shortText,
  text,
  textInput,
} from "../kit/kit.ts";
import { fitted } from "../kit/lists.ts";
import { deliveryText, type LeftOut, leftOutOf, recipientText } from "./recipients.ts";

/** Room for everybody in a meeting of the largest size. */
const RECIPIENTS_BUDGET = 30_000;
const LEFT_OUT_BUDGET = 8000;
const LONGEST_ON_BUTTON = 40;

type Ctx = FormContext<EndedMeeting>;

/** Without a person: everybody. With one: why that person is left out. */
export const recipients: Form<EndedMeeting> = (ctx) => {
  const { meeting, request } = ctx;
  if (!request.personId) return list(ctx);
  if (meeting.referat.status === "sent") throw new Refused("referatSent");
  const recipient = findRecipient(meeting, request.personId);
  if (recipient === undefined) throw new Refused("personUnknown");
  return leaveOut(ctx, recipient);
};

function list(ctx: Ctx): Dialog {
  const { meeting, t } = ctx;
  const leftOut = leftOutOf(meeting);
  const body = [
    text(t(`dialog.recipients.hint.${meeting.referat.status}`)),
    ...fitted(t, recipientsOf(meeting), RECIPIENTS_BUDGET, (r) => recipientRow(ctx, r), "card.more"),
    ...(leftOut.length === 0 ? [] : [heading(t("dialog.recipients.leftOut"))]),
    ...fitted(t, leftOut, LEFT_OUT_BUDGET, (one, limit) => leftOutRow(ctx, one, limit), "card.more"),
  ];
  const add = leadTo(ctx, t("dialog.addRecipient.title"), "addRecipient");
  return dialog(ctx, t("dialog.recipients.title"), body, [add]);
}

/** Buttons carry the name, so that they differ also for those who only hear them. */
function recipientRow(ctx: Ctx, recipient: Recipient): CardElement {
  const { referat } = ctx.meeting;
  const delivery = referat.status === "sent" ? referat.deliveries[recipient.id] : undefined;
  const words = delivery === undefined ? recipientText(ctx, recipient) : deliveryText(ctx, recipient, delivery);
  const actions =
    referat.status === "draft"
      ? [leaveOutAction(ctx, recipient)]
      : delivery?.status === "failed"
        ? mendActions(ctx, recipient)
        : [];
  return container([line(words), ...buttons(...actions)], { separator: true, spacing: "Small" });
}

function leaveOutAction(ctx: Ctx, { id, name }: Recipient): Action {
  const title = ctx.t("dialog.recipients.leaveOut", { name: excerpt(name, LONGEST_ON_BUTTON) });
  return leadTo(ctx, title, "recipients", { personId: id });
}

function mendActions(ctx: Ctx, recipient: Recipient): Action[] {
  const { t } = ctx;
  const about = { personId: recipient.id };
  const name = excerpt(recipient.name, LONGEST_ON_BUTTON);
  const retry = press(ctx, t("dialog.recipients.retry", { name }), "retryMail", about);
  return [
    ...(recipient.email === undefined ? [] : [retry]),
    leadTo(ctx, t("dialog.recipients.giveAddress", { name }), "giveAddress", about),
  ];
}

function leftOutRow(ctx: Ctx, { id, name, reason }: LeftOut, limit: number): CardElement {
  const { t, meeting } = ctx;
  const title = t("dialog.recipients.restore", { name: excerpt(name, LONGEST_ON_BUTTON) });
  const restore = meeting.referat.status === "draft" ? [press(ctx, title, "restoreRecipient", { personId: id })] : [];
  const words = line(`**${shortText(name, 40)}**: ${escapeMarkdown(excerpt(reason, limit))}`);
  return container([words, ...buttons(...restore)], { separator: true, spacing: "Small" });
}

function leaveOut(ctx: Ctx, recipient: Recipient): Dialog {
  const { t } = ctx;
  const reason = textInput({
    id: "reason",
    label: t("dialog.leaveOut.reason"),
    required: t("dialog.write"),
    maxLength: LIMITS.sentenceChars,
    multiline: true,
  });
  const body = [heading(shortText(recipient.name)), text(t("dialog.leaveOut.hint")), reason];
  return dialog(ctx, t("dialog.leaveOut.title"), body, [
    send(ctx, t("dialog.leaveOut.leaveOut"), "leaveOutRecipient", { personId: recipient.id }),
    leadTo(ctx, t("dialog.recipients.back"), "recipients"),
  ]);
}
