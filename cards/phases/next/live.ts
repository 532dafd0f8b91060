import { isTimeFor } from "../../../src/meeting/access.ts";
import { undecided } from "../../../src/meeting/followUp.ts";
import { opens } from "../acts.ts";
import type { DrawPart } from "../part.ts";
import { followedUpContent } from "../review/content.ts";

/** What comes after each tiltak, and which entries end; where there is nothing to decide, what it all came to. */
export const next: DrawPart = (ctx) => {
  const { meeting, t } = ctx;
  const decides = opens(t("card.button.decideNext"), "decideNext");
  const isMissing = undecided(meeting).length > 0;
  return {
    content: followedUpContent(ctx, { next: true }),
    everyone: [],
    acts: [decides],
    role: isMissing && isTimeFor(meeting, "decideNext") ? { step: decides, beside: [] } : { beside: [decides] },
  };
};
