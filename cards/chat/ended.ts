/** The last card in the chat: the outcome, so that those without mail see it too, how the referat comes, and the way back. */

import { isTimeFor } from "../../src/meeting/access.ts";
import { type Delivery, newestEdition } from "../../src/meeting/afterwards/referat.ts";
import { endStandsAtMs } from "../../src/meeting/during/ending.ts";
import type { EndedMeeting } from "../../src/meeting/state.ts";
import { clockText, dayText } from "../../src/text/dates.ts";
import { challengeLine } from "../kit/challenge.ts";
import type { Card, CardContext } from "../kit/context.ts";
import {
  buttons,
  type CardElement,
  card,
  escapeMarkdown,
  excerpt,
  execute,
  heading,
  openDialog,
  shortText,
  subtle,
  text,
} from "../kit/kit.ts";
import { mendsFollowUp } from "../referat/mendFollowUp.ts";
import { outcomeContent } from "./outcome.ts";

/** Of the chat's latest meeting, with the ways on from there: the next meeting, or back into this one. */
export function endedCard(ctx: CardContext<EndedMeeting>, isLatest: boolean): Card {
  const { meeting, t } = ctx;
  const { info, how } = meeting;
  const title = t(`card.ended.${how}`);
  const body: CardElement[] = [
    heading(title, "Large"),
    subtle(about(ctx)),
    ...reason(ctx),
    ...outcomeContent(ctx),
    text(referatText(ctx), { spacing: "Medium" }),
    ...(how === "completed" ? [text(t("card.ended.thanks"))] : incomplete(ctx)),
    ...buttons(...mendsFollowUp(ctx)),
    ...(isLatest ? afterwards(ctx) : []),
  ];
  return card(body, { lang: info.målform, fallbackText: `${title}. ${referatText(ctx)}` });
}

/** What was agreed on stands below. */
function about(ctx: CardContext<EndedMeeting>): string {
  const { info, record } = ctx.meeting;
  const eining = shortText(info.eining);
  return record.statusQuo === undefined ? `${eining} · ${challengeLine(ctx)}` : eining;
}

/** Nothing of it goes into the entries that it was to follow up. */
function incomplete({ meeting, t }: CardContext<EndedMeeting>): CardElement[] {
  const notCarried = meeting.brought === undefined ? [] : [subtle(t("card.ended.notCarried"))];
  return [subtle(t("card.ended.incomplete")), ...notCarried];
}

/** For as long as the end can be taken back, how; and where the next meeting is begun. */
function afterwards(ctx: CardContext<EndedMeeting>): CardElement[] {
  const { meeting, nowMs, t } = ctx;
  const untilMs = endStandsAtMs(meeting);
  const start = openDialog(t("card.button.startNext"), "start");
  if (nowMs >= untilMs || !isTimeFor(meeting, "continueMeeting")) return buttons(start);
  const goOn = execute(t("card.button.continueMeeting"), "continueMeeting", ctx, {
    ending: meeting.endsTakenBack ?? 0,
  });
  return [subtle(t("card.ended.takeBack", { time: clockText(untilMs) })), ...buttons(goOn, start)];
}

function reason({ meeting, t }: CardContext<EndedMeeting>): CardElement[] {
  const { abortReason } = meeting;
  if (!abortReason) return [];
  return [text(`${t("card.ended.reason")} ${escapeMarkdown(excerpt(abortReason, 1000))}`)];
}

/** When and how the referat comes, or came. */
export function referatText({ meeting, t }: CardContext<EndedMeeting>): string {
  const { referat, info } = meeting;
  const at = (ms: number) => ({ day: dayText(ms, info.målform), time: clockText(ms) });
  if (referat.status === "draft") {
    return referat.sendAtMs === undefined ? t("card.ended.waits") : t("card.ended.draft", at(referat.sendAtMs));
  }
  if (referat.status === "sending") return t("card.ended.sending", at(referat.dueAtMs));
  const failed = Object.values(referat.deliveries).filter((d: Delivery) => d.status === "failed").length;
  return t(failed === 0 ? "card.ended.sent" : "card.ended.sentSome", {
    ...at(newestEdition(referat).sentAtMs),
    count: failed,
  });
}
