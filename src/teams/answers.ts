/** The answers that Teams expects to an invoke. The HTTP status is always 200; what went wrong stands in the body. */
import type { Dialog } from "../../cards/kit/context.ts";
import type { InvokeAnswer } from "./adapter.ts";
import { CARD_TYPE } from "./messenger.ts";

type CardJson = Readonly<Record<string, unknown>>;

/** The card that the person who pressed sees instead. */
export function cardAnswer(card: CardJson): InvokeAnswer {
  return { status: 200, body: { statusCode: 200, type: CARD_TYPE, value: card } };
}

/** A short text to the person who pressed. */
export function messageAnswer(text: string): InvokeAnswer {
  return { status: 200, body: { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: text } };
}

/**
 * Opens a dialog, or puts the next form in an open one. Teams knows `message` besides `continue`, but shows an empty box
 * where that is the answer to opening.
 */
export function dialogAnswer({ title, card }: Dialog): InvokeAnswer {
  const value = { title, height: "large", width: "medium", card: { contentType: CARD_TYPE, content: card } };
  return { status: 200, body: { task: { type: "continue", value } } };
}

/** No body at all. To a sent form it closes the dialog: `{}` and `null` are faults there, and the person sends again. */
export const nothingToSay: InvokeAnswer = { status: 200 };
