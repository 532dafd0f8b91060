/**
 * Everything the practice room's page reads from and sends to its server, as types.
 *
 * The page itself is `/` (page/index.html); its other files are `/page/<name>`, TypeScript with the types taken out,
 * and `/page/adaptivecards.js` and `/page/markdown-it.js` are packages.
 *
 * Reading
 *   GET  /api/state?person=<id>                     → RoomView; `person` missing or unknown: as the organizer sees it
 *   GET  /api/stream?person=<id>                    → Server-Sent Events; `data:` of each is one RoomChange, first a snapshot.
 *                                                     Whoever streams is looking: the bot is asked to refresh their cards
 *   GET  /api/mails?person=<id>                     → MailView[], newest first
 *   GET  /api/mails/html?person=<id>&mail=<id>      → the mail's own HTML, for an <iframe> (its CSP forbids scripts)
 *   GET  /api/mails/attachment?person=<id>&mail=<id>&index=<n> → download; with `&show=page`, a PDF for an <iframe>
 * Sending: POST, JSON body (`content-type: application/json`), from this page's own origin
 *   /api/say       SayRequest      → SayAnswer
 *   /api/press     PressRequest    → Answer
 *   /api/submit    SubmitRequest   → Answer
 *   /api/people    NewPerson       → PersonView
 *   /api/presence  PresenceRequest → Done
 *   /api/app       AppRequest      → Done
 *   /api/meeting   MeetingRequest  → Done
 *   /api/others    OthersRequest   → Done
 *   /api/step      StepRequest     → StepAnswer
 *   /api/bot       BotRequest      → Done
 *   /api/clock     ClockRequest    → Done
 *   /api/reset     ResetRequest    → Done
 * A request that can't be carried out is answered with 4xx and ApiFault.
 * Everything posted is saved before it is answered.
 */
import type { Målform } from "../src/meeting/events.ts";
import type { Teneste } from "../src/meeting/people.ts";

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
  /** While the speed is being changed: what it is about to be. The bot is started anew for it, and loses nothing. */
  readonly changingTo?: number;
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
  readonly clock: ClockView;
  /** Whom one is while the others play themselves; missing while nobody does. */
  readonly mine?: TeamsId;
  /** What this person has to do now that the meeting waits for. */
  readonly step?: StepView;
  /** The others for whom the meeting waits. */
  readonly waitedFor: readonly TeamsId[];
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

/** `@` and the bot's name in the text becomes a mention. */
export interface SayRequest {
  readonly personId: TeamsId;
  readonly chatId: string;
  readonly text: string;
}

export interface SayAnswer {
  readonly messageId: string;
  /** False when the bot doesn't get to see it: in the meeting chat Teams passes on only what mentions the bot. */
  readonly seenByBot: boolean;
}

/**
 * An action of a card in a message. `data` is the action's own data with the card's inputs merged in, as the
 * renderer gives them. Action.Execute is answered at once by the bot; Action.Submit with
 * `data.msteams.type: "task/fetch"` opens a dialog; other Action.Submit are sent as a message with the data in it.
 */
export interface PressRequest {
  readonly personId: TeamsId;
  readonly messageId: string;
  readonly action: {
    readonly type: "Action.Execute" | "Action.Submit";
    readonly id?: string;
    readonly verb?: string;
    readonly data?: Readonly<Record<string, unknown>>;
  };
}

/** A dialog's form. `messageId` is of the message the dialog was opened from; `data` as in PressRequest. */
export interface SubmitRequest {
  readonly personId: TeamsId;
  readonly messageId: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Dialog {
  readonly title: string;
  readonly card: Card;
  /** `small`, `medium`, `large` or pixels. */
  readonly height?: string | number;
  readonly width?: string | number;
}

export type FailureCode =
  /** The bot took longer than Teams waits. It may have done what was asked. */
  | "timeout"
  /** The bot isn't there. */
  | "unreachable"
  /** The bot answered with an HTTP error. */
  | "botError"
  /** The bot answered something Teams doesn't understand. */
  | "badAnswer"
  /** The bot turned it down; `text` says why. */
  | "refused";

/** What comes of pressing a button or sending a form. */
export type Answer =
  /** The card looks different to this person until the bot replaces the message; the stream has it too. */
  | { readonly kind: "card"; readonly card: Card }
  | { readonly kind: "toast"; readonly text: string }
  /** Open this dialog, or show this in the one that is open. */
  | { readonly kind: "dialog"; readonly dialog: Dialog }
  /** The dialog closes and this text is shown. */
  | { readonly kind: "dialogMessage"; readonly text: string }
  /** The bot turned an opening down with a text, which Teams doesn't show there: an empty box. */
  | { readonly kind: "blankDialog" }
  /** An open dialog closes. */
  | { readonly kind: "closed" }
  /** Sent; any answer comes as a message. */
  | { readonly kind: "sent" }
  /** A dialog that is open stays open with what is written in it. */
  | { readonly kind: "failed"; readonly code: FailureCode; readonly text?: string };

/** Comes into the meeting chat, and into the call when it is running. */
export interface NewPerson {
  readonly name: string;
  readonly title?: string;
  readonly teneste?: Teneste;
  readonly email?: string;
  readonly hasApp: boolean;
  readonly role?: MeetingRole;
}

export interface PresenceRequest {
  readonly personId: TeamsId;
  /** `join` and `leave` are the call; `addToChat` and `removeFromChat` are the chat's list of members. */
  readonly action: "join" | "leave" | "addToChat" | "removeFromChat";
}

/** Installs or removes the app for one person, or (without `personId`) in the meeting chat. */
export interface AppRequest {
  readonly personId?: TeamsId;
  readonly installed: boolean;
}

export interface MeetingRequest {
  readonly action: "start" | "end";
}

/** The others play themselves while one is `mine`; without it everybody waits for whoever looks as them. */
export interface OthersRequest {
  readonly mine?: TeamsId;
}

/** Somebody's next step: `open` its form, filled in as the story has it, or `act` for them. */
export interface StepRequest {
  readonly personId: TeamsId;
  readonly how: "open" | "act";
}

export type StepAnswer =
  | { readonly kind: "form"; readonly messageId: string; readonly dialog: Dialog }
  | { readonly kind: "done" }
  /** It is no longer to be done, or the bot said no with `text`. */
  | { readonly kind: "not"; readonly text?: string };

export interface BotRequest {
  /** `kill` ends it on the spot, as a power failure would; `restart` ends it in good order and starts it again. */
  readonly action: "start" | "stop" | "kill" | "restart";
}

export const SPEEDS = [1, 10, 60] as const;
export type Speed = (typeof SPEEDS)[number];

/** Another speed; takes a second or two, while what is sent to the bot waits. */
export interface ClockRequest {
  readonly speed: Speed;
}

/** Wipes the room, the bot's data and the mails, and begins afresh. Everybody gets a new id; streams go on as the organizer. */
export interface ResetRequest {
  readonly målform?: Målform;
}

export interface Done {
  readonly done: true;
}

export interface MailView {
  readonly id: string;
  readonly dateMs: ProductMs;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly hasHtml: boolean;
  readonly attachments: readonly { readonly name: string; readonly contentType: string; readonly bytes: number }[];
}

export interface ApiFault {
  readonly error: {
    readonly code:
      | "badRequest"
      | "unknownPerson"
      | "unknownChat"
      | "unknownMessage"
      | "unknownMail"
      | "notInChat"
      | "notFound"
      | "foreignOrigin"
      | "botUnavailable"
      | "internal";
  };
}
