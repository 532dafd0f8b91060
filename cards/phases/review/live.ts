import { unreviewed } from "../../../src/meeting/followUp.ts";
import { opens } from "../acts.ts";
import type { DrawPart } from "../part.ts";
import { seenContent } from "../round/seen.ts";
import { followedUpContent } from "./content.ts";

/** Each tiltak is evaluated, together with those who have seen to it (DOMAIN §5). */
export const review: DrawPart = (ctx) => {
  const { meeting, t } = ctx;
  const reviews = opens(t("card.button.review"), "reviewTiltak");
  const isMissing = unreviewed(meeting).length > 0;
  return {
    content: [...followedUpContent(ctx, { next: false }), ...seenContent(ctx)],
    everyone: [],
    acts: [reviews],
    role: isMissing ? { step: reviews, beside: [] } : { beside: [reviews] },
  };
};
