import { standing } from "../../../src/meeting/record.ts";
import { openDialog } from "../../kit/kit.ts";
import { type DrawPart, mine, roundButtons } from "../part.ts";
import { questionsContent } from "./content.ts";

/** Questions only; whoever knows an answer may note it. */
export const clarifying: DrawPart = (ctx) => {
  const { meeting, t } = ctx;
  const round = roundButtons(ctx);
  const asked = standing(meeting.record, "clarifying").length > 0;
  const answer = asked ? [openDialog(t("card.button.answer"), "answerQuestion", ctx)] : [];
  return {
    content: questionsContent(ctx),
    everyone: [openDialog(t("card.button.ask"), "contribute", ctx), ...answer, mine(ctx), ...round.everyone],
    acts: round.acts,
  };
};
