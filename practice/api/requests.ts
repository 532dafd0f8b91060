/**
 * What the page sends: POST, JSON body (`content-type: application/json`), from the page's own origin.
 *
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
 *   /api/skip      SkipRequest     → Done, when the time has passed
 *   /api/reset     ResetRequest    → Done
 * A request that can't be carried out is answered with 4xx and ApiFault.
 * Everything posted is saved before it is answered.
 */
import type { Målform } from "../../src/meeting/events.ts";
import type { Teneste } from "../../src/meeting/people.ts";
import type { MeetingRole, TeamsId } from "./views.ts";

/** `@` and the bot's name in the text becomes a mention. */
export interface SayRequest {
  readonly personId: TeamsId;
  readonly chatId: string;
  /** May be empty where there is a file. */
  readonly text: string;
  readonly file?: { readonly name: string; readonly base64: string };
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

/**
 * The others play themselves while one is `mine`; or, `together`, sit around that one's PC. Without anybody they wait for
 * whoever looks as them.
 */
export interface OthersRequest {
  readonly mine?: TeamsId;
  readonly together?: boolean;
}

/** Somebody's next step: `open` its form, filled in as the story has it, or `act` for them. */
export interface StepRequest {
  readonly personId: TeamsId;
  readonly how: "open" | "act";
}

export interface BotRequest {
  /** `kill` ends it on the spot, as a power failure would; `restart` ends it in good order and starts it again. */
  readonly action: "start" | "stop" | "kill" | "restart";
}

export const SPEEDS = [1, 10, 60] as const;

export type Speed = (typeof SPEEDS)[number];

/** Another speed, at once. */
export interface ClockRequest {
  readonly speed: Speed;
}

/** Days and weeks are counted by the calendar, and end in the morning, when people are reminded. */
export const SKIPS = ["minute", "day", "week"] as const;

export type Skip = (typeof SKIPS)[number];

/** Lets so much time pass at once. */
export interface SkipRequest {
  readonly by: Skip;
}

/** Wipes the room, the bot's data and the mails, and begins afresh. Everybody gets a new id; streams go on as the organizer. */
export interface ResetRequest {
  readonly målform?: Målform;
  /** Does nothing where a meeting has been started, or anybody has written anything. */
  readonly ifUnused?: true;
}
