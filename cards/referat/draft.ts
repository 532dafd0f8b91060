/** The leader's private card after the meeting: the referat as it will stand, to correct, approve and send, and what became of it. */

import type { ReferatState } from "../../src/meeting/afterwards/referat.ts";
import { clockText, dayText } from "../../src/text/dates.ts";
import { challengeLine } from "../kit/challenge.ts";
import type { Card, EndedContext } from "../kit/context.ts";
import { buttons, type CardElement, card, execute, heading, shortText, subtle, text } from "../kit/kit.ts";
import { archiveContent } from "./archive.ts";
import { editionsContent, unsentContent } from "./editions.ts";
import { incompleteContent } from "./incomplete.ts";
import { type Names, namesContent, reviewNames } from "./names.ts";
import { pageContent } from "./page.ts";
import { previewContent } from "./preview.ts";
import { deliveriesContent, recipientsContent } from "./recipients.ts";

type Draft = Extract<ReferatState, { status: "draft" }>;

export function referatDraftCard(ctx: EndedContext): Card {
  const { meeting, t } = ctx;
  const { referat, info } = meeting;
  const title = t(`card.referat.${referat.status}`);
  const names = reviewNames(meeting);
  const body: CardElement[] = [
    heading(title, "Large"),
    subtle(`${shortText(info.eining)} · ${challengeLine(ctx)}`),
    ...(meeting.how === "completed" ? [] : [subtle(t("card.ended.incomplete"))]),
    ...(referat.status === "draft" ? draft(ctx, referat, names) : sent(ctx, names)),
  ];
  return card(body, { lang: info.målform, fallbackText: title });
}

/** Read from the top: what happens and when, what must be decided, the page itself, who gets it; the button at both ends. */
function draft(ctx: EndedContext, { sendAtMs }: Draft, names: Names): CardElement[] {
  const { meeting, t } = ctx;
  const at = { day: dayText(sendAtMs, meeting.info.målform), time: clockText(sendAtMs) };
  const approve = () => buttons(execute(t("card.button.approve"), "approveReferat", ctx));
  return [
    text(t("card.referat.when", at)),
    ...approve(),
    ...incompleteContent(ctx),
    ...namesContent(ctx, names),
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
    ...archiveContent(ctx),
    ...deliveriesContent(ctx),
    heading(t("card.referat.editions")),
    ...editionsContent(ctx),
    subtle(t("card.referat.correctHint")),
    ...pageContent(ctx),
  ];
}
