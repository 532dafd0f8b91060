/** What the stand-in for Teams remembers, as plain data that can be written to a file and read back. */
import { randomBytes, randomUUID } from "node:crypto";
import type { Målform } from "../../src/meeting/events.ts";
import type { Alert, Card, Mention, Notice, ProductMs, Sender, TeamsId } from "../api/views.ts";
import { BOT_NAME, CAST, MEETING_TITLE, type PersonDraft } from "./cast.ts";
import type { TeamsActivity } from "./teamsActivity.ts";

export interface PersonState extends Omit<PersonDraft, "hasApp"> {
  readonly id: TeamsId;
  readonly aadObjectId: string;
  readonly personalChatId: string;
  hasApp: boolean;
  /** The app has been there: Teams keeps their private chat from then on. */
  hadApp?: true;
  inChat: boolean;
  inMeeting: boolean;
}

export interface Message {
  readonly id: string;
  readonly chatId: string;
  readonly from: Sender;
  readonly sentAtMs: ProductMs;
  readonly editedAtMs?: ProductMs;
  readonly version: number;
  readonly text?: string;
  readonly textFormat?: "plain" | "markdown" | "xml";
  readonly mentions: readonly Mention[];
  /** The name of the file that came along. */
  readonly file?: string;
  readonly card?: Card;
  readonly fallbackText?: string;
  readonly notice?: Notice;
  /** Seen by this person alone, in a chat of many. */
  readonly onlyFor?: TeamsId;
  /** How those who get it are told of it, besides by its being there. */
  readonly alert?: Alert;
  /** The card that this version replaced. */
  readonly cardBefore?: Card;
  /** How the card looks to the clients that got their own version of it, until the message is replaced. */
  readonly ownCards: Readonly<Record<string, Card>>;
  /** Which clients have asked for the automatic refresh since the message was last replaced. */
  readonly refreshedFor: readonly string[];
}

export interface MeetingState {
  /** As Teams makes it: Base64 of the chat's id between two markers. */
  readonly id: string;
  readonly chatId: string;
  readonly title: string;
  readonly joinUrl: string;
  startedAtMs?: ProductMs;
  endedAtMs?: ProductMs;
  botInChat: boolean;
}

export interface WorldState {
  readonly målform: Målform;
  readonly tenantId: string;
  readonly bot: { readonly id: string; readonly name: string };
  readonly meeting: MeetingState;
  people: PersonState[];
  messages: Message[];
  /** Sent, but not yet taken by the bot. */
  outbox: TeamsActivity[];
  /** Whom one is while the others play themselves; nobody does while it isn't set. */
  mine?: TeamsId;
  /** Everybody sits around the PC of the one whom one is, and nobody else has a screen. */
  together?: true;
  /** The last activity id given out. */
  lastId: number;
}

/** Somebody in the tenant, with ids of the forms Teams uses; not yet in any chat. */
export function newPerson(draft: PersonDraft): PersonState {
  return {
    ...draft,
    id: `29:1${randomBytes(24).toString("base64url")}`,
    aadObjectId: randomUUID(),
    personalChatId: `a:1${randomBytes(24).toString("base64url")}`,
    inChat: false,
    inMeeting: false,
  };
}

/** Ids that are known from elsewhere: of a bot that runs with credentials. */
export interface Ids {
  readonly tenantId: string;
  readonly appId: string;
}

/** A new room: everybody in the cast is invited, nobody has joined, and the bot isn't added yet. */
export function freshState(målform: Målform, ids: Ids = { tenantId: randomUUID(), appId: randomUUID() }): WorldState {
  const chatId = `19:meeting_${randomBytes(24).toString("base64url")}@thread.v2`;
  return {
    målform,
    tenantId: ids.tenantId,
    bot: { id: `28:${ids.appId}`, name: BOT_NAME },
    meeting: {
      id: Buffer.from(`0#${chatId}#0`).toString("base64"),
      chatId,
      title: MEETING_TITLE[målform],
      joinUrl: `https://teams.example.no/l/meetup-join/${encodeURIComponent(chatId)}/0`,
      botInChat: false,
    },
    people: CAST.map((member) => ({ ...newPerson(member), inChat: true })),
    messages: [],
    outbox: [],
    lastId: 0,
  };
}

export type ChatRef =
  | { readonly kind: "meeting"; readonly id: string }
  | { readonly kind: "personal"; readonly id: string; readonly person: PersonState };

/** The chat with this conversation id, if there is one. */
export function findChat(state: WorldState, chatId: string): ChatRef | undefined {
  if (chatId === state.meeting.chatId) return { kind: "meeting", id: chatId };
  const person = state.people.find((one) => one.personalChatId === chatId);
  return person && { kind: "personal", id: chatId, person };
}

/** A person by Teams id or by aadObjectId. */
export function findPerson(state: WorldState, id: string): PersonState | undefined {
  return state.people.find((one) => one.id === id || one.aadObjectId === id);
}

/** Whether the bot is installed where this chat is. */
export function botIsIn(state: WorldState, chat: ChatRef): boolean {
  return chat.kind === "meeting" ? state.meeting.botInChat : chat.person.hasApp;
}

/** Whether the person can read the message. */
export function seesMessage(state: WorldState, person: PersonState, message: Message): boolean {
  const { chatId, onlyFor } = message;
  return sees(state, person, chatId) && (onlyFor === undefined || onlyFor === person.id);
}

/** Whether the person can open the chat and read it. */
export function sees(state: WorldState, person: PersonState, chatId: string): boolean {
  return chatId === state.meeting.chatId ? person.inChat : chatId === person.personalChatId && person.hasApp;
}

/** Whether the call is going on. */
export function isRunning(meeting: MeetingState): boolean {
  return meeting.startedAtMs !== undefined && meeting.endedAtMs === undefined;
}

/** Whether there is anything that somebody would miss. */
export function isUsed({ meeting, messages }: WorldState): boolean {
  return meeting.startedAtMs !== undefined || messages.some(({ from }) => from.kind === "person");
}
