/** What comes in from a chat, whatever carried it: somebody did something there, or something happened to it. */

import type { PersonId } from "../../meeting/people.ts";
import type { Chat } from "../ports/chats.ts";
import type { SentFile } from "../ports/sentFiles.ts";

/** Whoever did it, as what came in tells of them. */
export interface Account {
  /** The object id where it is told, else `teamsId`. */
  readonly id: PersonId;
  /** `29:…` */
  readonly teamsId: string;
  /** On one line; empty where none is told. */
  readonly name: string;
  /** What came in says that they are of another organisation, or have no account. */
  readonly guest?: true;
}

interface Base {
  readonly chat: Chat;
  readonly from: Account;
  /** Conversation and activity id: the same for Teams' own repetitions of a slow turn. Absent where there is no id to tell them by. */
  readonly inboundId?: string;
  /** The message that something was done with. */
  readonly messageId?: string;
  /** When it happened, where that is told: what comes and goes may be told in another order. */
  readonly happenedAtMs?: number;
}

export type Incoming = Base &
  /**
   * `files`: what was sent along; absent where nothing was. `editedAfterMs`: it was sent before, and has been changed when it had
   * stood there for so long.
   */
  (
    | {
        readonly kind: "message";
        readonly text: string;
        readonly files?: readonly SentFile[];
        readonly editedAfterMs?: number;
      }
    /**
     * `automatic`: the client fetches the card by itself, and nobody has done anything. `asMessage`: by a client that
     * takes no answer.
     */
    | { readonly kind: "press"; readonly data: unknown; readonly automatic?: boolean; readonly asMessage?: boolean }
    | { readonly kind: "openDialog"; readonly data: unknown }
    | { readonly kind: "submitDialog"; readonly data: unknown }
    | { readonly kind: "added"; readonly botAdded: boolean; readonly who: readonly Account[] }
    | { readonly kind: "removed"; readonly botRemoved: boolean; readonly who: readonly Account[] }
    | { readonly kind: "teamsMeetingStarted" }
    | { readonly kind: "teamsMeetingEnded" }
    | { readonly kind: "joined"; readonly who: readonly Account[] }
    | { readonly kind: "left"; readonly who: readonly Account[] }
    | { readonly kind: "unsupported"; readonly reason: string }
  );

/** What comes in of one kind. */
export type IncomingOf<Kind extends Incoming["kind"]> = Extract<Incoming, { readonly kind: Kind }>;
export type Message = IncomingOf<"message">;
export type Press = IncomingOf<"press">;
/** A form that is asked for. */
export type Opened = IncomingOf<"openDialog">;
/** A form that was filled in and sent. */
export type Sent = IncomingOf<"submitDialog">;
