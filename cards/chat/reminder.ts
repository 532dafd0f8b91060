import type { Reminder } from "../../src/meeting/events.ts";
import type { KnownMeeting } from "../../src/meeting/state.ts";
import type { Card, CardContext } from "../kit/context.ts";
import { card, text } from "../kit/kit.ts";
import { toCardLine } from "./toCard.ts";

/** A gentle word to the whole chat that names nobody. */
export function reminderCard(ctx: CardContext<KnownMeeting>, reminder: Reminder): Card {
  const { meeting, t } = ctx;
  const words = t(`card.reminder.${reminder}`);
  return card([text(words), toCardLine(ctx)], { lang: meeting.info.målform, fallbackText: words });
}
