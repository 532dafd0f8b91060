/** The leader's private card after the meeting: approve and send, and afterwards what became of every mail. */
import { recipientIds } from "../src/meeting/evolveReferat.ts";
import { type Delivery, type EndedMeeting, findPerson } from "../src/meeting/state.ts";
import { clockText, dayText } from "../src/text/dates.ts";
import { outcomeContent } from "./content/outcome.ts";
import { personName } from "./content/said.ts";
import type { Card, CardContext } from "./context.ts";
import {
  buttons,
  type CardElement,
  card,
  container,
  execute,
  heading,
  line,
  openDialog,
  shortText,
  subtle,
  text,
} from "./kit.ts";
import { fitted, nameList } from "./lists.ts";

type Ctx = CardContext<EndedMeeting>;
const RECIPIENTS_BUDGET = 10_000;

export function referatDraftCard(ctx: Ctx): Card {
  const { meeting, t } = ctx;
  const { referat, info } = meeting;
  const state = referat.status === "draft" ? draft(ctx, referat.sendAtMs) : sent(ctx, referat.deliveries);
  const title = t(`card.referat.${referat.status}`);
  const body: CardElement[] = [
    heading(title, "Large"),
    subtle(`${shortText(info.eining)} · ${shortText(info.topic, 300)}`),
    ...(meeting.how === "completed" ? [] : [subtle(t("card.ended.incomplete"))]),
    ...state,
    ...outcomeContent(ctx),
  ];
  return card(body, { lang: info.målform, fallbackText: title });
}

function draft(ctx: Ctx, sendAtMs: number): CardElement[] {
  const { meeting, t } = ctx;
  const at = { day: dayText(sendAtMs, meeting.info.målform), time: clockText(sendAtMs) };
  const people = recipientIds(meeting).flatMap((id) => findPerson(meeting, id) ?? []);
  const missing = people.filter((p) => p.email === undefined).map((p) => p.name);
  return [
    text(t("card.referat.when", at)),
    ...buttons(execute(t("card.button.approve"), "approveReferat", ctx)),
    text(t("card.referat.recipients"), { weight: "Bolder", spacing: "Medium" }),
    ...fitted(
      t,
      people.filter((p) => p.email !== undefined),
      RECIPIENTS_BUDGET,
      (p) => line(`${shortText(p.name, 40)} – ${shortText(p.email ?? "")}`),
      "card.more",
    ),
    ...(missing.length === 0 ? [] : [text(t("card.referat.missing", { names: nameList(t, missing) }))]),
  ];
}

const BY_URGENCY: readonly Delivery["status"][] = ["failed", "queued", "handedOver"];

/** One line for each recipient; failures first, since they are what the leader can do something about. */
function sent(ctx: Ctx, deliveries: Readonly<Record<string, Delivery>>): CardElement[] {
  const rank = ([, delivery]: readonly [string, Delivery]) => BY_URGENCY.indexOf(delivery.status);
  const sorted = Object.entries(deliveries).sort((a, b) => rank(a) - rank(b));
  const draw = ([id, delivery]: readonly [string, Delivery]) => recipient(ctx, id, delivery);
  return fitted(ctx.t, sorted, RECIPIENTS_BUDGET, draw, "card.more");
}

function recipient(ctx: Ctx, personId: string, delivery: Delivery): CardElement {
  const { meeting, t } = ctx;
  const address = findPerson(meeting, personId)?.email;
  const who = `**${personName(meeting, personId)}**${address === undefined ? "" : ` (${shortText(address)})`}`;
  switch (delivery.status) {
    case "queued":
      return line(`${who}: ${t("card.referat.queued")}`);
    case "handedOver":
      return line(`${who}: ${t("card.referat.handedOver", { time: clockText(delivery.atMs) })}`);
    case "failed": {
      const retry = address === undefined ? [] : [execute(t("card.button.retryMail"), "retryMail", ctx, { personId })];
      const give = openDialog(t("card.button.giveAddress"), "giveAddress", ctx, { personId });
      const words = line(`${who}: ${t(`card.fault.${delivery.fault}`)}`);
      return container([words, ...buttons(...retry, give)], { spacing: "Small" });
    }
  }
}
