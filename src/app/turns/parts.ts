/** What the handlers of activities work with. */

import { meetingNamed } from "../../../cards/verbs.ts";
import { Refused } from "../../errors.ts";
import { takesPart } from "../../meeting/access.ts";
import type { SectionText } from "../../meeting/afterwards/referat.ts";
import type { Command, CommandBody } from "../../meeting/commands.ts";
import type { Målform } from "../../meeting/events.ts";
import { keyed, knownAs, SYSTEM } from "../../meeting/people.ts";
import type { ActiveMeeting, EndedMeeting, KnownMeeting } from "../../meeting/state.ts";
import { type Translate, translator } from "../../text/text.ts";
import type { Meetings } from "../meetings.ts";
import type { Chat, ChatStore } from "../ports/chats.ts";
import type { Clock } from "../ports/clock.ts";
import type { Inbox } from "../ports/inbox.ts";
import type { Log } from "../ports/log.ts";
import type { MeetingRow, MeetingStore } from "../ports/meetings.ts";
import type { StandingMessages } from "../ports/messages.ts";
import type { Messenger } from "../ports/messenger.ts";
import type { Roster } from "../ports/people.ts";
import type { Reads } from "../reads.ts";
import type { Account, Incoming } from "./incoming.ts";

/** What is asked before a meeting starts, and what is settled then. */
export interface StartPolicy {
  readonly onlyTeamsMeetings: boolean;
  /** Domains that mail goes to without asking; undefined for those of the sender and the organisation's own people. */
  readonly recipientDomains?: readonly string[] | undefined;
  readonly senderDomain: string;
}

export interface BotParts {
  readonly meetings: Meetings;
  readonly store: MeetingStore;
  readonly chats: ChatStore;
  readonly inbox: Inbox;
  readonly messenger: Messenger;
  readonly standing: StandingMessages;
  readonly roster: Roster;
  /** The referat as it stands now, part by part. */
  readonly sectionTexts: (meeting: EndedMeeting) => readonly SectionText[];
  /** Notes who reads a referat. */
  readonly reads: Reads;
  readonly clock: Clock;
  readonly log: Log;
  readonly starting: StartPolicy;
  /** Spoken in chats that have not chosen. */
  readonly målform: Målform;
}

export interface Running {
  readonly row: MeetingRow;
  readonly meeting: KnownMeeting;
}

/** The meeting that a message in this chat is about: the running one, else the latest. In private: the latest one led. */
export async function meetingOf(parts: BotParts, incoming: Incoming): Promise<Running | undefined> {
  const { chat, from } = incoming;
  const row =
    chat.kind === "personal"
      ? await latestLed(parts, from)
      : ((await parts.store.activeIn(chat.chatId)) ?? (await parts.store.latestIn(chat.chatId)));
  const meeting = row && (await parts.meetings.find(row.meetingId));
  return row && meeting && { row, meeting };
}

/** The meeting that somebody has led last, under either of the keys they may have been known by in it. */
export async function latestLed({ store }: BotParts, { id, teamsId }: Account): Promise<MeetingRow | undefined> {
  const [latest] = await store.ledBy(id, 1);
  return latest ?? (id === teamsId ? undefined : (await store.ledBy(teamsId, 1))[0]);
}

/** Under the id that the meeting knows the sender by: not every activity tells the same one. */
export function fromParticipant<T extends Incoming>(incoming: T, meeting: KnownMeeting | undefined): T {
  const id = meeting && knownAs(meeting.people, incoming.from)?.id;
  return id === undefined ? incoming : { ...incoming, from: { ...incoming.from, id } };
}

/** The texts to use in a chat: as the meeting there, else as the chat has chosen. */
export async function textsFor(parts: BotParts, chat: Chat, meeting?: KnownMeeting): Promise<Translate> {
  return translator(meeting?.info.målform ?? (await målformOf(parts, chat)));
}

export async function målformOf(parts: BotParts, chat: Chat): Promise<Målform> {
  return (await parts.chats.find(chat.chatId))?.målform ?? parts.målform;
}

/** A meeting as it was last seen, for a sender who takes part in it. Never waits for the database. */
export interface Kept {
  readonly meeting: KnownMeeting;
  /** Under the id that the meeting knows them by. */
  readonly from: Account;
}

/** The meeting that a card or a form belongs to, where the sender may see it: they are in it, and have not left. */
export function keptMeeting(parts: BotParts, incoming: Incoming & { readonly data: unknown }): Kept | undefined {
  const meetingId = meetingNamed(incoming.data);
  const meeting = meetingId === undefined ? undefined : parts.meetings.kept(meetingId);
  if (meeting === undefined) return undefined;
  const { from } = fromParticipant(incoming, meeting);
  return isPlaceOf(meeting, incoming.chat) && takesPart(meeting, from.id) ? { meeting, from } : undefined;
}

/** A meeting is for its own chat, and for private ones. */
function isPlaceOf(meeting: KnownMeeting, chat: Chat): boolean {
  return chat.kind === "personal" || chat.chatId === meeting.info.chatId;
}

/** Carries out what the sender asks for, and gives the meeting after it. */
export async function carryOut(
  parts: BotParts,
  incoming: Incoming,
  meetingId: string,
  body: CommandBody,
  confirmed = false,
): Promise<KnownMeeting> {
  const attempt = (_meeting: KnownMeeting, { from }: Incoming) => {
    const command: Command = { ...body, by: from.id, confirmed };
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
  const meetingChat = chat.chatId === meeting.info.chatId ? chat : await parts.chats.find(meeting.info.chatId);
  return meetingChat && parts.roster.member(meetingChat, from.teamsId);
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
    const member = await parts.roster.member(chat, account.teamsId);
    if (member === undefined) continue;
    const participant = knownAs(meeting.people, member) ?? keyed(member, account);
    const join = { type: "join", participant, by: SYSTEM } as const;
    await parts.meetings.handle(meeting.info.meetingId, because === undefined ? join : { ...join, because });
  }
}
