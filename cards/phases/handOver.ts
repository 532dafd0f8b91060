import { whoCanBeAsked } from "../../src/meeting/during/handOver.ts";
import { nameOf } from "../../src/meeting/record.ts";
import { dialog, type Form, notice, press, send } from "../kit/formContext.ts";
import { choices, shortText, text } from "../kit/kit.ts";
import { personOptions } from "../kit/options.ts";

/** The leader asks somebody else to lead from now on; while that waits for an answer, it can be taken back. */
export const handOver: Form = (ctx) => {
  const { meeting, t } = ctx;
  const { offer, people: all } = meeting;
  const title = t("dialog.handOver.title");
  const nameIn = (id: string) => ({ name: shortText(nameOf(all, id)) });
  if (offer?.status === "asked") {
    const waits = text(t("dialog.handOver.asked", nameIn(offer.personId)));
    return dialog(ctx, title, [waits], [press(ctx, t("dialog.handOver.takeBack"), "takeBackOffer")]);
  }
  const people = whoCanBeAsked(meeting);
  if (people.length === 0) return notice(ctx, title, "dialog.handOver.nobody");
  const declined = offer === undefined ? [] : [text(t("card.told.offerDeclined", nameIn(offer.personId)))];
  const whom = choices({
    id: "personId",
    label: t("dialog.handOver.whom"),
    required: t("dialog.choose"),
    options: personOptions(people),
  });
  const ask = send(ctx, t("dialog.handOver.ask"), "offerLeading");
  return dialog(ctx, title, [...declined, text(t("dialog.handOver.hint")), whom], [ask]);
};
