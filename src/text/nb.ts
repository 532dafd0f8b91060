import archive from "./nb/archive.json" with { type: "json" };
import bot from "./nb/bot.json" with { type: "json" };
import cards from "./nb/cards.json" with { type: "json" };
import dialogs from "./nb/dialogs.json" with { type: "json" };
import einings from "./nb/einings.json" with { type: "json" };
import figures from "./nb/figures.json" with { type: "json" };
import followUp from "./nb/followUp.json" with { type: "json" };
import imports from "./nb/imports.json" with { type: "json" };
import insight from "./nb/insight.json" with { type: "json" };
import overview from "./nb/overview.json" with { type: "json" };
import referat from "./nb/referat.json" with { type: "json" };
import refusals from "./nb/refusals.json" with { type: "json" };
import reminders from "./nb/reminders.json" with { type: "json" };
import stafettlogg from "./nb/stafettlogg.json" with { type: "json" };
import words from "./nb/words.json" with { type: "json" };
import type { nn } from "./nn.ts";

export const nb: Readonly<Record<keyof typeof nn, string>> = {
  ...archive,
  ...bot,
  ...cards,
  ...dialogs,
  ...einings,
  ...figures,
  ...followUp,
  ...imports,
  ...insight,
  ...overview,
  ...referat,
  ...refusals,
  ...reminders,
  ...stafettlogg,
  ...words,
};
