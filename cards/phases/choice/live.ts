import { openFactors } from "../../../src/meeting/record.ts";
import type { ActiveContext } from "../../kit/context.ts";
import { line, subtle } from "../../kit/kit.ts";
import { opens, rarely } from "../acts.ts";
import type { DrawPart } from "../part.ts";
import { factorsContent } from "./content.ts";

/** What keeps the challenge going; votes, and the group's choice of what to reduce first, which the leader writes down. */
export const choice: DrawPart = (ctx) => {
  const { meeting, t } = ctx;
  const count = openFactors(meeting.record).length;
  return {
    content: [...(count > 0 ? [line(voted(ctx)), subtle(t("card.factors.together"))] : []), ...factorsContent(ctx)],
    everyone: count > 0 ? [opens(t("card.button.vote"), "vote")] : [],
    acts: [
      ...(count > 0 ? [opens(t("card.button.chooseFactors"), "chooseFactors")] : []),
      ...(count > 1 ? [opens(t("card.button.merge"), "mergeFactors")] : []),
      ...(count > 0 ? [rarely(opens(t("card.button.sortFactors"), "sortFactors"))] : []),
    ],
  };
};

/** Of those who are here. */
function voted({ meeting, t }: ActiveContext): string {
  const here = meeting.people.filter((p) => p.present);
  const count = here.filter((p) => (meeting.record.votes[p.id] ?? []).length > 0).length;
  return t("card.factors.voted", { count, all: here.length });
}
