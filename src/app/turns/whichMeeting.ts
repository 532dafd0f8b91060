/** The meeting that something is about, and whom it knows the sender as. */
import { meetingNamed } from "../../../cards/verbs.ts";
import { takesPart } from "../../meeting/access.ts";
import type { Målform } from "../../meeting/events.ts";
import { knownAs } from "../../meeting/people.ts";
import type { KnownMeeting } from "../../meeting/state.ts";
import { type Translate, translator } from "../../text/text.ts";
import type { Chat } from "../ports/chats.ts";
import type { MeetingRow } from "../ports/meetings.ts";
import type { Account, Incoming } from "./incoming.ts";
import type { BotParts } from "./parts.ts";

type WithData = Incoming & { readonly data: unknown };

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

/** The sender under the id that the meeting which a card or a form belongs to knows them by; the meeting is read anew. */
export async function recognised<T extends WithData>(parts: BotParts, incoming: T): Promise<T> {
  const meetingId = meetingNamed(incoming.data);
  return meetingId === undefined ? incoming : fromParticipant(incoming, await parts.meetings.find(meetingId));
}

/**
 * The same for a command, which is decided anew where the meeting has changed meanwhile: whom it knows under which id does
 * not change, so that one that is at hand will do.
 */
export async function recognisedAtOnce<T extends WithData>(parts: BotParts, incoming: T): Promise<T> {
  const meetingId = meetingNamed(incoming.data);
  const kept = meetingId === undefined ? undefined : parts.meetings.kept(meetingId);
  const isKnown = kept !== undefined && knownAs(kept.people, incoming.from) !== undefined;
  return isKnown ? fromParticipant(incoming, kept) : recognised(parts, incoming);
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
export function keptMeeting(parts: BotParts, incoming: WithData): Kept | undefined {
  const meetingId = meetingNamed(incoming.data);
  const meeting = meetingId === undefined ? undefined : parts.meetings.kept(meetingId);
  if (meeting === undefined) return undefined;
  const { from } = fromParticipant(incoming, meeting);
  return isPlaceOf(meeting, incoming.chat) && takesPart(meeting, from.id) ? { meeting, from } : undefined;
}

/** A meeting is for its own chat, and for private ones. */
export function isPlaceOf(meeting: KnownMeeting, chat: Chat): boolean {
  return chat.kind === "personal" || chat.chatId === meeting.info.chatId;
}
