/** Forms as a person meets them: their inputs, their buttons, and what is sent when a button is pressed. */
import type { Dialog } from "../../cards/kit/context.ts";

export type Json = Readonly<Record<string, unknown>>;

function isJson(part: unknown): part is Json {
  return typeof part === "object" && part !== null && !Array.isArray(part);
}

/** Everything in a card, in reading order. */
function parts(part: unknown): Json[] {
  if (Array.isArray(part)) return part.flatMap(parts);
  return isJson(part) ? [part, ...Object.values(part).flatMap(parts)] : [];
}

export function inputsOf({ card }: Dialog): Json[] {
  return parts(card).filter((part) => String(part.type).startsWith("Input."));
}

export function buttonsOf({ card }: Dialog): Json[] {
  return parts(card).filter((part) => String(part.type).startsWith("Action."));
}

export function textsOf({ card }: Dialog): string[] {
  return parts(card).flatMap((part) => (part.type === "TextBlock" ? [String(part.text)] : []));
}

export function valuesIn(dialog: Dialog): Record<string, unknown> {
  return Object.fromEntries(inputsOf(dialog).map((input) => [input.id, input.value]));
}

export function choicesOf(dialog: Dialog, id: string): { title: string; value: string }[] {
  const input = inputsOf(dialog).find((each) => each.id === id);
  return (input?.choices ?? []) as { title: string; value: string }[];
}

/** Fills in what is empty: a word, the first choice (the last of several), a date. */
export function filledIn(dialog: Dialog): Record<string, string> {
  return Object.fromEntries(inputsOf(dialog).map((input) => [String(input.id), String(input.value ?? filling(input))]));
}

function filling(input: Json): string {
  const choices = (input.choices ?? []) as { value: string }[];
  switch (input.type) {
    case "Input.ChoiceSet":
      return (input.isMultiSelect ? choices.at(-1) : choices[0])?.value ?? "";
    case "Input.Toggle":
      return "true";
    case "Input.Date":
      return "2027-03-08";
    default:
      return input.style === "Email" ? "namn@kommune.example" : "ord";
  }
}

/** What Teams sends when a button is pressed: its data, and the inputs unless it leaves them out. */
export function pressed(button: Json, filled: Json): Json {
  return { ...(button.data as Json), ...(button.associatedInputs === "none" ? {} : filled) };
}
