/** What is done in a meeting, by those who are in it. */
import { Refused } from "../../errors.ts";
import { takesPart } from "../../meeting/access.ts";
import type { Command, CommandBody } from "../../meeting/commands.ts";
import { keyed, knownAs, SYSTEM } from "../../meeting/people.ts";
import type { ActiveMeeting, KnownMeeting } from "../../meeting/state.ts";
import type { Chat } from "../ports/chats.ts";
import type { Account, Incoming } from "./incoming.ts";
import type { BotParts } from "./parts.ts";
import { fromParticipant, isPlaceOf } from "./whichMeeting.ts";
import { oneIn } from "./whoIsThere.ts";

/** What goes with a command from a button or a form. */
interface Sent {
  readonly confirmed?: boolean;
  readonly goesOn?: boolean;
  readonly drawnAt?: number | undefined;
  readonly noChild?: readonly string[] | undefined;
}

/** Carries out what the sender asks for, and gives the meeting after it. */
export async function carryOut(
  parts: BotParts,
  incoming: Incoming,
  meetingId: string,
  body: CommandBody,
  { confirmed = false, goesOn = false, drawnAt, noChild }: Sent = {},
): Promise<KnownMeeting> {
  const attempt = (_meeting: KnownMeeting, { from }: Incoming) => {
    const command: Command = {
      ...body,
      by: from.id,
      confirmed,
      goesOn,
      ...(drawnAt === undefined ? {} : { drawnAt }),
      ...(noChild === undefined ? {} : { noChild }),
    };
    return parts.meetings.handle(meetingId, command, incoming.inboundId);
  };
  if (body.type !== "leave") return asParticipant(parts, incoming, meetingId, attempt);
  // One who has gone already need not be taken in to go.
  const meeting = await meetingAt(parts, incoming, meetingId);
  return attempt(meeting, fromParticipant(incoming, meeting));
}

/**
 * Does something that is for those who are in the meeting. Somebody in its chat whom it has not met, or who is down as
 * gone, is taken in first, unless `takeIn` is false: a late joiner need not do anything but take part. Everybody else is
 * told the same, whatever ids they know, before anything of the meeting is shown.
 */
export async function asParticipant<T>(
  parts: BotParts,
  incoming: Incoming,
  meetingId: string,
  attempt: (meeting: KnownMeeting, incoming: Incoming) => Promise<T>,
  takeIn = true,
): Promise<T> {
  const meeting = await meetingAt(parts, incoming, meetingId);
  const known = fromParticipant(incoming, meeting);
  if (takesPart(meeting, known.from.id)) return attempt(meeting, known);
  const member = takeIn && meeting.status === "active" ? await memberOf(parts, meeting, incoming) : undefined;
  if (member === undefined) throw new Refused("notParticipant");
  const participant = knownAs(meeting.people, member) ?? keyed(member, incoming.from);
  const after = await parts.meetings.handle(meetingId, { type: "join", participant, by: participant.id });
  return attempt(after, fromParticipant(incoming, after));
}

async function meetingAt(parts: BotParts, { chat }: Incoming, meetingId: string): Promise<KnownMeeting> {
  const meeting = parts.meetings.kept(meetingId) ?? (await parts.meetings.find(meetingId));
  if (meeting === undefined) throw new Refused("noMeeting");
  if (!isPlaceOf(meeting, chat)) throw new Refused("notParticipant");
  return meeting;
}

/** The sender, where they are in the meeting's chat. Throws Unreachable. */
async function memberOf(parts: BotParts, meeting: KnownMeeting, { chat, from }: Incoming) {
  const isThere = chat.chatId === meeting.info.chatId;
  const meetingChat = isThere ? chat : await parts.chats.find(meeting.info.chatId);
  return meetingChat && oneIn(parts, meetingChat, from, isThere);
}

/**
 * Takes people of the meeting's chat, in which it was told of them, into the meeting; with `inChat` because they have come
 * to the chat. Throws Unreachable.
 */
export async function joinMeeting(
  parts: BotParts,
  chat: Chat,
  meeting: ActiveMeeting,
  who: readonly Account[],
  because?: "inChat",
): Promise<void> {
  for (const account of who) {
    const member = await oneIn(parts, chat, account);
    if (member === undefined) continue;
    const participant = knownAs(meeting.people, member) ?? keyed(member, account);
    const join = { type: "join", participant, by: SYSTEM } as const;
    await parts.meetings.handle(meeting.info.meetingId, because === undefined ? join : { ...join, because });
  }
}
