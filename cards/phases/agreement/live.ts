import type { ActiveContext } from "../../kit/context.ts";
import { type Act, does, opens } from "../acts.ts";
import { type DrawPart, someWrittenFor } from "../part.ts";
import { sentenceFor, statusQuoContent } from "./content.ts";

/** One sentence, and everybody's answer to it. */
export const agreement: DrawPart = (ctx) => {
  const { meeting, t } = ctx;
  const worded = meeting.record.statusQuo !== undefined;
  return {
    content: statusQuoContent(ctx),
    everyone: [does(t("card.button.agree"), "agree"), opens(t("card.button.reserve"), "reserve")],
    acts: [
      ...(worded
        ? []
        : [does(t("card.button.same"), "wordStatusQuo", { sentence: sentenceFor(meeting), agrees: true })]),
      opens(t(worded ? "card.button.wordAgain" : "card.button.word"), "wordStatusQuo"),
      ...(someWrittenFor(ctx)
        ? [opens(t("card.button.agreeTogether"), "agreeTogether"), opens(t("card.button.answerFor"), "answerFor")]
        : []),
      ...conclude(ctx),
    ],
  };
};

/** With reservations the leader has to conclude (DOMAIN §3 step 6). */
function conclude(ctx: ActiveContext): Act[] {
  const { meeting, t } = ctx;
  const { statusQuo } = meeting.record;
  const reserved = Object.values(statusQuo?.answers ?? {}).some((a) => !a.agrees);
  return reserved && statusQuo?.concluded === false ? [does(t("card.button.conclude"), "concludeStatusQuo")] : [];
}
