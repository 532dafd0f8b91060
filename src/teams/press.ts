/** A button pressed on a card: done at once, answered with the card as it is now for the one who pressed. */
import type { Card } from "../../cards/context.ts";
import { endedCard } from "../../cards/ended.ts";
import { liveCard } from "../../cards/live.ts";
import { referatDraftCard } from "../../cards/referatDraft.ts";
import { parseAction } from "../../cards/verbs.ts";
import { viddevaktCard } from "../../cards/viddevakt.ts";
import { Refused } from "../errors.ts";
import { type KnownMeeting, viddevaktId } from "../meeting/state.ts";
import { translator } from "../text/text.ts";
import type { Incoming } from "./activity.ts";
import type { InvokeAnswer } from "./adapter.ts";
import { cardAnswer, messageAnswer } from "./answers.ts";
import { type BotParts, carryOut, meetingFor, meetingSeen, textsFor } from "./parts.ts";

type Press = Extract<Incoming, { kind: "press" }>;

export async function onPress(parts: BotParts, incoming: Press): Promise<InvokeAnswer> {
  const action = parseAction(incoming.data, incoming.from.id);
  if (action.kind === "refresh") return refresh(parts, incoming, action.meetingId);
  if (action.kind !== "command") throw new Refused("unknownAction");
  if (action.command.type !== "leave") {
    const meeting = await meetingFor(parts, incoming, action.meetingId);
    const stale = meeting.status === "active" && action.visit !== undefined && action.visit !== meeting.visit.number;
    if (stale) throw new Refused("oldCard");
  }
  return answerWith(
    parts,
    incoming,
    await carryOut(parts, incoming, action.meetingId, action.command, action.confirmed),
  );
}

/** Shown only to those who are in the meeting, whatever id the card's data names. */
async function refresh(parts: BotParts, incoming: Press, meetingId: string): Promise<InvokeAnswer> {
  return answerWith(parts, incoming, await meetingSeen(parts, incoming, meetingId));
}

async function answerWith(parts: BotParts, incoming: Press, meeting: KnownMeeting): Promise<InvokeAnswer> {
  const card = cardFor(parts, incoming, meeting);
  if (card !== undefined) return cardAnswer(card.card);
  return messageAnswer((await textsFor(parts, incoming.chat, meeting))("bot.done"));
}

/** The card that the pressed one is now. In private it is the viddevakt's controls or the leader's referat. */
function cardFor(parts: BotParts, { chat, from }: Press, meeting: KnownMeeting): Card | undefined {
  const ctx = { nowMs: parts.clock.now(), t: translator(meeting.info.målform), viewerId: from.id };
  if (chat.kind !== "personal") {
    return meeting.status === "active" ? liveCard({ ...ctx, meeting }) : endedCard({ ...ctx, meeting });
  }
  if (meeting.status === "ended" && from.id === meeting.leaderId) {
    return referatDraftCard({ ...ctx, meeting, referat: parts.sectionTexts(meeting) });
  }
  return from.id === viddevaktId(meeting) ? viddevaktCard({ ...ctx, meeting }) : undefined;
}
