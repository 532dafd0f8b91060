/** What only the one who pressed a button sees. */
import type { Refused } from "../../src/errors.ts";
import type { Translate } from "../../src/text/text.ts";
import type { Card } from "../kit/context.ts";
import {
  type Action,
  buttons,
  type CardElement,
  container,
  escapeMarkdown,
  execute,
  type Target,
  text,
} from "../kit/kit.ts";
import { confirmText, refusalText } from "./refusal.ts";

/** The card with a sentence on top: what was pressed could not be done, and everything else is as before. */
export function withAttention({ card, ...rest }: Card, words: string, ...answers: readonly Action[]): Card {
  const body = Array.isArray(card.body) ? card.body : [];
  return { ...rest, card: { ...card, body: [attention(words, answers), ...body] } };
}

/** The same with the question that was asked, and what says yes to it; it stands far from what was pressed. */
export function withQuestion(card: Card, because: Refused, pressed: unknown, t: Translate): Card {
  const data: Readonly<Record<string, unknown>> = { ...plain(pressed), confirmed: true };
  const yes: Action = {
    type: "Action.Execute",
    title: confirmText(because, t),
    verb: String(data.verb),
    data,
    fallback: "drop",
  };
  return withAttention(card, refusalText(because, t), yes);
}

/** What a button may carry. */
function plain(data: unknown): Readonly<Record<string, unknown>> {
  const fields = typeof data === "object" && data !== null ? Object.entries(data) : [];
  return Object.fromEntries(fields.filter(([, value]) => ["string", "number", "boolean"].includes(typeof value)));
}

/** In place of a card that is there no more for the one who looks, and has nothing to press. */
export function overCard(t: Translate): Card["card"] {
  return sentenceCard(t("bot.over"));
}

/** For one who is down as gone, and may be there all the same. */
export function goneCard(t: Translate, target: Target): Card["card"] {
  const words = t("bot.gone", { button: t("card.button.refresh") });
  const card = sentenceCard(words);
  return { ...card, body: [text(words), ...buttons(execute(t("card.button.refresh"), "refresh", target))] };
}

/** A sentence where a card is expected. */
function sentenceCard(words: string): Card["card"] {
  return { type: "AdaptiveCard", version: "1.5", fallbackText: words, body: [text(escapeMarkdown(words))] };
}

/** A sentence that is not to be missed. */
export function attention(
  words: string,
  answers: readonly Action[] = [],
  inputs: readonly CardElement[] = [],
): CardElement {
  return container([text(escapeMarkdown(words)), ...inputs, ...buttons(...answers)], { style: "attention" });
}
