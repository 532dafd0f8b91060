import { findPerson } from "../../../src/meeting/state.ts";
import { shortText, subtle } from "../../kit/kit.ts";
import { opens } from "../acts.ts";
import type { DrawPart } from "../part.ts";
import { descriptionContent } from "./content.ts";

/** The button is on everybody's card: the one who reported the topic, or the secretary, may be the one to write. */
export const statement: DrawPart = (ctx) => {
  const { meeting, t } = ctx;
  const { reportedById } = meeting.info;
  const reporter = reportedById === undefined ? undefined : findPerson(meeting, reportedById);
  const title = meeting.record.description === undefined ? "card.button.describe" : "card.button.describeAgain";
  const describes = opens(t(title), "describe");
  return {
    content: [
      ...(reporter === undefined ? [] : [subtle(t("card.description.reporter", { name: shortText(reporter.name) }))]),
      ...descriptionContent(ctx),
    ],
    everyone: [describes],
    acts: [],
    role: meeting.record.description === undefined ? { step: describes, beside: [] } : { beside: [describes] },
  };
};
