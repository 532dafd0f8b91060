/** What is in a card or in the form of a dialog, as it is read. Pure. */
import type { Card } from "../api/views.ts";

type Part = Readonly<Record<string, unknown>>;
type Values = Readonly<Record<string, string>>;

/** Whether this card asks for exactly what was filled in as `typed`: the same form come back. */
export function isSameForm(card: Card, typed: Values): boolean {
  const ids = partsOf(card)
    .filter(isInput)
    .map((input) => input.id);
  return ids.length > 0 && ids.length === Object.keys(typed).length && ids.every((id) => id in typed);
}

/**
 * The card with what was typed filled in, where it says nothing itself, or `everywhere`: neither a refusal nor a page
 * that was closed must cost anybody their words.
 */
export function keepTyped(card: Card, typed: Values, everywhere = false): Card {
  return JSON.parse(
    JSON.stringify(card, (_, part) =>
      isInput(part) && (everywhere || part.value === undefined || part.value === "")
        ? { ...part, value: typed[part.id] }
        : part,
    ),
  );
}

/** Texts in the card that stand out as needing attention, to be said aloud when the form has come back with them. */
export function warningsIn(card: Card): string {
  const standsOut = ({ color, style }: Part) => [color, style].some((one) => String(one).toLowerCase() === "attention");
  const texts = partsOf(card)
    .filter(standsOut)
    .flatMap(partsOf)
    .filter((part) => part.type === "TextBlock")
    .map((part) => String(part.text));
  return [...new Set(texts)].join(" ");
}

/** What can be pressed in a card, by title, in order. */
export function actionTitles(card: Card): readonly string[] {
  return partsOf(card)
    .filter((part) => /^Action\.(Execute|Submit)$/.test(String(part.type)) && typeof part.title === "string")
    .map((part) => String(part.title));
}

/** What stands in a card that did not stand in the one before: what has happened, for those who hear it. */
export function newWords(before: Card | undefined, after: Card | undefined): string {
  const had = new Set(wordsIn(before));
  return wordsIn(after)
    .filter((words) => !had.has(words))
    .join(" ");
}

function wordsIn(card: Card | undefined): readonly string[] {
  return partsOf(card)
    .filter((part) => part.type !== "Input.Text")
    .flatMap(({ text, value, title, type }) => (type === undefined ? [title, value, text] : [text]))
    .filter((words) => typeof words === "string")
    .map((words) => words.replace(/\\(?=[!-/:-@[-`{-~])|\*\*/g, ""));
}

function isInput(part: unknown): part is Part & { readonly id: string } {
  return typeof part === "object" && part !== null && "type" in part && String(part.type).startsWith("Input.");
}

/** Every object in the card, outermost first. */
function partsOf(value: unknown): readonly Part[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (typeof value !== "object" || value === null) return [];
  const part = value as Part;
  return [part, ...Object.values(part).flatMap(partsOf)];
}
