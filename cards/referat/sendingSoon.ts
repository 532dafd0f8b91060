/** A word in private to the leader before the referat goes out by itself. */
import { undecidedNames } from "../../src/meeting/afterwards/nameReview.ts";
import { clockText, dayText } from "../../src/text/dates.ts";
import type { Card, EndedContext } from "../kit/context.ts";
import { buttons, card, execute, heading, text } from "../kit/kit.ts";
import { nameList } from "../kit/lists.ts";
import { incompleteContent } from "./incomplete.ts";
import { namesAction } from "./names.ts";

const NAMES_BUDGET = 1500;

/** `sendAtMs` is when it goes out unless somebody approves it before, in milliseconds since 1970. */
export function sendingSoonCard(ctx: EndedContext, sendAtMs: number): Card {
  const { meeting, t } = ctx;
  const at = { day: dayText(sendAtMs, meeting.info.målform), time: clockText(sendAtMs) };
  const names = undecidedNames(meeting);
  const words = t("card.soon.text", at);
  const body = [
    heading(t("card.soon.title")),
    text(words),
    ...incompleteContent(ctx),
    ...(names.length === 0 ? [] : [text(t("card.soon.names", { names: nameList(t, names, NAMES_BUDGET) }))]),
    ...buttons(
      ...(names.length === 0 ? [] : [namesAction(ctx)]),
      execute(t("card.button.approve"), "approveReferat", ctx),
    ),
  ];
  return card(body, { lang: meeting.info.målform, fallbackText: words });
}
