/** What the page gets back for what it sends. */
import type { Card } from "./views.ts";

export interface SayAnswer {
  readonly messageId: string;
  /** False when the bot doesn't get to see it: in the meeting chat Teams passes on only what mentions the bot. */
  readonly seenByBot: boolean;
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

export type StepAnswer =
  | { readonly kind: "form"; readonly messageId: string; readonly dialog: Dialog }
  | { readonly kind: "done" }
  /** It is no longer to be done, or the bot said no with `text`. */
  | { readonly kind: "not"; readonly text?: string };

export interface Done {
  readonly done: true;
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
