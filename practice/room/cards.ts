/** Just enough knowledge of Adaptive Cards to press a button and fill in a form without a renderer. */
import { IN_THE_WAY } from "../../cards/chat/aside.ts";
import type { Card } from "../api/views.ts";

type Fields = Readonly<Record<string, unknown>>;

export interface CardAction {
  readonly type: string;
  readonly title?: string;
  readonly id?: string;
  readonly verb?: string;
  readonly data?: Fields;
  /** `none`: the card's inputs aren't sent along. */
  readonly associatedInputs?: string;
}

export interface CardInput {
  readonly type: string;
  readonly id: string;
  readonly value?: unknown;
}

/** A button by its verb, title or id, or by anything else about it. */
export type Pick = string | ((action: CardAction) => boolean);

/** All actions in a card, wherever in it they stand: buttons, selectAction, inside containers and shown cards. */
export function actionsOf(card: Card): readonly CardAction[] {
  return parts(card).filter((part): part is Fields & CardAction => isType(part, "Action."));
}

/** All inputs in a card. */
export function inputsOf(card: Card): readonly CardInput[] {
  return parts(card).filter(
    (part): part is Fields & CardInput => isType(part, "Input.") && typeof part.id === "string",
  );
}

/** The action that `pick` means, or undefined. */
export function findAction(card: Card, pick: Pick): CardAction | undefined {
  const meant = typeof pick === "function" ? pick : (one: CardAction) => [one.verb, one.title, one.id].includes(pick);
  return actionsOf(card).find(meant);
}

/**
 * What a client sends for an action: its own data, and the card's inputs on top as they are filled in.
 * Inputs that `filled` doesn't name keep the value the card gave them.
 */
export function dataOf(card: Card, action: CardAction, filled: Fields = {}): Fields {
  if (action.associatedInputs === "none") return { ...action.data };
  const preset = inputsOf(card).map((input) => [
    input.id,
    input.value ?? (input.type === "Input.Toggle" ? "false" : ""),
  ]);
  return { ...action.data, ...Object.fromEntries(preset), ...filled };
}

/** Everything readable in a card, for scenarios and transcripts: texts, facts, titles and labels in order. */
export function textOf(card: Card): string {
  const words = ["text", "title", "value", "label", "placeholder"];
  return parts(card)
    .flatMap((part) => words.map((word) => part[word]))
    .filter((one) => typeof one === "string" && one !== "")
    .join("\n");
}

/** The pictures that come in the card itself. */
export function pngsIn(card: Card): readonly Uint8Array[] {
  return parts(card).flatMap(({ url }) => {
    const [, base64] = /^data:image\/png;base64,(.+)$/.exec(String(url)) ?? [];
    return base64 === undefined ? [] : [Buffer.from(base64, "base64")];
  });
}

/** A form or a card that comes back undone says why. */
export function reasonIn(card: Card): string {
  const found = parts(card).find((part) => part.id === IN_THE_WAY);
  const [first] = (found?.items ?? []) as readonly { text?: string }[];
  return first?.text ?? "";
}

/** The card with its inputs filled in; those that `inputs` doesn't name stay as they are. */
export function withValues(card: Card, inputs: Fields): Card {
  const filled = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(filled);
    if (typeof part !== "object" || part === null) return part;
    const fields = part as Fields;
    const value = isType(fields, "Input.") ? inputs[String(fields.id)] : undefined;
    const inside = Object.entries(fields).map(([name, one]) => [name, name === "data" ? one : filled(one)]);
    return { ...Object.fromEntries(inside), ...(value !== undefined && { value }) };
  };
  return filled(card) as Card;
}

function isType(part: Fields, prefix: string): boolean {
  return typeof part.type === "string" && part.type.startsWith(prefix);
}

/** Every object in the card, outermost first; an action's own data is the bot's business and left out, and so is refresh. */
function parts(value: unknown): readonly Fields[] {
  if (Array.isArray(value)) return value.flatMap(parts);
  if (typeof value !== "object" || value === null) return [];
  const fields = value as Fields;
  const inside = Object.entries(fields).filter(([name]) => name !== "data" && name !== "refresh" && name !== "msteams");
  return [fields, ...inside.flatMap(([, one]) => parts(one))];
}
