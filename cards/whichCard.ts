/** Which card is whose. */
import type { EndedMeeting } from "../src/meeting/state.ts";
import { promptedId } from "../src/meeting/state.ts";
import { endedCard } from "./chat/ended.ts";
import { viddevaktCard } from "./chat/viddevakt.ts";
import type { Card, CardContext, SectionText } from "./kit/context.ts";
import { liveCard } from "./phases/live.ts";
import { referatDraftCard } from "./referat/draft.ts";

/**
 * What there is to press on in the meeting's own chat: the phase that is on, or how it ended. An answer to a press does not
 * wait to learn whether another meeting has begun there: the card is drawn as the latest.
 */
export function chatCard(ctx: CardContext): Card {
  const { meeting } = ctx;
  return meeting.status === "active" ? liveCard({ ...ctx, meeting }) : endedCard({ ...ctx, meeting }, true);
}

/**
 * And in private: the leader's referat, the viddevakt's controls, or nothing. `readReferat` is asked only where the card
 * shows it.
 */
export function privateCard(
  ctx: CardContext,
  readReferat: (meeting: EndedMeeting) => readonly SectionText[],
): Card | undefined {
  const { meeting, viewerId } = ctx;
  if (meeting.status === "ended" && viewerId === meeting.leaderId)
    return referatDraftCard({ ...ctx, meeting, referat: readReferat(meeting) });
  return viewerId !== undefined && viewerId === promptedId(meeting) ? viddevaktCard(ctx) : undefined;
}
