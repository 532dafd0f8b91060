import { undoableBy } from "../../src/meeting/during/undo.ts";
import { numberIn, proposalsNaming } from "../../src/meeting/record.ts";
import { type Said, saidIn } from "../../src/meeting/said.ts";
import { phaseNow } from "../../src/meeting/state.ts";
import { capital, saidBy } from "../../src/text/words.ts";
import { dialog, type Form, type FormContext, leadTo, press } from "../kit/formContext.ts";
import {
  type Action,
  buttons,
  type CardElement,
  escapeMarkdown,
  excerpt,
  setApart,
  shortText,
  subtle,
  text,
} from "../kit/kit.ts";
import { fitted } from "../kit/lists.ts";
import { PAGE_BUDGET, paged } from "../kit/paged.ts";

/** Rows have three buttons each. */
const PAGE = 10;

/** All that has been said and stands, the newest first, for the leader to mend. */
export const allSaid: Form = (ctx) => {
  const { meeting, viewerId, nowMs, t } = ctx;
  const standing = meeting.record.contributions.filter(({ withdrawn }) => !withdrawn);
  const { rows, turning } = paged(ctx, standing.toReversed().flatMap(saidIn), { size: PAGE });
  const [undoable] = undoableBy(meeting, viewerId, nowMs).filter(
    ({ what }) => what === "corrected" || what === "withdrawn",
  );
  const undo =
    undoable && press(ctx, t(`card.button.undo.${undoable.what as "corrected"}`), "undo", { at: undoable.at });
  const body = [
    text(t(rows.length === 0 ? "dialog.mine.nobody" : "dialog.allSaid.hint")),
    ...buttons(...(undo === undefined ? [] : [undo])),
    ...fitted(t, rows, PAGE_BUDGET, ({ item }, limit) => row(ctx, item, limit)),
    ...turning,
  ];
  return dialog(ctx, t("dialog.allSaid.title"), body, []);
};

/** «spørsmål 2», by the number that it has on the card. */
export function called({ meeting, t }: FormContext, { of, answer }: Said): string {
  const number = numberIn(meeting.record, of);
  return answer === undefined ? t(`said.${of.kind}`, { number }) : t("said.answer", { answer, number });
}

function row(ctx: FormContext, said: Said, limit: number): CardElement {
  const { meeting, t } = ctx;
  const { id } = said;
  const what = called(ctx, said);
  return setApart([
    subtle(`**${capital(what)}** · ${shortText(saidBy(t, meeting.people, said), 250)}`),
    text(escapeMarkdown(excerpt(said.text, limit)), { spacing: "None" }),
    ...buttons(
      leadTo(ctx, t("dialog.allSaid.correct", { what }), "correctText", { id }),
      leadTo(ctx, t("dialog.allSaid.hide", { what }), "hideWords", { id }),
      ...takingOut(ctx, said, what),
    ),
  ]);
}

/** An innspel, while the phase collects such. */
function takingOut(ctx: FormContext, { id, of, answer }: Said, what: string): Action[] {
  const { meeting, t } = ctx;
  if (answer !== undefined || phaseNow(meeting).collects !== of.kind) return [];
  const title = t("dialog.allSaid.takeOut", { what });
  if (proposalsNaming(meeting.record, id).length > 0)
    return [leadTo(ctx, title, "withdrawFactor", { id, others: true })];
  return [press(ctx, title, "withdrawContribution", { id, others: true })];
}
