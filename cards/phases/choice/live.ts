import { openFactors } from "../../../src/meeting/record.ts";
import { opens } from "../acts.ts";
import type { DrawPart } from "../part.ts";
import { factorsContent } from "./content.ts";

/** What keeps the challenge going; votes, and the leader's choice of what to reduce first. */
export const choice: DrawPart = (ctx) => {
  const { meeting, t } = ctx;
  const count = openFactors(meeting.record).length;
  return {
    content: factorsContent(ctx),
    everyone: count > 0 ? [opens(t("card.button.vote"), "vote")] : [],
    acts: [
      ...(count > 0 ? [opens(t("card.button.chooseFactors"), "chooseFactors")] : []),
      ...(count > 1 ? [opens(t("card.button.merge"), "mergeFactors")] : []),
    ],
  };
};
