/** The cards of meetings, where people ask for them or press on them. */

import { meetingNamed, messageNamed } from "../../../cards/verbs.ts";
import { knownAs } from "../../meeting/people.ts";
import type { Incoming } from "./incoming.ts";
import type { BotParts } from "./parts.ts";
import { latestLed, meetingOf } from "./whichMeeting.ts";

/** Sees to it that the cards stand that somebody may look for in this chat. In private those are their own. */
export async function bringCards(parts: BotParts, incoming: Incoming, look: "check" | "anew"): Promise<void> {
  if (incoming.chat.kind === "personal") return bringOwn(parts, incoming);
  const running = await meetingOf(parts, incoming);
  if (running !== undefined) await parts.standing.ask(running.row.meetingId, undefined, look);
}

async function bringOwn(parts: BotParts, { from }: Incoming): Promise<void> {
  const led = await latestLed(parts, from);
  const written = await parts.standing.meetingsFor([...new Set([from.id, from.teamsId])]);
  for (const meetingId of new Set([...(led === undefined ? [] : [led.meetingId]), ...written])) {
    const meeting = await parts.meetings.find(meetingId);
    const person = meeting && knownAs(meeting.people, from);
    if (person !== undefined) await parts.standing.ask(meetingId, person.id, "check");
  }
}

/** By the card that something was done with its place becomes known. It is no part of the answer, and fails without a word. */
export async function noteWhere(
  parts: BotParts,
  { chat, from, messageId, data }: Incoming & { readonly data: unknown },
): Promise<void> {
  const meetingId = meetingNamed(data);
  const key = messageNamed(data);
  if (meetingId === undefined || key === undefined || messageId === undefined) return;
  const sighting = { meetingId, key, chatId: chat.chatId, activityId: messageId };
  try {
    await parts.standing.sighted(chat.kind === "personal" ? { ...sighting, personId: from.id } : sighting);
  } catch {
    parts.log.warn("card.sightingLost");
  }
}
