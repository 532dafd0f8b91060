/**
 * What was written meets what somebody else has saved meanwhile: the form comes back with both, and the writer keeps their
 * own, leaves what stands, or makes one of the two.
 */
import { dateText } from "../../src/text/dates.ts";
import type { Translate } from "../../src/text/text.ts";
import type { Dialog } from "./context.ts";
import { type Action, type CardElement, container, escapeMarkdown, excerpt, subtle, text } from "./kit.ts";
import { MOST_CHARS } from "./room.ts";
import { dataOf, inputsIn, isJson, type Json, listOf, replacingInputs, sends } from "./walk.ts";

type Sent = Json;

/** A page of the referat is the longest; the rest of it is there when the two are put together. */
const SHOWN_CHARS = 3000;

/** The form as it would be drawn now, with what stands there shown below each field where the writer has something else. */
export function withTheirs({ card, ...rest }: Dialog, sent: Sent, t: Translate): Dialog {
  const body = replacingInputs(card.body, (input) => [input, ...(differs(input, sent) ? [theirs(input, t)] : [])]);
  const actions = listOf(card.actions).flatMap((action) => {
    if (!sends(action, sent)) return [];
    const mine = { ...action, title: t("dialog.edited.mine") };
    const both = { ...action, title: t("dialog.edited.both"), data: { ...dataOf(action), together: true } };
    return isTextAmong(card.body, sent) ? [mine, both] : [mine];
  });
  return { ...rest, card: { ...card, body, actions: [...actions, leave(t)] } };
}

/** Whether a form is sent to have both texts in one. */
export function wantsBoth(data: unknown): data is Sent {
  return isJson(data) && data.together === true;
}

/** The form with what stands there and then what was written in each field where they differ; choices as they were made. */
export function withBoth({ card, ...rest }: Dialog, sent: Sent): Dialog {
  const body = replacingInputs(card.body, (input) => {
    const [now, mine] = [String(input.value ?? ""), String(sent[String(input.id)] ?? "")];
    const isText = input.type === "Input.Text" && now !== "" && mine !== "" && differs(input, sent);
    const value = isText ? `${now}\n\n${mine}` : mine;
    return [{ ...input, ...(isText && { maxLength: Math.max(MOST_CHARS, value.length) }), value }];
  });
  return { ...rest, card: { ...card, body } };
}

function differs(input: Json, sent: Sent): boolean {
  return plainly(input.value) !== plainly(sent[String(input.id)]);
}

/** Without what a client may change on the way. */
function plainly(value: unknown): string {
  return String(value ?? "")
    .replace(/\r\n?/g, "\n")
    .trim();
}

function isTextAmong(body: unknown, sent: Sent): boolean {
  return inputsIn(body).some(
    (input) => input.type === "Input.Text" && plainly(input.value) !== "" && differs(input, sent),
  );
}

function theirs(input: Json, t: Translate): CardElement {
  const words = spelled(input, t);
  const now = words === "" ? t("dialog.edited.nothing") : escapeMarkdown(excerpt(words, SHOWN_CHARS));
  return container([subtle(t("dialog.edited.now")), text(now)], { style: "emphasis" });
}

/** The value of an input as it is read. */
function spelled(input: Json, t: Translate): string {
  const value = plainly(input.value);
  switch (input.type) {
    case "Input.Toggle":
      return t(value === "true" ? "dialog.edited.ticked" : "dialog.edited.notTicked");
    case "Input.Date":
      return value === "" ? "" : dateText(value);
    case "Input.ChoiceSet": {
      const chosen = input.isMultiSelect === true ? value.split(",") : [value];
      const titles = listOf(input.choices).filter(isJson);
      return titles.flatMap((one) => (chosen.includes(String(one.value)) ? [String(one.title)] : [])).join(", ");
    }
    default:
      return value;
  }
}

function leave(t: Translate): Action {
  return { type: "Action.Submit", title: t("dialog.edited.theirs"), data: { verb: "close" }, associatedInputs: "none" };
}
