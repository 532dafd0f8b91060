/** «Angre»: on the card for the one who did something, and by name on the plain one, since nobody's own view of it is certain. */

import type { Undoable } from "../../src/meeting/deeds.ts";
import { undoableBy, undoableNow } from "../../src/meeting/during/undo.ts";
import type { UndoableOf } from "../../src/meeting/during/undoable.ts";
import { nameOf } from "../../src/meeting/record.ts";
import { phaseName } from "../../src/text/words.ts";
import type { ActiveContext } from "../kit/context.ts";
import { buttons, type CardElement, excerpt } from "../kit/kit.ts";
import { type Act, asButtons, does } from "./acts.ts";

const NAME_CHARS = 30;

/** What the viewer has done and can take back, newest first. */
export function undoActs(ctx: ActiveContext): Act[] {
  const { meeting, viewerId, nowMs } = ctx;
  if (viewerId === undefined) return [];
  return undoableBy(meeting, viewerId, nowMs).map((one) => does(titleOf(ctx, one), "undo", { at: one.at }));
}

/** At the end of a card, where no other button moves for it. */
export function undoing(ctx: ActiveContext): CardElement[] {
  return buttons(...asButtons(ctx, ctx.viewerId === undefined ? namedActs(ctx) : undoActs(ctx)));
}

/** That the word went on: there is no time for another card then. */
function namedActs(ctx: ActiveContext): Act[] {
  const { meeting, nowMs, t } = ctx;
  const newest = undoableNow(meeting, nowMs).find((one): one is UndoableOf<"word"> => one.what === "word");
  if (newest === undefined) return [];
  const title = titleOf(ctx, newest);
  const whose = t("card.button.undo.whose", { title, name: called(ctx, newest.by) });
  // Who gets the word back is mostly who gave it on, and named already.
  return [does(newest.by === newest.personId ? title : whose, "undo", { at: newest.at })];
}

function titleOf(ctx: ActiveContext, done: Undoable): string {
  const { meeting, t } = ctx;
  switch (done.what) {
    case "word":
      return t("card.button.undo.word", { name: called(ctx, done.personId) });
    case "phase":
      return t("card.button.undo.phase", { phase: phaseName(t, meeting, done.phase) });
    case "answered":
      return answers(ctx, done);
    default:
      return t(`card.button.undo.${done.what}`);
  }
}

function answers(ctx: ActiveContext, { by, people }: UndoableOf<"answered">): string {
  const { t } = ctx;
  const [first, ...others] = people.map(({ personId }) => personId);
  if (others.length > 0) return t("card.button.undo.answers", { count: people.length });
  if (first === undefined || first === by) return t("card.button.undo.answer");
  return t("card.button.undo.answerFor", { name: called(ctx, first) });
}

function called({ meeting }: ActiveContext, id: string): string {
  return excerpt(nameOf(meeting.people, id), NAME_CHARS);
}
