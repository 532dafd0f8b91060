import archive from "./nn/archive.json" with { type: "json" };
import bot from "./nn/bot.json" with { type: "json" };
import cards from "./nn/cards.json" with { type: "json" };
import dialogs from "./nn/dialogs.json" with { type: "json" };
import einings from "./nn/einings.json" with { type: "json" };
import figures from "./nn/figures.json" with { type: "json" };
import followUp from "./nn/followUp.json" with { type: "json" };
import imports from "./nn/imports.json" with { type: "json" };
import insight from "./nn/insight.json" with { type: "json" };
import overview from "./nn/overview.json" with { type: "json" };
import referat from "./nn/referat.json" with { type: "json" };
import refusals from "./nn/refusals.json" with { type: "json" };
import reminders from "./nn/reminders.json" with { type: "json" };
import stafettlogg from "./nn/stafettlogg.json" with { type: "json" };
import words from "./nn/words.json" with { type: "json" };

export const nn = {
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
