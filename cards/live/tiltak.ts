import { chosenFactorsContent } from "../content/factors.ts";
import { proposalsContent } from "../content/proposals.ts";
import { openDialog, text } from "../kit.ts";
import { type DrawPart, factorActs, mine, roundButtons } from "./part.ts";

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
