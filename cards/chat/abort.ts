import type { KnownMeeting } from "../../src/meeting/state.ts";
import type { Card, CardContext } from "../kit/context.ts";
import { buttons, card, execute, openDialog, text } from "../kit/kit.ts";

/** The answer to «avbryt»: what it means, and the button that does it. */
export function abortCard(ctx: CardContext<KnownMeeting>): Card {
  const { meeting, t } = ctx;
  const running = meeting.status === "active" && meeting.clock.running;
  const pause = running ? [execute(t("card.button.pause"), "pause", ctx)] : [];
  const words = t("card.abort.text");
  return card([text(words), ...buttons(openDialog(t("card.button.abort"), "abort", ctx), ...pause)], {
    lang: meeting.info.målform,
    fallbackText: words,
  });
}
