/** Who gets the referat, and what became of each mail. */
import { recipientsOf } from "../../src/meeting/afterwards/recipients.ts";
import type { Delivery, Recipient } from "../../src/meeting/afterwards/referat.ts";
import { type EndedMeeting, findPerson } from "../../src/meeting/state.ts";
import { clockText, dayText } from "../../src/text/dates.ts";
import type { EndedContext } from "../kit/context.ts";
import {
  buttons,
  type CardElement,
  container,
  escapeMarkdown,
  excerpt,
  execute,
  heading,
  line,
  openDialog,
  shortText,
  subtle,
} from "../kit/kit.ts";
import { fitted } from "../kit/lists.ts";

const RECIPIENTS_BUDGET = 8000;
const DELIVERIES_BUDGET = 11_000;
const LEFT_OUT_BUDGET = 2000;

/** Before it is sent: everybody who gets it, and those who don't, with the reason. */
export function recipientsContent(ctx: EndedContext): CardElement[] {
  const { meeting, t } = ctx;
  const recipients = recipientsOf(meeting);
  return [
    heading(t("card.referat.recipients", { count: recipients.length })),
    ...fitted(t, recipients, RECIPIENTS_BUDGET, (r) => line(recipientText(ctx, r)), "card.more"),
    ...(recipients.some((r) => r.email === undefined) ? [subtle(t("card.referat.missing"))] : []),
    ...leftOutContent(ctx),
    ...buttons(openDialog(t("card.button.recipients"), "recipients", ctx)),
  ];
}

/** «Per Haug – per@kommune.no», ready for a card. */
export function recipientText(ctx: Speaking, recipient: Recipient): string {
  const { name, email } = recipient;
  const address = email === undefined ? ctx.t("card.referat.noAddress") : shortText(email);
  return `${shortText(name, 40)} – ${[address, ...addressNotes(ctx, recipient)].join(" – ")}`;
}

type Speaking = Pick<EndedContext, "t" | "meeting">;

/** What the leader should know of an address before anything goes to it. */
function addressNotes({ t, meeting }: Speaking, { emailGuessed, outside }: Recipient): string[] {
  const confirmedBy = outside && findPerson(meeting, outside.by)?.name;
  return [
    ...(emailGuessed ? [t("card.referat.guessed")] : []),
    ...(confirmedBy === undefined ? [] : [t("card.referat.outside", { name: shortText(confirmedBy, 40) })]),
  ];
}

export interface LeftOut {
  readonly id: string;
  readonly name: string;
  readonly reason: string;
}

/** Those who are not to have the referat, in the order they were left out. */
export function leftOutOf({ people, referat }: EndedMeeting): LeftOut[] {
  const { leftOut, added } = referat.work;
  const all = [...people, ...added];
  return Object.entries(leftOut).map(([id, reason]) => ({
    id,
    reason,
    name: all.find((p) => p.id === id)?.name ?? "",
  }));
}

function leftOutContent({ meeting, t }: EndedContext): CardElement[] {
  return fitted(
    t,
    leftOutOf(meeting),
    LEFT_OUT_BUDGET,
    ({ name, reason }, limit) => {
      const values = { name: shortText(name, 40), reason: escapeMarkdown(excerpt(reason, limit)) };
      return line(t("card.referat.leftOut", values));
    },
    "card.more",
  );
}

const BY_URGENCY: readonly Delivery["status"][] = ["failed", "queued", "handedOver"];

/** One line for each recipient; failures first, since they are what the leader can do something about. */
export function deliveriesContent(ctx: EndedContext): CardElement[] {
  const { meeting, t } = ctx;
  const { referat } = meeting;
  if (referat.status !== "sent") return [];
  const sorted = recipientsOf(meeting)
    .flatMap((recipient) => {
      const delivery = referat.deliveries[recipient.id];
      return delivery === undefined ? [] : [{ recipient, delivery }];
    })
    .sort((a, b) => BY_URGENCY.indexOf(a.delivery.status) - BY_URGENCY.indexOf(b.delivery.status));
  return [
    ...fitted(t, sorted, DELIVERIES_BUDGET, (one) => deliveryContent(ctx, one.recipient, one.delivery), "card.more"),
    ...leftOutContent(ctx),
    ...buttons(openDialog(t("card.button.recipients"), "recipients", ctx)),
  ];
}

function deliveryContent(ctx: EndedContext, recipient: Recipient, delivery: Delivery): CardElement {
  const { t } = ctx;
  const words = line(deliveryText(ctx, recipient, delivery));
  if (delivery.status !== "failed") return words;
  const about = { personId: recipient.id };
  const retry = recipient.email === undefined ? [] : [execute(t("card.button.retryMail"), "retryMail", ctx, about)];
  const give = openDialog(t("card.button.giveAddress"), "giveAddress", ctx, about);
  return container([words, ...buttons(...retry, give)], { spacing: "Small" });
}

/** «**Per Haug** (per@kommune.no): på veg – ligg i kø for sending», ready for a card. */
export function deliveryText(ctx: Speaking, recipient: Recipient, delivery: Delivery): string {
  const { t } = ctx;
  const { name, email } = recipient;
  const address = email === undefined ? "" : ` (${[shortText(email), ...addressNotes(ctx, recipient)].join(", ")})`;
  const who = `**${shortText(name, 40)}**${address}`;
  switch (delivery.status) {
    case "queued":
      return `${who}: ${t("card.referat.queued")}`;
    case "handedOver":
      return `${who}: ${t("card.referat.handedOver", { day: dayText(delivery.atMs, ctx.meeting.info.målform), time: clockText(delivery.atMs) })}`;
    case "failed":
      return `${who}: ${t(`card.fault.${delivery.fault}`)}`;
  }
}
