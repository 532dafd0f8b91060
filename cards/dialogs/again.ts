/** What a writer gets when a form was refused: never an empty one. */
import type { Refused } from "../../src/errors.ts";
import type { Translate } from "../../src/text/text.ts";
import type { Dialog } from "../context.ts";
import { type CardElement, container, escapeMarkdown, form, text, textInput } from "../kit.ts";
import { refusalText } from "../refusal.ts";

/** Fields where people write at length. Other fields are choices, which are quickly made again. */
const WRITTEN = [
  "text",
  "what",
  "behind",
  "sentence",
  "reason",
  "goal",
  "successSigns",
  "evaluatedHow",
  "worked",
  "better",
  "nextTime",
  "topic",
  "why",
];
/** What a form can carry back in all, however much was pasted into it; a card stays below 80 KB. */
const KEPT_CHARS = 12_000;
/** Fields that are not for writing hold ids and dates. */
const CHOICE_CHARS = 1500;

type Sent = Readonly<Record<string, unknown>>;
type Json = Readonly<Record<string, unknown>>;

/**
 * The same form with what was filled in, and on top why it was refused. Where the writer may stand by it,
 * a button more that says so. Works on every form: it walks the card and fills inputs by their id.
 */
export function formAgain(dialog: Dialog, sent: Sent, refused: Refused, t: Translate): Dialog {
  const body = listOf(dialog.card.body);
  const room = Math.floor(KEPT_CHARS / Math.max(1, countTextInputs(body)));
  const actions = listOf(dialog.card.actions).flatMap((action) =>
    refused.confirmable && isJson(action) && action.associatedInputs !== "none" && dataOf(action).verb === sent.verb
      ? [{ ...action, title: t("dialog.confirm"), data: { ...dataOf(action), confirmed: true } }, action]
      : [action],
  );
  return {
    ...dialog,
    card: { ...dialog.card, body: [why(refused, t), ...body.map((part) => filled(part, sent, room))], actions },
  };
}

/** Where the form is no more (its phase is over, say): what was written, to copy. */
export function keptText(sent: Sent, refused: Refused, t: Translate): Dialog {
  const written = WRITTEN.flatMap((id) => {
    const value = sent[id];
    return typeof value === "string" && value.trim() !== "" ? [{ id, value }] : [];
  });
  const maxLength = Math.floor(KEPT_CHARS / Math.max(1, written.length));
  const texts = written.map(({ id, value }) =>
    textInput({ id, label: t("dialog.kept.text"), maxLength, multiline: true, value: value.slice(0, maxLength) }),
  );
  const hint = texts.length === 0 ? [] : [text(t("dialog.kept.hint"))];
  // Only `t` knows the målform here, so the card does not name one.
  const { lang: _lang, ...card } = form(t("dialog.kept.title"), [why(refused, t), ...hint, ...texts], [], "nn").card;
  return { title: t("dialog.kept.title"), card };
}

/** A sentence in place of a form that can't be opened: Teams shows an empty box for any other kind of answer. */
export function sentence(words: string, t: Translate): Dialog {
  // Only `t` knows the målform here, so the card does not name one.
  const { lang: _lang, ...card } = form(t("dialog.sentence.title"), [attention(words)], [], "nn").card;
  return { title: t("dialog.sentence.title"), card };
}

function why(refused: Refused, t: Translate): CardElement {
  return attention(refusalText(refused, t));
}

function attention(words: string): CardElement {
  return container([text(escapeMarkdown(words))], { style: "attention" });
}

function filled(part: unknown, sent: Sent, room: number): unknown {
  if (Array.isArray(part)) return part.map((each) => filled(each, sent, room));
  if (!isJson(part)) return part;
  if (isInput(part)) return filledInput(part, sent, room);
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, filled(value, sent, room)]));
}

/** What a client leaves out was empty when sent, whatever stood there at first. */
function filledInput(input: Json, sent: Sent, room: number): Json {
  const { value: _before, ...empty } = input;
  const typed = sent[String(input.id)];
  if (input.type === "Input.Toggle") return { ...empty, value: String(typed === true || typed === "true") };
  if (typeof typed !== "string" || typed === "") return empty;
  return { ...empty, value: typed.slice(0, input.type === "Input.Text" ? room : CHOICE_CHARS) };
}

function countTextInputs(part: unknown): number {
  if (Array.isArray(part)) return part.reduce((sum: number, each) => sum + countTextInputs(each), 0);
  if (!isJson(part)) return 0;
  return part.type === "Input.Text" ? 1 : countTextInputs(Object.values(part));
}

function isInput(part: Json): boolean {
  return String(part.type).startsWith("Input.") && "id" in part;
}

function isJson(part: unknown): part is Json {
  return typeof part === "object" && part !== null;
}

function dataOf(action: Json): Json {
  return isJson(action.data) ? action.data : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
