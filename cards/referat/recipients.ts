/** Who gets the referat, and what became of each mail. */
import { recipientsOf } from "../../src/meeting/afterwards/recipients.ts";
import type { Delivery, Recipient } from "../../src/meeting/afterwards/referat.ts";
import { type EndedMeeting, findPerson } from "../../src/meeting/state.ts";
import { clockText, dayText } from "../../src/text/dates.ts";
import { capital } from "../../src/text/words.ts";
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
  text,
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

/** Failures first and each for itself, since they are what the leader can do something about; those alike under one line. */
export function deliveriesContent(ctx: EndedContext): CardElement[] {
  const { meeting, t } = ctx;
  const { referat } = meeting;
  if (referat.status !== "sent") return [];
  const sorted = recipientsOf(meeting)
    .flatMap((recipient) => {
      const delivery = referat.deliveries[recipient.id];
      return delivery === undefined ? [] : [{ recipient, delivery, outcome: outcomeText(ctx, delivery) }];
    })
    .sort(({ delivery: a }, { delivery: b }) => byUrgency(a, b));
  const all = sorted.map((one, index) => ({ ...one, isFirst: sorted[index - 1]?.outcome !== one.outcome }));
  return [
    ...fitted(t, all, DELIVERIES_BUDGET, (one) => deliveryContent(ctx, one), "card.more"),
    ...leftOutContent(ctx),
    ...buttons(openDialog(t("card.button.recipients"), "recipients", ctx)),
  ];
}

/** Those of one minute, which is what is told, stay in the order of the list. */
function byUrgency(a: Delivery, b: Delivery): number {
  const by = BY_URGENCY.indexOf(a.status) - BY_URGENCY.indexOf(b.status);
  return by === 0 && a.status === "handedOver" && b.status === "handedOver" ? minute(a.atMs) - minute(b.atMs) : by;
}

const minute = (ms: number) => Math.floor(ms / 60_000);

interface Delivered {
  readonly recipient: Recipient;
  readonly delivery: Delivery;
  readonly outcome: string;
  readonly isFirst: boolean;
}

function deliveryContent(ctx: EndedContext, { recipient, delivery, outcome, isFirst }: Delivered): CardElement {
  const { t } = ctx;
  if (delivery.status !== "failed") {
    const who = line(`${shortText(recipient.name, 40)}${addressText(ctx, recipient)}`);
    return isFirst ? container([text(capital(outcome), { weight: "Bolder" }), who], { spacing: "Medium" }) : who;
  }
  const about = { personId: recipient.id };
  const retry = recipient.email === undefined ? [] : [execute(t("card.button.retryMail"), "retryMail", ctx, about)];
  const give = openDialog(t("card.button.giveAddress"), "giveAddress", ctx, about);
  return container([line(deliveryText(ctx, recipient, delivery)), ...buttons(...retry, give)], { spacing: "Small" });
}

/** «**Per Haug** (per@kommune.no): på veg – ligg i kø for sending», ready for a card. */
export function deliveryText(ctx: Speaking, recipient: Recipient, delivery: Delivery): string {
  return `**${shortText(recipient.name, 40)}**${addressText(ctx, recipient)}: ${outcomeText(ctx, delivery)}`;
}

function addressText(ctx: Speaking, recipient: Recipient): string {
  const { email } = recipient;
  return email === undefined ? "" : ` (${[shortText(email), ...addressNotes(ctx, recipient)].join(", ")})`;
}

function outcomeText({ t, meeting }: Speaking, delivery: Delivery): string {
  switch (delivery.status) {
    case "queued":
      return t("card.referat.queued");
    case "handedOver": {
      const day = dayText(delivery.atMs, meeting.info.målform);
      return t("card.referat.handedOver", { day, time: clockText(delivery.atMs) });
    }
    case "failed":
      return t(`card.fault.${delivery.fault}`);
  }
}
