import { byVotes, chosenFactors, type Factor, rootFactor, standing, voteCount } from "../../../src/meeting/record.ts";
import type { KnownMeeting } from "../../../src/meeting/state.ts";
import type { CardContext } from "../../kit/context.ts";
import { type CardElement, container, indented, line, subtle, text } from "../../kit/kit.ts";
import { fitted } from "../../kit/lists.ts";
import { numbered, quoted, SAID_BUDGET } from "../../kit/said.ts";

/** The factors that stand, most votes first, each with what it is, its votes, whether it was chosen, and those merged into it. */
export function factorsContent(ctx: CardContext<KnownMeeting>): CardElement[] {
  const { meeting, t } = ctx;
  const factors = byVotes(meeting.record);
  if (factors.length === 0) return [subtle(t("card.factors.none"))];
  const merged = Map.groupBy(standing(meeting.record, "factors"), ({ id }) => rootFactor(meeting.record, id)?.id);
  const lines = factors.flatMap((factor) => [factor, ...(merged.get(factor.id) ?? []).filter((one) => one !== factor)]);
  const votes = voteCount(meeting.record);
  return fitted(t, lines, SAID_BUDGET, (factor, limit) =>
    factor.mergedInto === undefined
      ? container([
          text(numbered(ctx, factor, limit)),
          indented([subtle(about(ctx, factor, votes.get(factor.id) ?? 0))]),
        ])
      : indented([line(t("card.factors.merged", { factor: numbered(ctx, factor, limit) }))]),
  );
}

function about({ meeting, t }: CardContext<KnownMeeting>, factor: Factor, count: number): string {
  return [
    ...(meeting.record.chosenFactorIds.includes(factor.id) ? [`**${t("card.factors.chosen")}**`] : []),
    t(factor.systemFactor ? "card.factors.system" : "card.factors.notSystem"),
    t("votes", { count }),
  ].join(" · ");
}

/** The chosen factors' texts as lines; with `budget` in UTF-16 units of JSON. */
export function chosenFactorsContent({ meeting, t }: CardContext<KnownMeeting>, budget = 8000): CardElement[] {
  return fitted(t, chosenFactors(meeting.record), budget, (factor, limit) => line(quoted(factor.text, limit)));
}
