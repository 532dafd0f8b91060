import { Refused } from "../../../src/errors.ts";
import { may } from "../../../src/meeting/access.ts";
import { undoableBy } from "../../../src/meeting/during/undo.ts";
import { type Contribution, nameOf, numberIn, proposalsNaming, standing } from "../../../src/meeting/record.ts";
import { phaseNow } from "../../../src/meeting/state.ts";
import { saidBy } from "../../../src/text/words.ts";
import { dialog, type Form, type FormContext, leadTo, press } from "../../kit/formContext.ts";
import {
  buttons,
  type CardElement,
  escapeMarkdown,
  excerpt,
  heading,
  setApart,
  shortText,
  subtle,
  text,
} from "../../kit/kit.ts";
import { fitted, sizeOf } from "../../kit/lists.ts";
import { PAGE_BUDGET, paged } from "../../kit/paged.ts";

/** What everybody said gets what a page of one's own leaves. */
const LISTS_BUDGET = 20_000;
const LEAST_OF_ALL = 3_000;

/** One's own innspel in this phase, to change or take back, and below them what everybody said, in full. */
export const mine: Form = (ctx) => {
  const { meeting, viewerId, nowMs, t } = ctx;
  const { collects } = phaseNow(meeting);
  if (collects === undefined) throw new Refused("wrongPhase");
  const all: readonly Contribution[] = standing(meeting.record, collects);
  const own = all.filter((c) => c.authorId === viewerId || c.writtenById === viewerId);
  const { rows, turning } = paged(ctx, own);
  const ownRows = fitted(t, rows, PAGE_BUDGET, ({ item }, limit) => ownRow(ctx, item, limit));
  const room = Math.max(LEAST_OF_ALL, LISTS_BUDGET - sizeOf(ownRows));
  const withdrawn = undoableBy(meeting, viewerId, nowMs).filter(({ what }) => what === "withdrawn");
  const body = [
    ...buttons(...withdrawn.slice(0, 1).map(({ at }) => press(ctx, t("card.button.undo.withdrawn"), "undo", { at }))),
    heading(t("dialog.mine.own")),
    ...(own.length === 0 ? [text(t("dialog.mine.none"))] : []),
    ...ownRows,
    ...turning,
    heading(t("dialog.mine.all")),
    ...(may(meeting, viewerId, "correctText") && all.length > 0
      ? buttons(leadTo(ctx, t("dialog.allSaid.title"), "allSaid"))
      : []),
    ...(all.length === 0 ? [text(t("dialog.mine.nobody"))] : []),
    ...fitted(t, all, room, (said, limit) => row(ctx, said, limit)),
  ];
  return dialog(ctx, t("dialog.mine.title"), body, []);
};

/** Buttons carry the number that it has on the card, so that they differ also for those who only hear them. */
function ownRow(ctx: FormContext, said: Contribution, limit: number): CardElement {
  const { t, meeting, viewerId } = ctx;
  const number = numberIn(meeting.record, said);
  const author = shortText(nameOf(meeting.people, said.authorId));
  const behalf = said.authorId === viewerId ? [] : [subtle(t("dialog.mine.for", { name: author }))];
  const actions = buttons(
    leadTo(ctx, t("dialog.mine.edit", { number }), "editContribution", { id: said.id }),
    proposalsNaming(meeting.record, said.id).length === 0
      ? press(ctx, t("dialog.mine.withdraw", { number }), "withdrawContribution", { id: said.id })
      : leadTo(ctx, t("dialog.mine.withdraw", { number }), "withdrawFactor", { id: said.id }),
  );
  const words = text(`**${number}.** ${escapeMarkdown(excerpt(said.text, limit))}`);
  return setApart([...behalf, words, ...actions]);
}

function row({ meeting, t }: FormContext, said: Contribution, limit: number): CardElement {
  const answers = said.kind === "clarifying" ? said.answers : [];
  const answerLine = (answer: (typeof answers)[number]) =>
    subtle(
      t("dialog.mine.answer", {
        name: shortText(nameOf(meeting.people, answer.answeredById)),
        answer: escapeMarkdown(excerpt(answer.text, limit)),
      }),
    );
  const number = numberIn(meeting.record, said);
  const words = text(`**${number}.** ${escapeMarkdown(excerpt(said.text, limit))}`, { spacing: "None" });
  return setApart([subtle(shortText(saidBy(t, meeting.people, said), 250)), words, ...answers.map(answerLine)]);
}
