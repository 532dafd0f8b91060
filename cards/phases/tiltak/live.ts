import { openDialog, text } from "../../kit/kit.ts";
import { chosenFactorsContent } from "../factors/content.ts";
import { type DrawPart, factorActs, mine, roundButtons } from "../part.ts";
import { proposalsContent } from "./content.ts";

/** Which measures can reduce the chosen factors? */
export const tiltak: DrawPart = (ctx) => {
  const { t } = ctx;
  const round = roundButtons(ctx);
  return {
    content: [
      text(t("card.proposals.factors")),
      ...chosenFactorsContent(ctx, 6000),
      text(t("card.proposals.heading")),
      ...proposalsContent(ctx),
    ],
    everyone: [openDialog(t("card.button.propose"), "contribute", ctx), mine(ctx), ...round.everyone],
    acts: [...factorActs(ctx), ...round.acts],
  };
};
