import type { Målform } from "../src/meeting/events.ts";
import type { Translate } from "../src/text/text.ts";
import type { Card } from "./context.ts";
import { buttons, card, heading, openDialog, subtle, text } from "./kit.ts";

export interface ChatWords {
  readonly målform: Målform;
  readonly t: Translate;
}

/** Hello from the bot. In a chat with the button that starts a meeting; in private with what comes there. */
export function welcomeCard({ personal, målform, t }: ChatWords & { readonly personal: boolean }): Card {
  const words = t(personal ? "card.welcome.personal" : "card.welcome.chat");
  const start = personal ? [] : buttons(openDialog(t("card.button.start"), "start"));
  const body = [heading(t("card.welcome.title")), text(words), ...start, subtle(t("card.welcome.help"))];
  return card(body, { lang: målform, fallbackText: words });
}
