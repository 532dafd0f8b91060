/** How a tiltak that was brought went: all of them to choose from, or the form for one. */

import { findBrought } from "../../../src/meeting/during/followUp.ts";
import { type BroughtTiltak, followedUp, numberOfBrought, toReview } from "../../../src/meeting/followUp.ts";
import type { KnownMeeting } from "../../../src/meeting/state.ts";
import type { Dialog } from "../../kit/context.ts";
import { dialog, type Form, type FormContext, leadTo, notice, send } from "../../kit/formContext.ts";
import { buttons, type CardElement, choices, escapeMarkdown, excerpt, setApart, subtle, text } from "../../kit/kit.ts";
import { fitted } from "../../kit/lists.ts";
import { personOptions } from "../../kit/options.ts";
import { PAGE_BUDGET, paged } from "../../kit/paged.ts";
import { outcomeInputs } from "../../stafettlogg/inputs.ts";
import { reviewLines } from "./content.ts";

const NAME_CHARS = 40;

export const reviewTiltak: Form<KnownMeeting> = (ctx) => {
  const { meeting, request } = ctx;
  const all = toReview(meeting);
  const [only] = all.length === 1 ? all : [];
  const id = request.id || only?.id;
  return id === undefined ? list(ctx, all) : one(ctx, findBrought(meeting, id).tiltak, only !== undefined);
};

function list(ctx: FormContext<KnownMeeting>, all: readonly BroughtTiltak[]): Dialog {
  const { t } = ctx;
  const title = t("dialog.review.title");
  if (all.length === 0) return notice(ctx, title, "dialog.review.none");
  const { rows, turning } = paged(ctx, all);
  const body = [
    text(t("dialog.review.hint")),
    ...fitted(t, rows, PAGE_BUDGET, ({ item }, limit) => row(ctx, item, limit)),
    ...turning,
  ];
  return dialog(ctx, title, body, []);
}

function row(ctx: FormContext<KnownMeeting>, tiltak: BroughtTiltak, limit: number): CardElement {
  const { meeting, t } = ctx;
  const number = numberOfBrought(meeting, tiltak.id);
  const isDone = followedUp(meeting.record).reviews[tiltak.id] !== undefined;
  const title = t(isDone ? "dialog.review.change" : "dialog.review.write", { number });
  return setApart([
    text(`**${number}.** ${escapeMarkdown(excerpt(tiltak.text, limit))}`),
    ...reviewLines(ctx, tiltak, limit),
    ...buttons(leadTo(ctx, title, "reviewTiltak", { id: tiltak.id })),
  ]);
}

function one(ctx: FormContext<KnownMeeting>, tiltak: BroughtTiltak, isOnly: boolean): Dialog {
  const { meeting, t } = ctx;
  const { id } = tiltak;
  const given = followedUp(meeting.record).reviews[id];
  const here = meeting.people.filter((p) => p.present).map((p) => p.id);
  const options = meeting.people.filter((p) => p.present || given?.tookPart.includes(p.id));
  const body = [
    text(escapeMarkdown(excerpt(tiltak.text, 500))),
    ...outcomeInputs(t, given),
    choices({
      id: "tookPart",
      label: t("entry.evaluate.tookPart"),
      required: t("dialog.chooseSome"),
      options: personOptions(options, NAME_CHARS),
      value: given?.tookPart ?? here,
      many: true,
    }),
    subtle(t("dialog.review.hint")),
    subtle(t("dialog.noChildren")),
  ];
  const back = isOnly ? [] : [leadTo(ctx, t("entry.button.back"), "reviewTiltak")];
  return dialog(ctx, t("dialog.review.title"), body, [send(ctx, t("dialog.save"), "reviewTiltak", { id }), ...back]);
}
