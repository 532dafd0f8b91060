import { missingIn } from "../../../src/meeting/during/turns.ts";
import { dialog, type Form, notice, send } from "../../kit/formContext.ts";
import { choices, text } from "../../kit/kit.ts";
import { personOptions, writtenFor } from "../../kit/options.ts";

/** Somebody who is written for passes their turn. */
export const passFor: Form = (ctx) => {
  const { meeting, request, t } = ctx;
  const title = t("dialog.passFor.title");
  const inRound = "round" in meeting.visit ? missingIn(meeting.visit.round) : [];
  const people = writtenFor(meeting).filter((p) => inRound.includes(p.id));
  const [first] = people;
  if (first === undefined) return notice(ctx, title, "dialog.passFor.none");
  const person = choices({
    id: "personId",
    label: t("dialog.forWhom"),
    required: t("dialog.choose"),
    options: personOptions(people),
    value: people.find((p) => p.id === request.personId)?.id ?? first.id,
  });
  return dialog(ctx, title, [text(t("dialog.passFor.hint")), person], [send(ctx, t("dialog.passFor.pass"), "pass")]);
};
