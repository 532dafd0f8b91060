import { Refused } from "../../src/errors.ts";
import { undecidedNames } from "../../src/meeting/afterwards/nameReview.ts";
import { recipientsOf } from "../../src/meeting/afterwards/recipients.ts";
import { newestEdition } from "../../src/meeting/afterwards/referat.ts";
import { LIMITS } from "../../src/meeting/script/limits.ts";
import type { EndedMeeting } from "../../src/meeting/state.ts";
import { changeList } from "../../src/text/words.ts";
import { dialog, type Form, leadTo, send } from "../kit/formContext.ts";
import { line, subtle, text, textInput } from "../kit/kit.ts";
import { fitted, nameList } from "../kit/lists.ts";
import { recipientText } from "./recipients.ts";

const RECIPIENTS_BUDGET = 12_000;

/** A new edition: what has changed, who gets it, and why. The one before stays as it was sent. */
export const correctReferat: Form<EndedMeeting> = (ctx) => {
  const { meeting, t } = ctx;
  const { referat } = meeting;
  if (referat.status !== "sent") throw new Refused("referatNotReady");
  if (referat.changed.length === 0) throw new Refused("nothingCorrected");
  const title = t("dialog.correctReferat.title");
  const names = undecidedNames(meeting);
  if (names.length > 0) {
    const words = text(t("dialog.correctReferat.namesFirst", { names: nameList(t, names) }));
    return dialog(ctx, title, [words], [leadTo(ctx, t("card.button.names"), "decideNames")]);
  }
  const why = textInput(t, {
    id: "why",
    label: t("dialog.correctReferat.why"),
    required: t("dialog.write"),
    limit: LIMITS.sentenceChars,
    multiline: true,
  });
  const body = [
    text(t("dialog.correctReferat.changed", { changed: changeList(t, referat.changed) })),
    why,
    subtle(t("dialog.correctReferat.hint", { number: newestEdition(referat).number })),
    text(t("dialog.correctReferat.recipients"), { weight: "Bolder" }),
    ...fitted(t, recipientsOf(meeting), RECIPIENTS_BUDGET, (r) => line(recipientText(ctx, r)), "card.more"),
  ];
  return dialog(ctx, title, body, [send(ctx, t("dialog.correctReferat.send"), "correctReferat")]);
};
