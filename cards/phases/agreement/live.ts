import { isWrittenFor } from "../../../src/meeting/people.ts";
import type { ActiveContext } from "../../kit/context.ts";
import { type Act, does, opens } from "../acts.ts";
import { type DrawPart, someWrittenFor } from "../part.ts";
import { sentenceFor, statusQuoContent } from "./content.ts";

/** One sentence, and everybody's answer to it. */
export const agreement: DrawPart = (ctx) => {
  const { meeting, t } = ctx;
  const worded = meeting.record.statusQuo !== undefined;
  const agrees = does(t("card.button.agree"), "agree", { wording: meeting.record.earlierStatusQuo.length });
  const reserves = opens(t("card.button.reserve"), "reserve");
  const same = does(t("card.button.same"), "wordStatusQuo", { sentence: sentenceFor(meeting), agrees: true });
  const words = opens(t(worded ? "card.button.wordAgain" : "card.button.word"), "wordStatusQuo");
  const together = opens(t("card.button.agreeTogether"), "agreeTogether");
  const answersFor = opens(t("card.button.answerFor"), "answerFor");
  const writes = someWrittenFor(ctx);
  return {
    content: statusQuoContent(ctx),
    everyone: [agrees, reserves],
    acts: [...(worded ? [] : [same]), words, ...(writes ? [together, answersFor] : []), ...conclude(ctx)],
    role: !worded
      ? { step: same, beside: [words] }
      : { ...stepIn(ctx, { agrees, together }), beside: [words, writes ? answersFor : reserves] },
  };
};

/** One's own answer, those of the people one writes for, and the conclusion; then it can go on, or waits for others. */
function stepIn(
  ctx: ActiveContext,
  { agrees, together }: Readonly<Record<"agrees" | "together", Act>>,
): { step?: Act } {
  const { people, record } = ctx.meeting;
  const open = (id: string | undefined) => id !== undefined && record.statusQuo?.answers[id] === undefined;
  if (open(ctx.viewerId)) return { step: agrees };
  if (people.some((p) => p.present && isWrittenFor(p) && open(p.id))) return { step: together };
  const [concludes] = conclude(ctx);
  return concludes === undefined ? {} : { step: concludes };
}

/** With reservations the leader has to conclude (DOMAIN §3 step 6). */
function conclude(ctx: ActiveContext): Act[] {
  const { meeting, t } = ctx;
  const { statusQuo } = meeting.record;
  const reserved = Object.values(statusQuo?.answers ?? {}).some((a) => !a.agrees);
  return reserved && statusQuo?.concluded === false ? [does(t("card.button.conclude"), "concludeStatusQuo")] : [];
}
