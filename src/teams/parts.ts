/** What the handlers of activities work with. */
import type { Meetings } from "../app/meetings.ts";
import type { Chat, ChatStore, Clock, JobQueue, Log, MeetingRow, MeetingStore } from "../app/ports.ts";
import { Refused } from "../errors.ts";
import type { Command, CommandBody } from "../meeting/commands.ts";
import type { Målform } from "../meeting/events.ts";
import { SYSTEM } from "../meeting/people.ts";
import type { SectionText } from "../meeting/referat.ts";
import { requireParticipant } from "../meeting/rules/access.ts";
import type { EndedMeeting, KnownMeeting } from "../meeting/state.ts";
import { type Translate, translator } from "../text/text.ts";
import { type Account, keyed, knownAs } from "./account.ts";
import type { Incoming } from "./activity.ts";
import type { TeamsMessenger } from "./messenger.ts";
import type { Roster } from "./roster.ts";

export interface BotParts {
  readonly meetings: Meetings;
  readonly store: MeetingStore;
  readonly chats: ChatStore;
  readonly queue: JobQueue;
  readonly messenger: TeamsMessenger;
  readonly roster: Roster;
  /** The referat as it stands now, part by part. */
  readonly sectionTexts: (meeting: EndedMeeting) => readonly SectionText[];
  readonly clock: Clock;
  readonly log: Log;
  /** Spoken in chats that have not chosen. */
  readonly målform: Målform;
  readonly defaultTexts: Translate;
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

/**
 * The meeting, for somebody who takes part in it and asks in its own chat or in private; a late joiner is taken in.
 * Everybody else is told the same, whatever ids they know.
 */
export async function meetingFor(parts: BotParts, incoming: Incoming, meetingId: string): Promise<KnownMeeting> {
  await requirePlace(parts, incoming, meetingId);
  return asParticipant(parts, incoming, meetingId, () => seenBy(parts, incoming, meetingId));
}

/** The same for a client that asks by itself: nobody comes back to a meeting without doing something in it. */
export async function meetingSeen(parts: BotParts, incoming: Incoming, meetingId: string): Promise<KnownMeeting> {
  await requirePlace(parts, incoming, meetingId);
  return seenBy(parts, incoming, meetingId);
}

async function requirePlace(parts: BotParts, { chat }: Incoming, meetingId: string): Promise<void> {
  const meeting = await parts.meetings.find(meetingId);
  if (meeting === undefined) throw new Refused("noMeeting");
  if (chat.kind !== "personal" && chat.chatId !== meeting.info.chatId) throw new Refused("notParticipant");
}

async function seenBy(parts: BotParts, incoming: Incoming, meetingId: string): Promise<KnownMeeting> {
  const meeting = await parts.meetings.find(meetingId);
  if (meeting === undefined) throw new Refused("noMeeting");
  requireParticipant(meeting, fromParticipant(incoming, meeting).from.id);
  return meeting;
}

/** Carries out what the sender asks for, and gives the meeting after it. */
export function carryOut(
  parts: BotParts,
  incoming: Incoming,
  meetingId: string,
  body: CommandBody,
  confirmed = false,
): Promise<KnownMeeting> {
  const command: Command = { ...body, by: incoming.from.id, confirmed };
  // One who has gone already need not be taken in to go.
  if (body.type === "leave") {
    return requirePlace(parts, incoming, meetingId).then(() =>
      parts.meetings.handle(meetingId, command, incoming.inboundId),
    );
  }
  return asParticipant(parts, incoming, meetingId, () => parts.meetings.handle(meetingId, command, incoming.inboundId));
}

/**
 * Somebody in the chat whom the meeting has not met, or who is down as gone, joins it, and tries again: they need not do
 * anything but take part.
 */
export async function asParticipant<T>(
  parts: BotParts,
  incoming: Incoming,
  meetingId: string,
  attempt: () => Promise<T>,
): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== "notParticipant") throw error;
    await joinMeeting(parts, incoming.chat, meetingId, [incoming.from], error);
    return attempt();
  }
}

/**
 * Takes people of the chat into the meeting: as Teams tells; or, with `otherwise`, because they have done something,
 * which it throws for one who is not in the meeting's chat now.
 */
export async function joinMeeting(
  parts: BotParts,
  chat: Chat,
  meetingId: string,
  who: readonly Account[],
  otherwise?: Refused,
): Promise<void> {
  const meeting = await parts.meetings.find(meetingId);
  if (meeting?.status !== "active") return;
  const meetingChat = chat.chatId === meeting.info.chatId ? chat : await parts.chats.find(meeting.info.chatId);
  if (meetingChat === undefined) return;
  for (const account of who) {
    const member = await parts.roster.member(meetingChat, account.teamsId);
    if (member !== undefined) {
      const participant = knownAs(meeting.people, member) ?? keyed(member, account);
      await parts.meetings.handle(meetingId, { type: "join", participant, by: otherwise ? participant.id : SYSTEM });
    } else if (otherwise !== undefined) throw otherwise;
  }
}
