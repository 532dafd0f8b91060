import { openFactors } from "../../../src/meeting/record.ts";
import { openDialog } from "../../kit/kit.ts";
import { opens } from "../acts.ts";
import { type DrawPart, mine, roundButtons } from "../part.ts";
import { factorsContent } from "./content.ts";

/** What keeps the challenge going; votes, and the leader's choice of what to reduce first. */
export const factors: DrawPart = (ctx) => {
  const { meeting, t } = ctx;
  const round = roundButtons(ctx);
  const count = openFactors(meeting.record).length;
  const vote = count > 0 ? [openDialog(t("card.button.vote"), "vote", ctx)] : [];
  return {
    content: factorsContent(ctx),
    everyone: [openDialog(t("card.button.addFactor"), "contribute", ctx), ...vote, mine(ctx), ...round.everyone],
    acts: [
      ...(count > 0 ? [opens(t("card.button.chooseFactors"), "chooseFactors", "chooseFactors")] : []),
      ...(count > 1 ? [opens(t("card.button.merge"), "mergeFactors", "mergeFactors")] : []),
      ...round.acts,
    ],
  };
};
