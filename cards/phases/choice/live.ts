import { openFactors } from "../../../src/meeting/record.ts";
import type { ActiveContext } from "../../kit/context.ts";
import { line, subtle } from "../../kit/kit.ts";
import { type Act, opens, rarely } from "../acts.ts";
import { add, type DrawPart, type RoleActs } from "../part.ts";
import { roleInRound } from "../round/roleInRound.ts";
import { factorsContent } from "./content.ts";

/** What keeps the challenge going; votes, and the group's choice of what to reduce first, which the leader writes down. */
export const choice: DrawPart = (ctx) => {
  const { meeting, t } = ctx;
  const count = openFactors(meeting.record).length;
  const votes = opens(t("card.button.vote"), "vote");
  const chooses = opens(t("card.button.chooseFactors"), "chooseFactors");
  return {
    content: [...(count > 0 ? [line(voted(ctx)), subtle(t("card.factors.together"))] : []), ...factorsContent(ctx)],
    everyone: count > 0 ? [votes] : [],
    acts: [
      ...(count > 0 ? [chooses] : []),
      ...(count > 1 ? [opens(t("card.button.merge"), "mergeFactors")] : []),
      ...(count > 0 ? [rarely(opens(t("card.button.sortFactors"), "sortFactors"))] : []),
    ],
    role: roleInRound(
      ctx,
      "factors",
      count === 0 ? { step: add(ctx, "factors"), beside: [] } : afterTheRound(ctx, { votes, chooses }),
    ),
  };
};

/** One's own vote, then the choice that the leader writes down, and then it can go on. */
function afterTheRound(
  { meeting, viewerId = "" }: ActiveContext,
  { votes, chooses }: Readonly<Record<"votes" | "chooses", Act>>,
): RoleActs {
  const { record } = meeting;
  if (record.chosenFactorIds.length > 0) return { beside: [chooses] };
  const hasVoted = (record.votes[viewerId] ?? []).length > 0;
  return hasVoted ? { step: chooses, beside: [votes] } : { step: votes, beside: [chooses] };
}

/** Of those who are here. */
function voted({ meeting, t }: ActiveContext): string {
  const here = meeting.people.filter((p) => p.present);
  const count = here.filter((p) => (meeting.record.votes[p.id] ?? []).length > 0).length;
  return t("card.factors.voted", { count, all: here.length });
}
