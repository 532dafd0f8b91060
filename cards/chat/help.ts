import type { Card } from "../kit/context.ts";
import { buttons, card, facts, heading, subtle, text } from "../kit/kit.ts";
import { overviewButtons } from "../stafettlogg/overview/kit.ts";
import type { ChatWords } from "./welcome.ts";

const IN_CHAT = [
  "start",
  "followUp",
  "next",
  "card",
  "help",
  "status",
  "pause",
  "resume",
  "abort",
  "language",
] as const;
const IN_PRIVATE = [
  "card",
  "help",
  "status",
  "mine",
  "stafettlogg",
  "figures",
  "eining",
  "reminders",
  "language",
] as const;

/** What one can write to the bot; with an excuse first where it did not understand. */
export function helpCard(options: ChatWords & { readonly personal: boolean; readonly unknown: boolean }): Card {
  const { personal, unknown, målform, t } = options;
  const commands = personal ? IN_PRIVATE : IN_CHAT;
  const body = [
    ...(unknown ? [text(t("card.help.unknown"))] : []),
    heading(t("card.help.title")),
    facts(...commands.map((command): [string, string] => [t(`card.help.${command}`), t(`card.help.${command}.does`)])),
    subtle(t(personal ? "card.help.private" : "card.help.cards")),
    ...(personal ? buttons(...overviewButtons(t)) : []),
  ];
  return card(body, { lang: målform, fallbackText: t("card.help.fallback") });
}
