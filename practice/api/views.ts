/**
 * What the practice room's page reads from its server, as types.
 *
 * The page itself is `/` (page/index.html); its other files are `/page/<name>`, TypeScript with the types taken out,
 * and `/page/adaptivecards.js` and `/page/markdown-it.js` are packages.
 *
 *   GET  /api/state?person=<id>                     → RoomView; `person` missing or unknown: as the organizer sees it
 *   GET  /api/stream?person=<id>                    → Server-Sent Events; `data:` of each is one RoomChange, first a snapshot.
 *                                                     Whoever streams is looking: the bot is asked to refresh their cards
 *   GET  /api/mails?person=<id>                     → MailView[], newest first
 *   GET  /api/mails/html?person=<id>&mail=<id>      → the mail's own HTML, for an <iframe> (its CSP forbids scripts)
 *   GET  /api/archive                               → PackageView[], newest first
 *   GET  /api/archive/file?package=<id>&name=<n>    → as an attachment
 *   GET  /api/mails/attachment?person=<id>&mail=<id>&index=<n> → download; with `&show=page`, a PDF for an <iframe>
 */
import type { Målform } from "../../src/meeting/events.ts";
import type { Teneste } from "../../src/meeting/people.ts";

/** A person's id in Teams' own form, `29:…`. */
export type TeamsId = string;

/** An Adaptive Card, as the bot sent it. */
export type Card = Readonly<Record<string, unknown>>;

/** Milliseconds since 1970 on the product's clock, which may run faster than the real one. */
export type ProductMs = number;

/** `feed`: rings the bell and stands in the list of what is new. `meeting`: pops up over the call as well. */
export type Alert = "feed" | "meeting";

export type MeetingRole = "organizer" | "presenter" | "attendee";

export interface PersonView {
  readonly id: TeamsId;
  readonly aadObjectId: string;
  readonly name: string;
  /** What the person works as, for «kven er kven». Empty for somebody added without one. */
  readonly title: Readonly<Record<Målform, string>>;
  readonly teneste: Teneste;
  readonly email?: string;
  readonly role: MeetingRole;
  /** Has the app installed: the bot can reach them in a private chat. */
  readonly hasApp: boolean;
  /** Sees the meeting chat. */
  readonly inChat: boolean;
  /** Is in the call right now. */
  readonly inMeeting: boolean;
  /** One of those to be while the others play themselves. */
  readonly part?: "leader" | "viddevakt" | "participant";
  /** Doesn't join by themselves when the meeting starts. */
  readonly late: boolean;
  /**
   * How many messages the bot has posted in their private chat, and how many mails they have got: the page shows
   * where something is unread. A new one of either is told to everybody's stream as a `room` change.
   */
  readonly botMessages: number;
  /** How many of the messages that this person sees Teams has rung the bell for. */
  readonly alerts: number;
  readonly mails: number;
}

export interface ChatView {
  readonly id: string;
  readonly kind: "meeting" | "personal";
  /** The meeting's title, or the bot's name in a personal chat. */
  readonly title: string;
}

export type Sender =
  | { readonly kind: "person"; readonly id: TeamsId; readonly name: string }
  | { readonly kind: "bot"; readonly name: string }
  /** A line that Teams itself writes in a chat; see `notice`. */
  | { readonly kind: "teams" };

export type Notice =
  | { readonly code: "meetingStarted" | "meetingEnded" | "botAdded" | "botRemoved" }
  | { readonly code: "joined" | "left" | "addedToChat" | "removedFromChat"; readonly names: readonly string[] };

export interface Mention {
  /** As it stands in the text: `<at>Name</at>`. */
  readonly text: string;
  readonly name: string;
  readonly id: string;
}

export interface MessageView {
  /** The activity id: digits, growing within the room. Lists are in this order. */
  readonly id: string;
  readonly chatId: string;
  readonly from: Sender;
  readonly sentAtMs: ProductMs;
  /** When the bot last replaced it. */
  readonly editedAtMs?: ProductMs;
  /** Counts up each time the bot replaces the message; starts at 1. */
  readonly version: number;
  /** Plain text unless `textFormat` says otherwise. Not escaped: show it as text. */
  readonly text?: string;
  readonly textFormat?: "plain" | "markdown" | "xml";
  readonly mentions: readonly Mention[];
  /** The name of the file that came along. */
  readonly file?: string;
  /** The card as this person sees it. */
  readonly card?: Card;
  /** True when `card` is this person's own version of it (after a refresh or a press). */
  readonly ownView: boolean;
  /** Shown where the card can't be. */
  readonly fallbackText?: string;
  /** Only on lines from Teams itself. */
  readonly notice?: Notice;
  /** Nobody but this person sees the message, though it is in the meeting chat. */
  readonly onlyForMe: boolean;
  /** Teams has rung the bell for it. */
  readonly alert?: Alert;
}

export interface MeetingView {
  readonly title: string;
  readonly status: "notStarted" | "running" | "ended";
  readonly startedAtMs?: ProductMs;
  readonly endedAtMs?: ProductMs;
  /** Whether the bot is added to the meeting chat. */
  readonly botInChat: boolean;
}

export interface BotView {
  readonly name: string;
  /** `starting` until it answers; `crashed` when it ended by itself. */
  readonly status: "starting" | "running" | "stopped" | "crashed";
  /** Messages and events that wait for the bot to come back. */
  readonly waiting: number;
}

export interface ClockView {
  /** Product time when this view was made; it advances `speed` times as fast as the real clock. */
  readonly productTimeMs: ProductMs;
  readonly speed: number;
}

/** The room apart from its messages. */
export interface RoomState {
  readonly målform: Målform;
  readonly me: PersonView;
  readonly people: readonly PersonView[];
  /** The chats this person can open: the meeting chat while they are in it, their own chat with the bot when they have the app. */
  readonly chats: readonly ChatView[];
  readonly meeting: MeetingView;
  readonly bot: BotView;
  /** How many packages the archive has got. */
  readonly archived: number;
  readonly clock: ClockView;
  /** Whom one is while the others play themselves; missing while nobody does. */
  readonly mine?: TeamsId;
  /** Everybody sits around that one's PC. */
  readonly together?: true;
  /** Who can take back the referat that is on its way, for a minute. */
  readonly sending?: TeamsId;
  /** What this person has to do now that the meeting waits for. */
  readonly step?: StepView;
  /** The others for whom the meeting waits. */
  readonly waitedFor: readonly TeamsId[];
  /** A meeting goes on, or its referat has not come yet. */
  readonly unfinished?: true;
}

export interface StepView {
  /** What the button says. */
  readonly title: string;
  /** The button opens a form. */
  readonly form: boolean;
  /** It is in their chat with the bot. */
  readonly privately: boolean;
}

export interface RoomView {
  readonly room: RoomState;
  /** Of all the person's chats, oldest first. */
  readonly messages: readonly MessageView[];
}

/** What the stream tells about. After a reconnect comes a snapshot again, so that nothing has to be caught up with. */
export type RoomChange =
  | { readonly kind: "snapshot"; readonly view: RoomView }
  /** New, or changed: replace by `id` within the chat, keeping its place. */
  | { readonly kind: "message"; readonly message: MessageView }
  | { readonly kind: "messageDeleted"; readonly chatId: string; readonly messageId: string }
  /** People, meeting, bot, clock, chats or mail changed. */
  | { readonly kind: "room"; readonly room: RoomState };

export interface MailView {
  readonly id: string;
  readonly dateMs: ProductMs;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly hasHtml: boolean;
  readonly attachments: readonly FileView[];
}

export interface FileView {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: number;
}

/** What the archive got in one delivery. */
export interface PackageView {
  /** The folder and the package's name in it, with a slash between. */
  readonly id: string;
  /** By the file system's clock. */
  readonly deliveredAtMs: number;
  readonly files: readonly FileView[];
}
