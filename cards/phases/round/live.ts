import { standing } from "../../../src/meeting/record.ts";
import { phaseNow } from "../../../src/meeting/state.ts";
import { subtle } from "../../kit/kit.ts";
import { opens } from "../acts.ts";
import { add, type DrawPart } from "../part.ts";
import { broughtContent } from "../review/content.ts";
import { innspelContent } from "./content.ts";
import { proposalsContent } from "./proposed.ts";
import { roleInRound } from "./roleInRound.ts";

/** What people have said; where they propose tiltak, what these are to reduce; where they ask, whoever knows may answer. */
export const round: DrawPart = (ctx) => {
  const { meeting, t } = ctx;
  const { collects } = phaseNow(meeting);
  const asked = standing(meeting.record, "clarifying").length > 0;
  const answers = opens(t("card.button.answer"), "answerQuestion");
  const content =
    collects === "tiltak"
      ? [subtle(t("card.proposals.factors")), ...proposalsContent(ctx, "open")]
      : [...broughtContent(ctx), ...innspelContent(ctx, collects)];
  return {
    content,
    everyone: asked ? [answers] : [],
    acts: [],
    role:
      collects === undefined
        ? { beside: [] }
        : roleInRound(ctx, collects, { beside: [asked && collects === "clarifying" ? answers : add(ctx, collects)] }),
  };
};
