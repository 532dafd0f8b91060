/** The last card in the chat: the outcome, so that those without mail see it too, and how the referat comes. */

import { type Delivery, newestEdition } from "../../src/meeting/afterwards/referat.ts";
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
  heading,
  openDialog,
  shortText,
  subtle,
  text,
} from "../kit/kit.ts";
import { outcomeContent } from "./outcome.ts";

/** With `startsNext` the button that starts the chat's next meeting. */
export function endedCard(ctx: CardContext<EndedMeeting>, startsNext = false): Card {
  const { meeting, t } = ctx;
  const { info, how } = meeting;
  const title = t(`card.ended.${how}`);
  const body: CardElement[] = [
    heading(title, "Large"),
    subtle(`${shortText(info.eining)} · ${challengeLine(ctx)}`),
    ...reason(ctx),
    ...outcomeContent(ctx),
    text(referatText(ctx), { spacing: "Medium" }),
    how === "completed" ? text(t("card.ended.thanks")) : subtle(t("card.ended.incomplete")),
    ...(startsNext ? buttons(openDialog(t("card.button.startNext"), "start")) : []),
  ];
  return card(body, { lang: info.målform, fallbackText: `${title} ${referatText(ctx)}` });
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
  if (referat.status === "draft") return t("card.ended.draft", at(referat.sendAtMs));
  const failed = Object.values(referat.deliveries).filter((d: Delivery) => d.status === "failed").length;
  return t(failed === 0 ? "card.ended.sent" : "card.ended.sentSome", {
    ...at(newestEdition(referat).sentAtMs),
    count: failed,
  });
}
