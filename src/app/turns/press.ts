/** A button pressed on a card: done at once, answered with the card as it is now for the one who pressed. */

import { goneCard, laterCard, overCard, withAttention, withQuestion } from "../../../cards/chat/aside.ts";
import type { Because } from "../../../cards/dialogs.ts";
import type { Card } from "../../../cards/kit/context.ts";
import { meetingNamed, parseAction } from "../../../cards/verbs.ts";
import { chatCard, privateCard } from "../../../cards/whichCard.ts";
import { Refused } from "../../errors.ts";
import { takesPart } from "../../meeting/access.ts";
import { standsInPlace } from "../../meeting/moved.ts";
import type { PersonId } from "../../meeting/people.ts";
import { knownAs } from "../../meeting/people.ts";
import { TIMES } from "../../meeting/script/limits.ts";
import type { KnownMeeting } from "../../meeting/state.ts";
import { type Translate, translator } from "../../text/text.ts";
import { toldApart } from "../../text/toldApart.ts";
import { type Answer, cardAnswer, textAnswer } from "./answer.ts";
import type { Incoming, Press } from "./incoming.ts";
import type { BotParts } from "./parts.ts";
import { asParticipant, carryOut } from "./takingPart.ts";
import { fromParticipant, keptMeeting } from "./whichMeeting.ts";

/** Whether it is more than a look at the card. */
export function changesSomething({ data, from }: Press): boolean {
  return parseAction(data, from.id).kind === "command";
}

export async function onPress(parts: BotParts, incoming: Press): Promise<Answer> {
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
      const { meetingId, command, confirmed, goesOn, visit } = action;
      const look = async (meeting: KnownMeeting, { from }: Incoming) => {
        const stale = meeting.status === "active" && visit !== undefined && visit !== meeting.visit.number;
        if (stale) throw new Refused("oldCard");
        // «Angre» stands where no button stood before.
        const isThere =
          command.type !== "undo" &&
          standsInPlace(meeting, command.type) &&
          (visit !== undefined || meeting.status === "ended");
        const isMeantForBefore = isThere && hasJustMoved(parts, meeting, from.id);
        return isMeantForBefore ? cardOr(parts, { ...incoming, from }, meeting) : undefined;
      };
      const same = command.type === "leave" ? undefined : await asParticipant(parts, incoming, meetingId, look);
      if (same !== undefined) return same;
      const meeting = await carryOut(parts, incoming, meetingId, command, { confirmed, goesOn });
      const { from } = fromParticipant(incoming, meeting);
      const done = { ...incoming, from };
      return takesPart(meeting, from.id) ? cardOr(parts, done, meeting) : doneWithoutCard(done, meeting);
    }
    default:
      throw new Refused("unknownAction");
  }
}

/**
 * Whether this person moved the meeting on a moment ago and has done nothing since: another button has come under the
 * finger, and pressing again was meant for the one before. People's fingers know no faster clock.
 */
function hasJustMoved({ clock }: BotParts, { moved }: KnownMeeting, id: PersonId): boolean {
  return moved?.by === id && (clock.now() - moved.atMs) / clock.speed < TIMES.readsMs;
}

/** The card as it is now, or where there is none to show, that it is done. */
export function cardOr(parts: BotParts, incoming: Press, meeting: KnownMeeting): Answer {
  const card = cardFor(parts, incoming, meeting);
  return card === undefined ? doneWithoutCard(incoming, meeting) : cardAnswer(card.card);
}

function doneWithoutCard(incoming: Press, meeting: KnownMeeting): Answer {
  const t = translator(meeting.info.målform);
  return incoming.automatic ? cardAnswer(overCard(t)) : textAnswer(t("bot.done"));
}

/**
 * What was pressed could not be done. The card as it is for that person, with the sentence by the button; where there is none to
 * show, the sentence alone. Asks nobody for anything, since what went wrong may be that nobody answers.
 */
export function notDone(parts: BotParts, incoming: Press, because: Because, words: string, t: Translate): Answer {
  const known = keptMeeting(parts, incoming);
  const card = known && cardFor(parts, { ...incoming, from: known.from }, known.meeting);
  if (card === undefined) return absentCard(parts, incoming, t) ?? withoutCard(incoming, because, words, t);
  if (incoming.automatic) return cardAnswer(card.card);
  const asks = typeof because !== "string" && because.confirmable;
  return cardAnswer(
    (asks ? withQuestion(card, because, incoming.data, t) : withAttention(card, words, incoming.data)).card,
  );
}

/** What the client of somebody who is down as gone shows. */
function absentCard(parts: BotParts, incoming: Press, t: Translate): Answer | undefined {
  const meetingId = meetingNamed(incoming.data);
  const meeting = meetingId === undefined ? undefined : parts.meetings.kept(meetingId);
  const isKnown = meeting?.status === "active" && knownAs(meeting.people, incoming.from) !== undefined;
  return incoming.automatic && isKnown ? cardAnswer(goneCard(t, { meeting })) : undefined;
}

/**
 * A client that fetches a card by itself is always given one: it has no place for anything else. A fault, unlike a refusal, does
 * not say that there is no card any more.
 */
function withoutCard({ automatic, data }: Press, because: Because, words: string, t: Translate): Answer {
  if (!automatic) return textAnswer(words);
  return cardAnswer(typeof because === "string" ? laterCard(t, data) : overCard(t));
}

/** The card that the pressed one is now; that it shows the referat is noted. */
function cardFor(parts: BotParts, { chat, from }: Press, known: KnownMeeting): Card | undefined {
  const t = translator(known.info.målform);
  const ctx = { meeting: toldApart(known, t), nowMs: parts.clock.now(), t, viewerId: from.id };
  if (chat.kind !== "personal") return chatCard(ctx);
  return privateCard(ctx, (meeting) => {
    parts.reads.note(meeting, from.id, "card");
    return parts.sectionTexts(meeting);
  });
}
