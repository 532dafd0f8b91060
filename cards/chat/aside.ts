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
import { dataOf, isJson, type Json, listOf } from "../kit/walk.ts";
import { confirmText, refusalText } from "./refusal.ts";

/**
 * The card with a sentence: what was pressed could not be done, and everything else is as before. It stands above the button,
 * which is where one looks: whether a client holds on to the top or the bottom of the card, no other button comes under the
 * finger. On top of all where there is no such button any more.
 */
export function withAttention(
  { card, ...rest }: Card,
  words: string,
  pressed: unknown,
  ...answers: readonly Action[]
): Card {
  const body = listOf(card.body);
  const reason = inTheWay(words, answers);
  return { ...rest, card: { ...card, body: above(body, plain(pressed), reason) ?? [reason, ...body] } };
}

/** The elements with `added` before the row of buttons that has the pressed one; undefined where none has. */
function above(elements: readonly unknown[], pressed: Json, added: CardElement): unknown[] | undefined {
  for (const [index, element] of elements.entries()) {
    if (!isJson(element)) continue;
    if (listOf(element.actions).some((action) => isPressed(action, pressed)))
      return elements.toSpliced(index, 0, added);
    const items = above(listOf(element.items), pressed, added);
    if (items !== undefined) return elements.with(index, { ...element, items });
  }
  return undefined;
}

/** What was sent has all that the button carries, and which message it sat on besides. */
function isPressed(action: unknown, pressed: Json): boolean {
  const carried = Object.entries(dataOf(action));
  return carried.length > 0 && carried.every(([key, value]) => pressed[key] === value);
}

/** The same with the question that was asked, and what says yes to it: which comes last in it, away from where one pressed. */
export function withQuestion(card: Card, because: Refused, pressed: unknown, t: Translate): Card {
  const data: Json = { ...plain(pressed), confirmed: true };
  const yes: Action = {
    type: "Action.Execute",
    title: confirmText(because, t),
    verb: String(data.verb),
    data,
    fallback: "drop",
  };
  return withAttention(card, refusalText(because, t), pressed, yes);
}

/** What a button may carry. */
function plain(data: unknown): Json {
  const fields = typeof data === "object" && data !== null ? Object.entries(data) : [];
  return Object.fromEntries(fields.filter(([, value]) => ["string", "number", "boolean"].includes(typeof value)));
}

/** In place of a card that is there no more for the one who looks, and has nothing to press. */
export function overCard(t: Translate): Card["card"] {
  return sentenceCard(t("bot.over"));
}

/** In place of a card that can't be had now, with a button that asks for it again as the client did by itself. */
export function laterCard(t: Translate, asked: unknown): Card["card"] {
  const title = t("card.button.refresh");
  const words = t("bot.later", { button: title });
  const again: Action = { type: "Action.Execute", title, verb: "refresh", data: plain(asked), fallback: "drop" };
  return { ...sentenceCard(words), body: [text(words), ...buttons(again)] };
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
export function attention(words: string): CardElement {
  return container([text(escapeMarkdown(words))], { style: "attention" });
}

/** What the sentence about what is in the way is called: there is one of it on a card. */
export const IN_THE_WAY = "inTheWay";

/** Why what was wanted could not be done, and what may be answered to that. */
export function inTheWay(
  words: string,
  answers: readonly Action[] = [],
  inputs: readonly CardElement[] = [],
): CardElement {
  const items = [text(escapeMarkdown(words)), ...inputs, ...buttons(...answers)];
  return container(items, { id: IN_THE_WAY, style: "attention" });
}
