/** The entry as a form with its whole story, and all that can be done with it. */
import type { Step } from "../../src/stafettlogg/tiltakstrapp.ts";
import { numberOf, openEnds } from "../../src/stafettlogg/tiltakstrapp.ts";
import { type Action, buttons, type CardElement, form } from "../kit/kit.ts";
import { type EntryContext, type EntryForm, goesTo, pressesEntry } from "./kit.ts";
import { story } from "./story.ts";

export const entryForm: EntryForm = (ctx) => {
  const { t, entry, entryId: e, mayWrite, stair } = ctx;
  const body = [
    ...story(t, entry, { stair, below: (step) => (mayWrite ? below(ctx, step) : []) }),
    ...buttons(...others(ctx)),
  ];
  const glimpse = goesTo(t("entry.button.lysglimt"), "entryLysglimt", { e });
  const add = mayWrite && entry.status === "open" ? [goesTo(t("entry.button.add"), "entryTiltak", { e })] : [];
  return form(t("entry.title"), body, [...add, glimpse], t.målform);
};

/** What may be done with a step: while it is tried it is changed or evaluated; after that its next step is asked for. */
function below({ t, entry, entryId: e }: EntryContext, { tiltak, outcome }: Step): CardElement[] {
  if (entry.status === "closed") return [];
  const { id } = tiltak;
  const number = numberOf(entry, id);
  if (outcome === "ongoing") {
    return buttons(
      goesTo(t("entry.button.evaluate", { number }), "entryEvaluate", { e, id }),
      goesTo(t("entry.button.changeTiltak", { number }), "entryTiltak", { e, id }),
    );
  }
  const end = openEnds(entry).find((one) => one.tiltak.id === id);
  if (end === undefined) return [];
  return buttons(goesTo(t(`entry.button.${end.asksFor}`, { number }), "entryTiltak", { e, follows: id }));
}

function others({ t, entry, entryId: e, mayWrite }: EntryContext): Action[] {
  if (!mayWrite) return [];
  if (entry.status === "closed") {
    return entry.reopenedAs === undefined
      ? [pressesEntry(t("entry.button.reopen"), "entryReopen", { e })]
      : [goesTo(t("entry.button.goesOn"), "entry", { e: entry.reopenedAs })];
  }
  return [
    goesTo(t("entry.button.change"), "entryFields", { e }),
    ...(entry.level < 2 ? [pressesEntry(t("entry.button.raise"), "entryLevel", { e, level: 2 })] : []),
    goesTo(t("entry.button.transfer"), "entryTransfer", { e }),
    goesTo(t("entry.button.close"), "entryClose", { e }),
  ];
}
