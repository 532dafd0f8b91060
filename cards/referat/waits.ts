/** A word in private to the leader when the referat has waited for approval for some days. */
import type { Draft } from "../../src/meeting/afterwards/referat.ts";
import { dayText } from "../../src/text/dates.ts";
import type { Card, EndedContext } from "../kit/context.ts";
import { card, heading, text } from "../kit/kit.ts";

/** Nothing to press: the card with the referat is posted anew right below. */
export function waitsCard({ meeting, t }: EndedContext, { remindAtMs = [], reminded = 0 }: Draft): Card {
  const words = t("card.waits.text", { day: dayText(meeting.startedAtMs, meeting.info.målform) });
  const last = reminded < remindAtMs.length ? [] : [text(t("card.waits.last"))];
  return card([heading(t("card.waits.title")), text(words), ...last], {
    lang: meeting.info.målform,
    fallbackText: words,
  });
}
