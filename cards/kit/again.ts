/** What a writer gets when a form was not taken: never an empty one. */
import type { Refused } from "../../src/errors.ts";
import type { Translate } from "../../src/text/text.ts";
import { attention } from "../chat/aside.ts";
import { asksAboutButton, confirmText, refusalText } from "../chat/refusal.ts";
import type { Dialog } from "./context.ts";
import { type Action, type CardElement, form, text, textInput } from "./kit.ts";
import { withTheirs } from "./twoTexts.ts";
import { dataOf, inputsIn, isJson, type Json, listOf, replacingInputs, sends } from "./walk.ts";

/** Fields where people write. Other fields are choices, which are quickly made again. */
export const WRITTEN = [
  "names",
  "text",
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
/** What a form can carry back in all, however much was pasted into it; a card stays below 80 KB. */
const KEPT_CHARS = 12_000;
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
  const left = written(sent).filter(({ id }) => !inputs.some((input) => input.id === id));
  const texts = inputs.filter(({ type }) => type === "Input.Text").length;
  const room = Math.floor(KEPT_CHARS / Math.max(1, texts + left.length));
  const pressed = listOf(dialog.card.actions).find((action): action is Action & Json => sends(action, sent));
  const reason = why(because, t, yes(sent, because, pressed, t));
  const again = [reason, ...listOf(filled(body, sent, room)), ...kept(left, room, t)];
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
  const texts = written(sent);
  const room = Math.floor(KEPT_CHARS / Math.max(1, texts.length));
  const isFault = typeof because === "string";
  const hint = texts.length === 0 || isFault ? [] : [text(t("dialog.kept.hint"))];
  const again = isFault && typeof sent.verb === "string" ? [sendAgain(sent, t)] : [];
  const title = t(isFault ? "dialog.kept.again" : "dialog.kept.title");
  return { title, card: spoken(form(title, [why(because, t), ...hint, ...kept(texts, room, t)], again, "nn").card) };
}

/** A sentence in place of a form that can't be opened: Teams shows an empty box for any other kind of answer. */
export function sentence(words: string, t: Translate): Dialog {
  const title = t("dialog.sentence.title");
  return { title, card: spoken(form(title, [attention(words)], [], "nn").card) };
}

/** Only the texts know the målform here, so the card does not name one. */
function spoken({ lang: _lang, ...card }: Json): Json {
  return card;
}

function written(sent: Sent): { readonly id: string; readonly value: string }[] {
  return WRITTEN.flatMap((id) => {
    const value = sent[id];
    return typeof value === "string" && value.trim() !== "" ? [{ id, value }] : [];
  });
}

function kept(texts: readonly { readonly id: string; readonly value: string }[], room: number, t: Translate) {
  return texts.map(({ id, value }) =>
    textInput({
      id,
      label: t("dialog.kept.text"),
      maxLength: room,
      multiline: value.length > LINE_CHARS || value.includes("\n"),
      value: value.slice(0, room),
    }),
  );
}

/** What was written is sent from its inputs; all else goes along as it was. */
function sendAgain(sent: Sent, t: Translate): Action {
  const data = shortened(sent, (id) => !WRITTEN.includes(id));
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

function why(because: Because, t: Translate, answers: readonly Action[] = []): CardElement {
  return attention(typeof because === "string" ? because : refusalText(because, t), answers);
}

function filled(body: unknown, sent: Sent, room: number): unknown {
  return replacingInputs(body, (input) => [filledInput(input, sent, room)]);
}

/** What a client leaves out was empty when sent, whatever stood there at first. */
function filledInput(input: Json, sent: Sent, room: number): Json {
  const { value: _before, ...empty } = input;
  const typed = sent[String(input.id)];
  if (input.type === "Input.Toggle") return { ...empty, value: String(typed === true || typed === "true") };
  if (typeof typed !== "string" || typed === "") return empty;
  return { ...empty, value: typed.slice(0, input.type === "Input.Text" ? room : CHOICE_CHARS) };
}
