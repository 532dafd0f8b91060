/** Words that are likely names of children: those to decide on, and those that are left out of the referat. */
import { namesIn, undecidedNames } from "../../src/meeting/afterwards/nameReview.ts";
import type { EndedMeeting } from "../../src/meeting/state.ts";
import type { EndedContext } from "../kit/context.ts";
import { type Action, buttons, type CardElement, container, openDialog, subtle, text } from "../kit/kit.ts";
import { nameList } from "../kit/lists.ts";

const NAMES_BUDGET = 1000;

export interface Names {
  readonly all: readonly string[];
  readonly undecided: readonly string[];
}

/** Goes through all that was written, which takes a while in a large meeting: once for a card. */
export function reviewNames(meeting: EndedMeeting): Names {
  return { all: namesIn(meeting), undecided: undecidedNames(meeting) };
}

/** Set off where the sending waits for a decision; otherwise a line on what is left out, or nothing. */
export function namesContent(ctx: EndedContext, { all, undecided }: Names): CardElement[] {
  const { t } = ctx;
  const { referat } = ctx.meeting;
  const waits = referat.status === "draft" || (referat.status === "sent" && referat.changed.length > 0);
  if (waits && undecided.length > 0) {
    const values = { count: undecided.length, names: nameList(t, undecided, NAMES_BUDGET) };
    const words = [
      text(t("card.names.undecided", values)),
      text(t(`card.names.waits.${referat.status === "sent" ? "sent" : "draft"}`)),
    ];
    return [container([...words, ...buttons(namesAction(ctx))], { style: "attention", spacing: "Medium" })];
  }
  const masked = all.filter((word) => referat.work.decisions[word] === "mask");
  const left =
    masked.length === 0 ? [] : [subtle(t("card.names.masked", { names: nameList(t, masked, NAMES_BUDGET) }))];
  return [...left, ...buttons(...(all.length === 0 ? [] : [namesAction(ctx)]))];
}

export function namesAction(ctx: EndedContext): Action {
  return openDialog(ctx.t("card.button.names"), "decideNames", ctx);
}
