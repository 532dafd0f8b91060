import { standing } from "../../../src/meeting/record.ts";
import { phaseNow } from "../../../src/meeting/state.ts";
import { openDialog, text } from "../../kit/kit.ts";
import { chosenFactorsContent } from "../choice/content.ts";
import type { DrawPart } from "../part.ts";
import { innspelContent } from "./content.ts";

/** What people have said; where they propose tiltak, what these are to reduce; where they ask, whoever knows may answer. */
export const round: DrawPart = (ctx) => {
  const { meeting, t } = ctx;
  const { collects, mayAct } = phaseNow(meeting);
  const asked = mayAct.includes("answerQuestion") && standing(meeting.record, "clarifying").length > 0;
  const against =
    collects === "tiltak"
      ? [text(t("card.proposals.factors")), ...chosenFactorsContent(ctx, 6000), text(t("card.proposals.heading"))]
      : [];
  return {
    content: [...against, ...innspelContent(ctx, collects)],
    everyone: asked ? [openDialog(t("card.button.answer"), "answerQuestion", ctx)] : [],
    acts: [],
  };
};
