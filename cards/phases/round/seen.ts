import { standing } from "../../../src/meeting/record.ts";
import type { KnownMeeting } from "../../../src/meeting/state.ts";
import type { CardContext } from "../../kit/context.ts";
import { type CardElement, subtle, text } from "../../kit/kit.ts";
import { fitted } from "../../kit/lists.ts";
import { numbered } from "../../kit/said.ts";

/** Beside what was brought. */
const BUDGET = 12_000;

/** What people have tried and seen. */
export function seenContent(ctx: CardContext<KnownMeeting>): CardElement[] {
  const { meeting, t } = ctx;
  const seen = standing(meeting.record, "seen");
  if (seen.length === 0) return [subtle(t("card.seen.none"))];
  return fitted(t, seen, BUDGET, (one, limit) => text(numbered(ctx, one, limit)));
}
