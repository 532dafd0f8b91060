/** A button pressed on a card: done at once, answered with the card as it is now for the one who pressed. */
import { goneCard, overCard, withAttention } from "../../cards/chat/aside.ts";
import { endedCard } from "../../cards/chat/ended.ts";
import { viddevaktCard } from "../../cards/chat/viddevakt.ts";
import type { Card } from "../../cards/kit/context.ts";
import { liveCard } from "../../cards/phases/live.ts";
import { referatDraftCard } from "../../cards/referat/draft.ts";
import { meetingNamed, parseAction } from "../../cards/verbs.ts";
import { Refused } from "../errors.ts";
import { takesPart } from "../meeting/access.ts";
import { type KnownMeeting, viddevaktId } from "../meeting/state.ts";
import { type Translate, translator } from "../text/text.ts";
import { toldApart } from "../text/toldApart.ts";
import { knownAs } from "./account.ts";
import type { Incoming } from "./activity.ts";
import type { InvokeAnswer } from "./adapter.ts";
import { cardAnswer, messageAnswer } from "./answers.ts";
import { asParticipant, type BotParts, carryOut, fromParticipant, keptMeeting } from "./parts.ts";

export type Press = Extract<Incoming, { kind: "press" }>;

/** Whether it is more than a look at the card. */
export function changesSomething({ data, from }: Press): boolean {
  return parseAction(data, from.id).kind === "command";
}

export async function onPress(parts: BotParts, incoming: Press): Promise<InvokeAnswer> {
  const action = parseAction(incoming.data, incoming.from.id);
  switch (action.kind) {
    case "refresh":
      return asParticipant(
        parts,
        incoming,
        action.meetingId,
        async (meeting, { from }) => cardOr(parts, { ...incoming, from }, meeting),
        // That a client fetches a card does not say that anybody is there.
        !incoming.automatic,
      );
    case "command": {
      const { meetingId, command, confirmed, visit } = action;
      const requireNew = async (meeting: KnownMeeting) => {
        const stale = meeting.status === "active" && visit !== undefined && visit !== meeting.visit.number;
        if (stale) throw new Refused("oldCard");
      };
      if (command.type !== "leave") await asParticipant(parts, incoming, meetingId, requireNew);
      const meeting = await carryOut(parts, incoming, meetingId, command, confirmed);
      const { from } = fromParticipant(incoming, meeting);
      const done = { ...incoming, from };
      return takesPart(meeting, from.id) ? cardOr(parts, done, meeting) : doneWithoutCard(done, meeting);
    }
    default:
      throw new Refused("unknownAction");
  }
}

/** The card as it is now, or where there is none to show, that it is done. */
export function cardOr(parts: BotParts, incoming: Press, meeting: KnownMeeting): InvokeAnswer {
  const card = cardFor(parts, incoming, meeting);
  return card === undefined ? doneWithoutCard(incoming, meeting) : cardAnswer(card.card);
}

function doneWithoutCard(incoming: Press, meeting: KnownMeeting): InvokeAnswer {
  const t = translator(meeting.info.målform);
  return withoutCard(incoming, t("bot.done"), t);
}

/**
 * What was pressed could not be done. The card as it is for that person, with the sentence on top; where there is none to
 * show, the sentence alone. Asks nobody for anything, since what went wrong may be that nobody answers.
 */
export function notDone(parts: BotParts, incoming: Press, words: string, t: Translate): InvokeAnswer {
  const known = keptMeeting(parts, incoming);
  const card = known && cardFor(parts, { ...incoming, from: known.from }, known.meeting);
  if (card === undefined) return absentCard(parts, incoming, t) ?? withoutCard(incoming, words, t);
  return cardAnswer((incoming.automatic ? card : withAttention(card, words)).card);
}

/** What the client of somebody who is down as gone shows. */
function absentCard(parts: BotParts, incoming: Press, t: Translate): InvokeAnswer | undefined {
  const meetingId = meetingNamed(incoming.data);
  const meeting = meetingId === undefined ? undefined : parts.meetings.kept(meetingId);
  const isKnown = meeting?.status === "active" && knownAs(meeting.people, incoming.from) !== undefined;
  return incoming.automatic && isKnown ? cardAnswer(goneCard(t, { meeting })) : undefined;
}

/** A client that fetches a card by itself is always given one: it has no place for anything else. */
function withoutCard({ automatic }: Press, words: string, t: Translate): InvokeAnswer {
  return automatic ? cardAnswer(overCard(t)) : messageAnswer(words);
}

/** The card that the pressed one is now. In private it is the viddevakt's controls or the leader's referat. */
function cardFor(parts: BotParts, { chat, from }: Press, known: KnownMeeting): Card | undefined {
  const t = translator(known.info.målform);
  const meeting = toldApart(known, t);
  const ctx = { nowMs: parts.clock.now(), t, viewerId: from.id };
  if (chat.kind !== "personal") {
    return meeting.status === "active" ? liveCard({ ...ctx, meeting }) : endedCard({ ...ctx, meeting });
  }
  if (meeting.status === "ended" && from.id === meeting.leaderId) {
    parts.reads.note(meeting, from.id, "card");
    return referatDraftCard({ ...ctx, meeting, referat: parts.sectionTexts(meeting) });
  }
  return from.id === viddevaktId(meeting) ? viddevaktCard({ ...ctx, meeting }) : undefined;
}
