/** What comes after each tiltak: all of them to choose from, or the form for one; and which entries end. */
import { Refused } from "../../../src/errors.ts";
import { findBrought } from "../../../src/meeting/during/followUp.ts";
import {
  type BroughtEntry,
  type BroughtTiltak,
  followedUp,
  mayClose,
  numberOfBrought,
  outcomeIn,
  toDecide,
} from "../../../src/meeting/followUp.ts";
import { osloDate } from "../../../src/meeting/oslo.ts";
import { laterEvaluation } from "../../../src/meeting/schoolDays.ts";
import type { KnownMeeting } from "../../../src/meeting/state.ts";
import { nextText } from "../../../src/text/followUpWords.ts";
import type { Dialog } from "../../kit/context.ts";
import { dialog, type Form, type FormContext, leadTo, notice, press, send } from "../../kit/formContext.ts";
import {
  type Action,
  buttons,
  type CardElement,
  container,
  dateInput,
  escapeMarkdown,
  excerpt,
  line,
  text,
} from "../../kit/kit.ts";
import { fitted } from "../../kit/lists.ts";
import { PAGE_BUDGET, paged } from "../../kit/paged.ts";
import { reviewLines } from "../review/content.ts";
import { stepForm } from "./step.ts";

const NAME_CHARS = 40;
/** Rows have two buttons each, and say how it went. */
const PAGE = 8;

export const decideNext: Form<KnownMeeting> = (ctx) => {
  const { meeting, request } = ctx;
  if (request.id === undefined || request.id === "") return list(ctx);
  const brought = findBrought(meeting, request.id);
  const { tiltak } = brought;
  const outcome = outcomeIn(meeting, tiltak);
  if (outcome === undefined) throw new Refused("reviewFirst");
  return outcome === "ongoing" ? moveForm(ctx, tiltak) : stepForm(ctx, brought);
};

function list(ctx: FormContext<KnownMeeting>): Dialog {
  const { meeting, t } = ctx;
  const title = t("dialog.next.title");
  const all = (meeting.brought ?? []).flatMap((entry) =>
    toDecide(meeting, entry).map((tiltak, at, { length }) => ({
      entry,
      tiltak,
      isFirst: at === 0,
      isLast: at === length - 1,
    })),
  );
  if (all.length === 0) return notice(ctx, title, "dialog.next.none");
  const { rows, turning } = paged(ctx, all, { size: PAGE });
  const body = [
    text(t("dialog.next.hint")),
    ...fitted(t, rows, PAGE_BUDGET, ({ item, number }, limit) => {
      const { entry, tiltak, isFirst, isLast } = item;
      const begins = isFirst || number === rows[0]?.number;
      return container(
        [
          ...(begins ? [text(escapeMarkdown(entry.oppmerksomheit), { weight: "Bolder" })] : []),
          row(ctx, tiltak, limit),
          ...(isLast ? ending(ctx, entry, limit) : []),
        ],
        { separator: begins },
      );
    }),
    ...turning,
  ];
  return dialog(ctx, title, body, []);
}

/** Buttons carry the number that it has on the card, so that they differ also for those who only hear them. */
function row(ctx: FormContext<KnownMeeting>, tiltak: BroughtTiltak, limit: number): CardElement {
  const { meeting, t } = ctx;
  const { id } = tiltak;
  const number = numberOfBrought(meeting, id);
  const said = followedUp(meeting.record).next[id];
  const clean = (words: string) => escapeMarkdown(excerpt(words, limit));
  return container(
    [
      text(`**${number}.** ${clean(tiltak.text)}`),
      ...reviewLines(ctx, tiltak, limit),
      line(`→ ${said === undefined ? t("card.next.none") : nextText(t, meeting, { tiltak, next: said, clean })}`),
      ...buttons(...choicesFor(ctx, tiltak)),
    ],
    { spacing: "Medium" },
  );
}

function choicesFor(ctx: FormContext<KnownMeeting>, tiltak: BroughtTiltak): Action[] {
  const { meeting, t } = ctx;
  const { id } = tiltak;
  const number = numberOfBrought(meeting, id);
  const outcome = outcomeIn(meeting, tiltak);
  if (outcome === "ongoing") return [leadTo(ctx, t("dialog.next.move", { number }), "decideNext", { id })];
  const step = leadTo(
    ctx,
    t(outcome === "mistake" ? "dialog.next.right" : "dialog.next.step", { number }),
    "decideNext",
    {
      id,
    },
  );
  const hasNothing = followedUp(meeting.record).next[id]?.what === "nothing";
  const nothing = press(ctx, t("dialog.next.nothing", { number }), "decideNext", { id, what: "nothing" });
  return [step, ...(hasNothing ? [] : [nothing])];
}

/** An entry in which nothing is tried any more may end, with a sentence. */
function ending(ctx: FormContext<KnownMeeting>, entry: BroughtEntry, limit: number): CardElement[] {
  const { meeting, t } = ctx;
  const { entryId } = entry;
  const name = excerpt(entry.oppmerksomheit, NAME_CHARS);
  const closing = followedUp(meeting.record).closings[entryId];
  if (closing !== undefined) {
    const words = t("card.next.closed", { sentence: escapeMarkdown(excerpt(closing.sentence, limit)) });
    return [text(words), ...buttons(press(ctx, t("dialog.next.keepOpen", { name }), "keepOpen", { entryId }))];
  }
  return mayClose(meeting, entry)
    ? buttons(leadTo(ctx, t("dialog.next.close", { name }), "closeBrought", { id: entryId }))
    : [];
}

/** It is tried on: until when. */
function moveForm(ctx: FormContext<KnownMeeting>, tiltak: BroughtTiltak): Dialog {
  const { meeting, nowMs, t } = ctx;
  const said = followedUp(meeting.record).next[tiltak.id];
  const [, from = tiltak.startBy] = [tiltak.startBy, osloDate(nowMs)].toSorted();
  const value = said?.what === "move" ? said.evaluateBy : laterEvaluation(from);
  const body = [
    text(escapeMarkdown(excerpt(tiltak.text, 500))),
    ...reviewLines(ctx, tiltak, 300),
    dateInput({ id: "evaluateBy", label: t("dialog.next.later"), required: t("dialog.chooseDate"), value }),
  ];
  const data = { id: tiltak.id, what: "move" };
  return dialog(ctx, t("dialog.next.title"), body, [
    send(ctx, t("dialog.save"), "decideNext", data),
    leadTo(ctx, t("entry.button.back"), "decideNext"),
  ]);
}
