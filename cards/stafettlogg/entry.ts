/** The entry as a form with its whole story, and all that can be done with it. */
import { osloDate } from "../../src/meeting/oslo.ts";
import { canFollowUp } from "../../src/stafettlogg/forMeeting.ts";
import type { Entry } from "../../src/stafettlogg/state.ts";
import type { Step } from "../../src/stafettlogg/tiltakstrapp.ts";
import { numberOf, openEnds } from "../../src/stafettlogg/tiltakstrapp.ts";
import { dateText } from "../../src/text/dates.ts";
import { type Action, buttons, type CardElement, form, subtle, text } from "../kit/kit.ts";
import { type EntryContext, type EntryForm, goesTo, pressesEntry } from "./kit.ts";
import { story } from "./story.ts";

export const entryForm: EntryForm = (ctx) => {
  const { t, entry, entryId: e, mayWrite, stair, request } = ctx;
  const body = [
    ...(request.told === undefined ? [] : [text(`**${t(`entry.told.${request.told}`)}**`)]),
    ...story(t, entry, { stair, below: (step) => (mayWrite ? below(ctx, step) : []) }),
    ...archived(ctx),
    ...buttons(...others(ctx)),
  ];
  const glimpse = goesTo(t("entry.button.lysglimt"), "entryLysglimt", { e });
  const add = mayWrite && entry.status === "open" ? [goesTo(t("entry.button.add"), "entryTiltak", { e })] : [];
  return form(t("entry.title"), body, [...add, glimpse], t.målform);
};

/** Where it is on its way to the archive, for those who see to that. */
function archived({ t, entry: { archive }, mayArchive }: EntryContext): CardElement[] {
  if (!mayArchive || archive === undefined) return [];
  const day = dateText(osloDate(archive.atMs));
  if (archive.fault === undefined) return [subtle(t(`entry.archive.${archive.status}`, { day }))];
  return [text(t("entry.archive.failedBecause", { reason: t(`card.archive.fault.${archive.fault}`) }))];
}

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

function others(ctx: EntryContext): Action[] {
  const { t, entryId: e, entry, mayArchive } = ctx;
  const isOnItsWay = entry.archive?.status === "asked";
  return [
    ...changes(ctx),
    ...(ctx.mayReadReferat && isFromMeeting(entry) ? [goesTo(t("entry.button.referat"), "entryReferat", { e })] : []),
    pressesEntry(t("entry.button.export"), "entryExport", { e }),
    ...(mayArchive && !isOnItsWay ? [pressesEntry(t("entry.button.archive"), "entryArchive", { e })] : []),
  ];
}

function changes({ t, entry, entryId: e, mayWrite }: EntryContext): Action[] {
  if (!mayWrite) return [];
  if (entry.status === "closed") {
    return entry.reopenedAs === undefined
      ? [pressesEntry(t("entry.button.reopen"), "entryReopen", { e })]
      : [goesTo(t("entry.button.goesOn"), "entry", { e: entry.reopenedAs })];
  }
  return [
    goesTo(t("entry.button.change"), "entryFields", { e }),
    ...(isFromMeeting(entry) ? [goesTo(t("entry.button.others"), "entryOthers", { e })] : []),
    ...(entry.level < 2 ? [pressesEntry(t("entry.button.raise"), "entryLevel", { e, level: 2 })] : []),
    ...(canFollowUp(entry) ? [pressesEntry(t("entry.button.followUp"), "entryAskFollowUp", { e })] : []),
    goesTo(t("entry.button.transfer"), "entryTransfer", { e }),
    goesTo(t("entry.button.close"), "entryClose", { e }),
  ];
}

function isFromMeeting({ origin, tiltak }: Entry): boolean {
  return origin?.kind === "meeting" || tiltak.some(({ from }) => from !== undefined);
}
