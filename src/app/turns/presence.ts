/** Being added and removed, joining and leaving, and the Teams meeting's own start and end. */
import { createHash } from "node:crypto";
import { knownAs, SYSTEM } from "../../meeting/people.ts";
import type { ActiveMeeting } from "../../meeting/state.ts";
import { greet } from "../chats/greeting.ts";
import type { Account, Incoming } from "./incoming.ts";
import { isNews, stillSo } from "./inOrder.ts";
import type { BotParts } from "./parts.ts";
import { bringCards } from "./standing.ts";
import { joinMeeting } from "./takingPart.ts";

type Presence = Extract<
  Incoming,
  { kind: "added" | "removed" | "joined" | "left" | "teamsMeetingStarted" | "teamsMeetingEnded" }
>;

export async function onPresence(parts: BotParts, incoming: Presence): Promise<void> {
  const row = incoming.chat.kind === "personal" ? undefined : await parts.store.activeIn(incoming.chat.chatId);
  const meeting = row && (await parts.meetings.find(row.meetingId));
  const active = meeting?.status === "active" ? meeting : undefined;
  switch (incoming.kind) {
    case "added":
      if (incoming.botAdded) return (await isNews(parts, incoming, "bot")) ? arrive(parts, incoming) : undefined;
      // Whoever comes to a group's chat has come to the meeting that is held in it; a Teams meeting is another place.
      if (active !== undefined)
        await joinMeeting(
          parts,
          incoming.chat,
          active,
          await stillSo(parts, incoming, incoming.who),
          incoming.chat.teamsMeetingId === undefined ? undefined : "inChat",
        );
      return;
    case "joined":
      if (active !== undefined)
        await joinMeeting(parts, incoming.chat, active, await stillSo(parts, incoming, incoming.who));
      return;
    case "removed":
      if (!incoming.botRemoved)
        return active && leaveMeeting(parts, active, await stillSo(parts, incoming, incoming.who));
      if (await isNews(parts, incoming, "bot")) await parts.chats.forget(incoming.chat.chatId);
      return;
    case "left":
      return active && leaveMeeting(parts, active, await stillSo(parts, incoming, incoming.who));
    case "teamsMeetingStarted":
      if (!(await isNews(parts, incoming, "call")) || active !== undefined) return;
      await greet(parts.greetings, incoming.chat, "callStarted");
      return;
    case "teamsMeetingEnded":
      if (!(await isNews(parts, incoming, "call")) || active === undefined) return;
      await parts.meetings.handle(
        active.info.meetingId,
        { type: "pause", because: "teamsMeetingEnded", by: SYSTEM },
        incoming.inboundId,
      );
  }
}

async function leaveMeeting(parts: BotParts, meeting: ActiveMeeting, who: readonly Account[]): Promise<void> {
  for (const account of who) {
    const personId = knownAs(meeting.people, account)?.id;
    if (personId === undefined) continue;
    await parts.meetings.handle(meeting.info.meetingId, { type: "leave", personId, by: SYSTEM });
  }
}

/** In a chat: how to start. What was to stand there, while the bot had no way in or was away, is brought at once. */
async function arrive(parts: BotParts, incoming: Presence): Promise<void> {
  const personal = incoming.chat.kind === "personal";
  if (!personal || (await isFirstToTell(parts, incoming))) await greet(parts.greetings, incoming.chat, "welcome");
  await bringCards(parts, incoming, personal ? "check" : "anew");
}

/** In private Teams tells twice of what is new, at the same time. As it is never noted as done, half a minute later it is new again. */
async function isFirstToTell({ inbox }: BotParts, { chat }: Presence): Promise<boolean> {
  return inbox.claim(createHash("sha256").update(`welcome\n${chat.chatId}`).digest("base64url"));
}
