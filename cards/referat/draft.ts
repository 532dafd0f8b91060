/** The leader's private card after the meeting: the referat as it will stand, to correct, approve and send, and what became of it. */

import { recipientsOf } from "../../src/meeting/afterwards/recipients.ts";
import type { Draft, Sending } from "../../src/meeting/afterwards/referat.ts";
import { clockText, clockTextWithSeconds, dayText } from "../../src/text/dates.ts";
import { challengeLine } from "../kit/challenge.ts";
import type { Card, EndedContext } from "../kit/context.ts";
import { buttons, type CardElement, card, execute, heading, shortText, subtle, text } from "../kit/kit.ts";
import { archiveContent } from "./archive.ts";
import { editionsContent, unsentContent } from "./editions.ts";
import { incompleteContent } from "./incomplete.ts";
import { intoEntriesContent, notOpenContent } from "./intoEntries.ts";
import { type Names, namesContent, reviewNames } from "./names.ts";
import { pageContent } from "./page.ts";
import { previewContent } from "./preview.ts";
import { deliveriesContent, recipientsContent } from "./recipients.ts";
import { takeUpContent } from "./takeUpOthers.ts";

export function referatDraftCard(ctx: EndedContext): Card {
  const { meeting, t } = ctx;
  const { referat, info } = meeting;
  const title = t(`card.referat.${referat.status}`);
  const names = reviewNames(meeting);
  const body: CardElement[] = [
    heading(title, "Large"),
    subtle(`${shortText(info.eining)} · ${challengeLine(ctx)}`),
    ...(meeting.how === "completed" ? [] : [subtle(t("card.ended.incomplete"))]),
    ...content(ctx, names),
  ];
  return card(body, { lang: info.målform, fallbackText: title });
}

function content(ctx: EndedContext, names: Names): CardElement[] {
  const { referat } = ctx.meeting;
  switch (referat.status) {
    case "draft":
      return draft(ctx, referat, names);
    case "sending":
      return sending(ctx, referat);
    case "sent":
      return sent(ctx, names);
  }
}

/** A minute to think better of it. Nothing to change: what goes out is what was approved. */
function sending(ctx: EndedContext, { dueAtMs }: Sending): CardElement[] {
  const { meeting, t } = ctx;
  const values = { time: clockTextWithSeconds(dueAtMs), count: recipientsOf(meeting).length };
  return [
    text(t("card.referat.onItsWay", values)),
    ...buttons(execute(t("card.button.takeBackSending"), "takeBackSending", ctx)),
    ...previewContent(ctx),
  ];
}

/** Read from the top: what happens and when, what must be decided, the page itself, who gets it; the button at both ends. */
function draft(ctx: EndedContext, { sendAtMs }: Draft, names: Names): CardElement[] {
  const { meeting, t } = ctx;
  const when =
    sendAtMs === undefined
      ? t("card.referat.waits")
      : t("card.referat.when", { day: dayText(sendAtMs, meeting.info.målform), time: clockText(sendAtMs) });
  const approve = () => buttons(execute(t("card.button.approve"), "approveReferat", ctx));
  return [
    text(when),
    ...approve(),
    ...incompleteContent(ctx),
    ...namesContent(ctx, names),
    ...intoEntriesContent(ctx),
    ...previewContent(ctx),
    ...pageContent(ctx),
    ...recipientsContent(ctx),
    ...approve(),
  ];
}

/** What the leader can do something about first; the page last, since everybody has it by now. */
function sent(ctx: EndedContext, names: Names): CardElement[] {
  const { t } = ctx;
  return [
    ...namesContent(ctx, names),
    ...unsentContent(ctx, names),
    ...notOpenContent(ctx),
    ...takeUpContent(ctx),
    ...archiveContent(ctx),
    ...deliveriesContent(ctx),
    heading(t("card.referat.editions")),
    ...editionsContent(ctx),
    subtle(t("card.referat.correctHint")),
    ...pageContent(ctx),
  ];
}
