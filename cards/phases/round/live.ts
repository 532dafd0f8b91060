import { standing } from "../../../src/meeting/record.ts";
import { phaseNow } from "../../../src/meeting/state.ts";
import { text } from "../../kit/kit.ts";
import { opens } from "../acts.ts";
import { chosenFactorsContent } from "../choice/content.ts";
import type { DrawPart } from "../part.ts";
import { innspelContent } from "./content.ts";

/** What people have said; where they propose tiltak, what these are to reduce; where they ask, whoever knows may answer. */
export const round: DrawPart = (ctx) => {
  const { meeting, t } = ctx;
  const { collects } = phaseNow(meeting);
  const asked = standing(meeting.record, "clarifying").length > 0;
  const against =
    collects === "tiltak"
      ? [text(t("card.proposals.factors")), ...chosenFactorsContent(ctx, 6000), text(t("card.proposals.heading"))]
      : [];
  return {
    content: [...against, ...innspelContent(ctx, collects)],
    everyone: asked ? [opens(t("card.button.answer"), "answerQuestion")] : [],
    acts: [],
  };
};
