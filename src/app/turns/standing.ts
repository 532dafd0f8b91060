/** The cards of meetings, where people ask for them or press on them. */

import type { Card } from "../../../cards/kit/context.ts";
import { meetingNamed, messageNamed, parseOpen } from "../../../cards/verbs.ts";
import { knownAs, type PersonId } from "../../meeting/people.ts";
import { type ActiveMeeting, type KnownMeeting, promptedId } from "../../meeting/state.ts";
import { translator } from "../../text/text.ts";
import { noteStartCard, unasked } from "../chats/startCards.ts";
import { currentKey } from "../meeting/outbox.ts";
import { stepOfAsides } from "../meeting/timely.ts";
import type { Chat } from "../ports/chats.ts";
import type { Incoming } from "./incoming.ts";
import type { BotParts } from "./parts.ts";
import { latestLed, meetingOf } from "./whichMeeting.ts";

/** Sees to it that the cards stand that somebody may look for in this chat. In private those are their own. */
export async function bringCards(parts: BotParts, incoming: Incoming, look: "check" | "anew"): Promise<void> {
  if (incoming.chat.kind === "personal") {
    await bringOwn(parts, incoming, look);
    return;
  }
  const running = await meetingOf(parts, incoming);
  if (running !== undefined) await parts.standing.ask(running.row.meetingId, undefined, look);
}

/** With `anew` the one that they go on from now stands below all else in their private chat. */
async function bringOwn(parts: BotParts, incoming: Incoming, look: "check" | "anew"): Promise<void> {
  const { all, current } = await ownCards(parts, incoming);
  for (const one of all)
    await parts.standing.ask(one.meeting.info.meetingId, one.personId, one === current ? look : "check");
}

interface CardOf {
  readonly meeting: KnownMeeting;
  /** In whose private chat; absent in the meeting's. */
  readonly personId?: PersonId;
}

/**
 * The answer to the word for it: the card, below all else. One that came a moment ago is not posted again, so that many who ask at
 * once get one; they are told where it is.
 */
export async function bringAnew(parts: BotParts, { chat }: Incoming, { meeting, personId }: CardOf): Promise<void> {
  const { meetingId, målform } = meeting.info;
  const key = currentKey(meeting, parts.clock.now(), personId);
  const isThere = key !== undefined && (await parts.standing.hasJustCome(meetingId, key));
  await parts.standing.ask(meetingId, personId, "anew");
  if (isThere) await parts.messenger.say(chat, translator(målform)("bot.cardIsThere"));
}

/** The meetings that have something for them in private, and the one whose card they go on from now. */
export async function ownCards(
  parts: BotParts,
  { from }: Incoming,
): Promise<{ readonly all: readonly CardOf[]; readonly current: CardOf | undefined }> {
  const led = await latestLed(parts, from);
  const written = await parts.standing.meetingsFor([...new Set([from.id, from.teamsId])]);
  const ids = [...new Set([...(led === undefined ? [] : [led.meetingId]), ...written])];
  const known = (await Promise.all(ids.map((id) => parts.meetings.find(id)))).flatMap((meeting) => {
    const person = meeting && knownAs(meeting.people, from);
    return person === undefined || meeting === undefined ? [] : [{ meeting, personId: person.id }];
  });
  const current = known
    .filter(({ meeting, personId }) => hasOwnCard(meeting, personId))
    .toSorted((a, b) => rank(b.meeting) - rank(a.meeting))[0];
  return { all: known, current };
}

/** The viddevakt's while the meeting goes on, and then the leader's with the referat. */
function hasOwnCard(meeting: KnownMeeting, personId: string): boolean {
  return personId === (meeting.status === "active" ? promptedId(meeting) : meeting.leaderId);
}

/** A meeting that goes on comes before those that are over, the newest of which comes first. */
function rank({ status, startedAtMs }: KnownMeeting): number {
  return status === "active" ? Number.POSITIVE_INFINITY : startedAtMs;
}

/** Posts a card with the button that starts a meeting, and keeps where it stands: it is closed when one has begun. */
export async function postStartCard(parts: BotParts, chat: Chat, card: Card): Promise<void> {
  const activityId = await parts.messenger.post(chat, card);
  await noteStartCard(parts, chat, activityId);
}

/** Posts a card with buttons that are of use in this phase, and keeps where it stands. */
export async function postAside(
  parts: BotParts,
  { chat, from }: Incoming,
  meeting: ActiveMeeting,
  card: Card,
): Promise<void> {
  const activityId = await parts.messenger.post(chat, card);
  const { meetingId } = meeting.info;
  const stands = { meetingId, chatId: chat.chatId, activityId, step: stepOfAsides(meeting) };
  const lane = chat.kind === "personal" ? { personId: from.id } : {};
  await unasked(parts.log, () => parts.standing.answered({ ...stands, ...lane }));
}

/** By the card that something was done with its place becomes known. */
export async function noteWhere(
  parts: BotParts,
  { chat, from, messageId, data }: Incoming & { readonly data: unknown },
): Promise<void> {
  const meetingId = meetingNamed(data);
  const key = messageNamed(data);
  // Of a greeting whose answer was lost nobody knew until now.
  const isStartCard = key === undefined && chat.kind !== "personal" && opensStart(data);
  if (isStartCard && messageId !== undefined) return noteStartCard(parts, chat, messageId);
  if (meetingId === undefined || key === undefined || messageId === undefined) return;
  const sighting = { meetingId, key, chatId: chat.chatId, activityId: messageId };
  await unasked(parts.log, () =>
    parts.standing.sighted(chat.kind === "personal" ? { ...sighting, personId: from.id } : sighting),
  );
}

function opensStart(data: unknown): boolean {
  const dialog = parseOpen(data)?.dialog;
  return dialog === "start" || dialog === "startFollowUp";
}
