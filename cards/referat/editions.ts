/** What was sent, and what has been corrected since. */
import type { Edition } from "../../src/meeting/afterwards/referat.ts";
import { clockText, dayText } from "../../src/text/dates.ts";
import { changeList } from "../../src/text/words.ts";
import type { EndedContext } from "../kit/context.ts";
import { buttons, type CardElement, container, escapeMarkdown, excerpt, line, openDialog, text } from "../kit/kit.ts";
import { fitted } from "../kit/lists.ts";
import type { Names } from "./names.ts";

const EDITIONS_BUDGET = 3000;

/** Corrections that nobody has got yet, set off with the button that sends them; nothing when there are none. */
export function unsentContent(ctx: EndedContext, { undecided }: Names): CardElement[] {
  const { meeting, t } = ctx;
  const { referat } = meeting;
  if (referat.status !== "sent" || referat.changed.length === 0) return [];
  const words = text(t("card.referat.unsent", { changed: changeList(t, referat.changed) }));
  // Names come first: they have their own words and their own button on this card.
  const send = undecided.length > 0 ? [] : [openDialog(t("card.button.correct"), "correctReferat", ctx)];
  return [container([words, ...buttons(...send)], { style: "emphasis", spacing: "Medium" })];
}

/** Every edition, newest first: number, when, and why it was sent. */
export function editionsContent(ctx: EndedContext): CardElement[] {
  const { meeting, t } = ctx;
  if (meeting.referat.status !== "sent") return [];
  const newestFirst = meeting.referat.editions.toReversed();
  return fitted(t, newestFirst, EDITIONS_BUDGET, (e, limit) => line(editionText(ctx, e, limit)), "card.more");
}

function editionText({ meeting, t }: EndedContext, edition: Edition, limit: number): string {
  const { number, because, sentAtMs, why = "", changed } = edition;
  return t(`card.edition.${because}`, {
    number,
    day: dayText(sentAtMs, meeting.info.målform),
    time: clockText(sentAtMs),
    changed: changeList(t, changed),
    why: escapeMarkdown(excerpt(why, limit)),
  });
}
