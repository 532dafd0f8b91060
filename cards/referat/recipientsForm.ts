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
  escapeMarkdown,
  excerpt,
  heading,
  line,
  setApart,
  shortText,
  text,
  textInput,
} from "../kit/kit.ts";
import { fitted } from "../kit/lists.ts";
import { PAGE_BUDGET, paged } from "../kit/paged.ts";
import { deliveryText, type LeftOut, leftOutOf, recipientText } from "./recipients.ts";

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
  const recipients = failedFirst(meeting);
  const draws = [
    ...recipients.map((r) => () => recipientRow(ctx, r)),
    ...leftOutOf(meeting).map((one) => (limit: number) => leftOutRow(ctx, one, limit)),
  ];
  const { rows, turning } = paged(ctx, draws);
  const drawn = fitted(t, rows, PAGE_BUDGET, ({ item: draw }, limit) => draw(limit), "card.more");
  const before = rows.filter(({ number }) => number <= recipients.length).length;
  const body = [
    text(t(`dialog.recipients.hint.${meeting.referat.status === "sent" ? "sent" : "draft"}`)),
    ...drawn.slice(0, before),
    ...(before < rows.length ? [heading(t("dialog.recipients.leftOut"))] : []),
    ...drawn.slice(before),
    ...turning,
  ];
  const add = leadTo(ctx, t("dialog.addRecipient.title"), "addRecipient");
  return dialog(ctx, t("dialog.recipients.title"), body, [add]);
}

/** Those whose mail did not arrive stand on the first page: they are what the leader can do something about. */
function failedFirst(meeting: EndedMeeting): Recipient[] {
  const { referat } = meeting;
  const failed = ({ id }: Recipient) => referat.status === "sent" && referat.deliveries[id]?.status === "failed";
  return recipientsOf(meeting).toSorted((a, b) => Number(failed(b)) - Number(failed(a)));
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
  return setApart([line(words), ...buttons(...actions)]);
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
  return setApart([words, ...buttons(...restore)]);
}

function leaveOut(ctx: Ctx, recipient: Recipient): Dialog {
  const { t } = ctx;
  const reason = textInput(t, {
    id: "reason",
    label: t("dialog.leaveOut.reason"),
    required: t("dialog.write"),
    limit: LIMITS.sentenceChars,
    multiline: true,
  });
  const body = [heading(shortText(recipient.name)), text(t("dialog.leaveOut.hint")), reason];
  return dialog(ctx, t("dialog.leaveOut.title"), body, [
    send(ctx, t("dialog.leaveOut.leaveOut"), "leaveOutRecipient", { personId: recipient.id }),
    leadTo(ctx, t("dialog.recipients.back"), "recipients"),
  ]);
}
