import { byVotes, type Factor, openFactors, standing, voteCount } from "../../../src/meeting/record.ts";
import type { KnownMeeting } from "../../../src/meeting/state.ts";
import type { CardContext } from "../../kit/context.ts";
import { type CardElement, container, line, subtle } from "../../kit/kit.ts";
import { fitted } from "../../kit/lists.ts";
import { quoted, SAID_BUDGET, said } from "../../kit/said.ts";

/** The factors that stand, most votes first, each with what it is, its votes, what was merged into it, and whether it was chosen. */
export function factorsContent(ctx: CardContext<KnownMeeting>): CardElement[] {
  const { meeting, t } = ctx;
  const factors = byVotes(meeting.record);
  if (factors.length === 0) return [subtle(t("card.factors.none"))];
  const votes = voteCount(meeting.record);
  return fitted(t, factors, SAID_BUDGET, (factor, limit) =>
    container([line(said(ctx, factor, limit)), subtle(about(ctx, factor, votes.get(factor.id) ?? 0))], {
      spacing: "Small",
    }),
  );
}

function about({ meeting, t }: CardContext<KnownMeeting>, factor: Factor, count: number): string {
  const merged = standing(meeting.record, "factors").filter((f) => f.mergedInto === factor.id).length;
  return [
    ...(meeting.record.chosenFactorIds.includes(factor.id) ? [`**${t("card.factors.chosen")}**`] : []),
    t(factor.systemFactor ? "card.factors.system" : "card.factors.notSystem"),
    t("votes", { count }),
    ...(merged === 0 ? [] : [t("card.factors.merged", { count: merged })]),
  ].join(" · ");
}

/** The chosen factors' texts as lines; with `budget` in UTF-16 units of JSON. */
export function chosenFactorsContent({ meeting, t }: CardContext<KnownMeeting>, budget = 8000): CardElement[] {
  const chosen = openFactors(meeting.record).filter((f) => meeting.record.chosenFactorIds.includes(f.id));
  return fitted(t, chosen, budget, (factor, limit) => line(quoted(factor.text, limit)));
}
