import type { Målform } from "../../src/meeting/events.ts";
import type { Translate } from "../../src/text/text.ts";
import type { Card } from "../kit/context.ts";
import { buttons, card, heading, openDialog, subtle, text } from "../kit/kit.ts";
import { overviewButtons } from "../stafettlogg/overview/kit.ts";

export interface ChatWords {
  readonly målform: Målform;
  readonly t: Translate;
}

/**
 * Hello from the bot. In a chat with the button that starts a meeting; in private with what comes there. Someone who
 * `asked` to start is also told how to do it without a form, which not every client can open.
 */
export function welcomeCard(words: ChatWords & { readonly personal: boolean; readonly asked?: boolean }): Card {
  const { personal, asked = false, målform, t } = words;
  const about = t(personal ? "card.welcome.personal" : "card.welcome.chat");
  const first = buttons(...(personal ? overviewButtons(t) : [openDialog(t("card.button.start"), "start")]));
  const last = t(asked ? "card.welcome.oneLine" : "card.welcome.help");
  const body = [heading(t("card.welcome.title")), text(about), ...first, subtle(last)];
  return card(body, { lang: målform, fallbackText: about });
}

/** The call has begun: the same button again, near at hand, without the introduction. */
export function callStartedCard({ målform, t }: ChatWords): Card {
  const words = t("card.welcome.started");
  const body = [text(words), ...buttons(openDialog(t("card.button.start"), "start"))];
  return card(body, { lang: målform, fallbackText: words });
}
