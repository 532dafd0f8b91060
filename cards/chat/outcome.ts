/** The essentials of what a meeting came to. */
import { followedUp } from "../../src/meeting/followUp.ts";
import type { KnownMeeting } from "../../src/meeting/state.ts";
import type { CardContext } from "../kit/context.ts";
import { type CardElement, escapeMarkdown, excerpt, subtle, text } from "../kit/kit.ts";
import { challengeSentence, reservationsContent } from "../phases/agreement/content.ts";
import { chosenFactorsContent } from "../phases/choice/content.ts";
import { plansContent } from "../phases/plan/content.ts";
import { followedUpContent } from "../phases/review/content.ts";
import { notTakenContent } from "../phases/round/proposed.ts";

/** Of a meeting that follows up how it went and what comes now; else challenge with reservations, chosen factors, tiltak taken, other proposals; each only where the meeting came so far. */
export function outcomeContent(ctx: CardContext<KnownMeeting>): CardElement[] {
  const { meeting, t } = ctx;
  const { statusQuo, description } = meeting.record;
  const challenge =
    statusQuo !== undefined
      ? [challengeSentence(ctx, statusQuo)]
      : description !== undefined
        ? [text(escapeMarkdown(excerpt(description.what, 400)))]
        : [];
  const isReviewed = Object.keys(followedUp(meeting.record).reviews).length > 0;
  const parts = [
    ...(isReviewed ? [followedUpContent(ctx, { next: true })] : []),
    titled(t("card.outcome.challenge"), [...challenge, ...reservationsContent(ctx, 3000)]),
    titled(t("card.outcome.factors"), chosenFactorsContent(ctx, 5000)),
    titled(t("card.plan.taken"), plansContent(ctx, 11_000)),
    titled(t("card.plan.others"), notTakenContent(ctx, 4000)),
  ].flat();
  return parts.length === 0 ? [subtle(t("card.outcome.nothing"))] : parts;
}

function titled(title: string, items: readonly CardElement[]): CardElement[] {
  return items.length === 0 ? [] : [text(title, { weight: "Bolder", spacing: "Medium" }), ...items];
}
