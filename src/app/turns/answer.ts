/** What somebody gets who waits for an answer: shown to them alone, where they pressed. */
import type { Card, Dialog } from "../../../cards/kit/context.ts";
import type { Incoming } from "./incoming.ts";

export type Answer =
  /** The card that they see instead of the one they pressed on. */
  | { readonly kind: "card"; readonly card: Card["card"] }
  | { readonly kind: "text"; readonly text: string }
  /** A form that opens, or stands in the open one's place. */
  | { readonly kind: "dialog"; readonly dialog: Dialog }
  /** To a form that was sent: it closes. */
  | { readonly kind: "nothing" };

export const cardAnswer = (card: Card["card"]): Answer => ({ kind: "card", card });
export const textAnswer = (text: string): Answer => ({ kind: "text", text });
export const dialogAnswer = (dialog: Dialog): Answer => ({ kind: "dialog", dialog });
export const nothingToSay: Answer = { kind: "nothing" };

/** Takes what comes in and gives the answer to it. Throws nothing that people have caused. */
export type Bot = (incoming: Incoming) => Promise<Answer>;
