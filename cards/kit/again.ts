/** What a writer gets when a form was not taken: never an empty one. */
import type { Refused } from "../../src/errors.ts";
import { clean } from "../../src/meeting/texts.ts";
import type { Translate } from "../../src/text/text.ts";
import { attention, inTheWay } from "../chat/aside.ts";
import { asksAboutButton, confirmText, refusalText, tooMuch } from "../chat/refusal.ts";
import { isOwnText } from "../innspelSent.ts";
import type { Dialog } from "./context.ts";
import { type Action, type CardElement, form, text, writingInput } from "./kit.ts";
import { sizeOf } from "./lists.ts";
import { noChildInput } from "./noChild.ts";
import { MOST_CHARS, roomIn, shared } from "./room.ts";
import { withTheirs } from "./twoTexts.ts";
import { dataOf, inputsIn, isJson, type Json, listOf, replacingInputs, sends } from "./walk.ts";

/** Fields where people write. Other fields are choices, which are quickly made again. */
const WRITTEN = [
  "names",
  "text",
  "words",
  "what",
  "behind",
  "sentence",
  "reason",
  "oppmerksomheit",
  "goal",
  "successSigns",
  "evaluatedBy",
  "evaluatedHow",
  "worked",
  "better",
  "structureWhy",
  "usefulWhy",
  "nextTime",
  "eining",
  "topic",
  "why",
  "name",
  "role",
  "email",
];
/** Whether people write in the input. */
export function isWritten(id: string): boolean {
  return WRITTEN.includes(id) || isOwnText(id);
}

/** Fields that are not for writing hold ids and dates. */
const CHOICE_CHARS = 1500;
/** Longer texts get several lines. */
const LINE_CHARS = 80;

type Sent = Json;

/** Why a form comes back: the rules say no, or the sentence that tells of a fault of ours. */
export type Because = Refused | string;

/**
 * The same form with what was filled in, and on top why it comes back. Where the writer may stand by it, the yes stands
 * beside the question, away from the button that was pressed. Works on every form: it walks the card and fills inputs by
 * their id, and what was written in a field that the form no longer has stands below.
 */
export function formAgain(drawn: Dialog, sent: Sent, because: Because, t: Translate): Dialog {
  const isEdited = typeof because !== "string" && because.code === "editedMeanwhile";
  const dialog = isEdited ? withTheirs(drawn, sent, t) : drawnBefore(drawn, sent);
  const body = listOf(dialog.card.body);
  const inputs = inputsIn(body);
  const sentTexts = written(sent);
  const texts = fitted(sentTexts, roomIn(sizeOf(dialog.card), sentTexts.length));
  const left = texts.filter(({ id }) => !inputs.some((input) => input.id === id));
  const pressed = listOf(dialog.card.actions).find((action): action is Action & Json => sends(action, sent));
  const reason = why(because, t, yes(sent, because, pressed, t), noChildInput(sent, because, t));
  const back: Back = { sent, texts, because, t };
  const again = [reason, ...listOf(replacingInputs(body, (input) => filled(input, back))), ...kept(left, t)];
  return { ...dialog, card: { ...dialog.card, body: again } };
}

/** What says yes to the question: the same button again, with what stands in the form by then where that was asked about. */
function yes(sent: Sent, because: Because, pressed: (Action & Json) | undefined, t: Translate): Action[] {
  if (typeof because === "string" || !because.confirmable) return [];
  if (asksAboutButton(because)) return [pressAgain(sent, because, t)];
  if (pressed === undefined) return [];
  return [{ ...pressed, title: t("dialog.confirm"), data: { ...dataOf(pressed), confirmed: true } } as Action];
}

/** What has happened since the form was first drawn has not been seen by the one who fills it in. */
function drawnBefore({ card, ...rest }: Dialog, { drawnAt }: Sent): Dialog {
  if (typeof drawnAt !== "number") return { ...rest, card };
  const actions = listOf(card.actions).map((action) =>
    isJson(action) && "drawnAt" in dataOf(action) ? { ...action, data: { ...dataOf(action), drawnAt } } : action,
  );
  return { ...rest, card: { ...card, actions } };
}

/**
 * Where the form can't be drawn. What was written is there to copy where the rules said no (its phase is over, say);
 * after a fault of ours it can be sent again as it was, with the choices that were made.
 */
export function keptText(sent: Sent, because: Because, t: Translate): Dialog {
  const texts = fitted(written(sent), MOST_CHARS);
  const isFault = typeof because === "string";
  const hint = texts.length === 0 || isFault ? [] : [text(t("dialog.kept.hint"))];
  const again = isFault && typeof sent.verb === "string" ? [sendAgain(sent, t)] : [];
  const title = t(isFault ? "dialog.kept.again" : "dialog.kept.title");
  return { title, card: spoken(form(title, [why(because, t), ...hint, ...kept(texts, t)], again, "nn").card) };
}

/** A sentence in place of a form that can't be opened: Teams shows an empty box for any other kind of answer. */
export function sentence(words: string, t: Translate): Dialog {
  const title = t("dialog.sentence.title");
  return { title, card: spoken(form(title, [inTheWay(words)], [], "nn").card) };
}

/** Only the texts know the målform here, so the card does not name one. */
function spoken({ lang: _lang, ...card }: Json): Json {
  return card;
}

interface Written {
  readonly id: string;
  readonly value: string;
}

/** A text as far as the form can carry it; of how many characters, where that is not all. */
interface Kept extends Written {
  readonly cutFrom?: number;
}

function written(sent: Sent): Written[] {
  return [...WRITTEN, ...Object.keys(sent).filter(isOwnText)].flatMap((id) => {
    const value = sent[id];
    return typeof value === "string" && value.trim() !== "" ? [{ id, value }] : [];
  });
}

/** Whole, unless somebody sends more than any form asks for. */
function fitted(texts: readonly Written[], most: number): Kept[] {
  const rooms = shared(
    texts.map(({ value }) => value.length),
    most,
  );
  return texts.map(({ id, value }, at) => {
    const room = rooms[at] ?? 0;
    return value.length <= room ? { id, value } : { id, value: value.slice(0, room), cutFrom: value.length };
  });
}

/** Nothing is left out silently. */
function cutNote({ value, cutFrom }: Kept, t: Translate): CardElement[] {
  return cutFrom === undefined ? [] : [attention(t("dialog.cut", { shown: value.length, length: cutFrom }))];
}

function kept(texts: readonly Kept[], t: Translate): CardElement[] {
  return texts.flatMap((one) => {
    const { id, value } = one;
    const multiline = value.length > LINE_CHARS || value.includes("\n");
    return [...cutNote(one, t), writingInput({ id, label: t("dialog.kept.text"), multiline, value })];
  });
}

/** What was written is sent from its inputs; all else goes along as it was. */
function sendAgain(sent: Sent, t: Translate): Action {
  const data = shortened(sent, (id) => !isWritten(id));
  return { type: "Action.Submit", title: t("dialog.kept.send"), data };
}

function shortened(sent: Sent, which: (id: string) => boolean): Sent {
  const plain = Object.entries(sent).filter(
    ([id, value]) => which(id) && ["string", "number", "boolean"].includes(typeof value),
  );
  return Object.fromEntries(
    plain.map(([id, value]) => [id, typeof value === "string" ? value.slice(0, CHOICE_CHARS) : value]),
  );
}

/** A button in a form that was asked about. */
function pressAgain(sent: Sent, because: Refused, t: Translate): Action {
  const data = { ...shortened(sent, () => true), confirmed: true };
  return { type: "Action.Submit", title: confirmText(because, t), data, associatedInputs: "none" };
}

function why(
  because: Because,
  t: Translate,
  answers: readonly Action[] = [],
  inputs: readonly CardElement[] = [],
): CardElement {
  return inTheWay(typeof because === "string" ? because : refusalText(because, t), answers, inputs);
}

interface Back {
  readonly sent: Sent;
  readonly texts: readonly Kept[];
  readonly because: Because;
  readonly t: Translate;
}

/** An input with what was filled in, and before it what is wrong with that. */
function filled(input: Json, { sent, texts, because, t }: Back): unknown[] {
  const text = texts.find(({ id }) => id === input.id);
  if (text === undefined) return [filledInput(input, input.type === "Input.Text" ? "" : sent[String(input.id)])];
  const isTooLong =
    typeof because !== "string" && because.code === "textTooLong" && isOfLength(text, because.params.length);
  const over = isTooLong ? [attention(t("dialog.tooMuch", { over: tooMuch(because) }))] : [];
  return [...over, ...cutNote(text, t), filledInput(input, text.value)];
}

/** The rules count what is left when blanks around it are gone. */
function isOfLength({ value, cutFrom }: Kept, length: unknown): boolean {
  return (cutFrom ?? clean(value).length) === length;
}

/** What a client leaves out was empty when sent, whatever stood there at first. */
function filledInput(input: Json, typed: unknown): Json {
  const { value: _before, ...empty } = input;
  if (input.type === "Input.Toggle") return { ...empty, value: String(typed === true || typed === "true") };
  if (typeof typed !== "string" || typed === "") return empty;
  return { ...empty, value: input.type === "Input.Text" ? typed : typed.slice(0, CHOICE_CHARS) };
}
