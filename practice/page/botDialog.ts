/** A dialog that the bot opens: a form in a card. What is typed is never lost without being asked about. */
import type { Answer, Dialog } from "../api/answers.ts";
import { failureText, tellAnswer } from "./answers.ts";
import { ask } from "./ask.ts";
import { attempt } from "./attempt.ts";
import { type CardAction, type DrawnCard, drawCard } from "./cards.ts";
import { h } from "./dom.ts";
import { draftOf, keepDraft } from "./drafts.ts";
import { isSameForm, keepTyped, warningsIn } from "./forms.ts";
import { openModal } from "./modal.ts";
import type { PageState } from "./state.ts";
import { send } from "./wire.ts";

/** The first button at the bottom of a form is the one that sends it; a form that only leads on has none. */
const SENDS = ".has-actions > div:last-child .ac-actionSet > .ac-pushButton";

export interface DialogOrigin {
  readonly personId: string;
  /** Of the message whose button opened it. */
  readonly messageId: string;
}

/** What Teams shows when the bot turns the opening of a dialog down with a text: a box with the app's name, and no word in it. */
export function openBlankDialog({ t, room }: PageState): void {
  openModal({
    title: room?.bot.name ?? "",
    closeLabel: t.close,
    content: [h("div", { class: "dialog-blank" })],
  }).focusFirst();
}

export function openBotDialog(state: PageState, origin: DialogOrigin, first: Dialog): void {
  const { t, room } = state;
  const lang = room?.målform ?? "nn";
  const problem = h("p", { class: "problem", role: "alert", hidden: true });
  const spoken = h("p", { class: "hidden-visually", role: "alert" });
  const form = h("div", { class: "dialog-card" });
  let drawn: DrawnCard | undefined;
  /** Something was typed before the form came back from the bot, or before the page was closed. */
  let typedBefore = false;
  /** Where what is typed in the form that is open is kept. */
  let place = "";
  const hasTyped = () => typedBefore || (drawn?.dirty() ?? false);

  const modal = openModal({
    title: first.title,
    closeLabel: t.close,
    content: [problem, spoken, form],
    mayClose,
  });
  form.addEventListener("input", () => keepDraft(place, drawn?.values()));
  form.addEventListener("change", () => keepDraft(place, drawn?.values()));
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.querySelector<HTMLElement>(SENDS)?.click();
  });
  show(first);

  /** What is thrown away on purpose is not kept. */
  async function mayClose(): Promise<boolean> {
    const may = !hasTyped() || (await ask({ ...t.discard, close: t.close }));
    if (may) keepDraft(place, undefined);
    return may;
  }

  function show({ title, card }: Dialog): void {
    modal.setTitle(title);
    place = [origin.personId, title, JSON.stringify(card).match(/"id":"[^"]*"/g)].join();
    const kept = drawn ? undefined : draftOf(place);
    const typed = kept ?? drawn?.values() ?? {};
    const again = isSameForm(card, typed);
    typedBefore = again && (kept !== undefined || hasTyped());
    spoken.textContent = drawn ? warningsIn(card) : "";
    try {
      const options = { lang, onPress: (action: CardAction) => void submit(action) };
      drawn = drawCard(again ? keepTyped(card, typed, kept !== undefined) : card, options);
      form.replaceChildren(drawn.element);
    } catch {
      drawn = undefined;
      form.replaceChildren(h("p", {}, t.broken));
    }
    modal.focusFirst();
  }

  async function submit({ title, data = {} }: CardAction): Promise<void> {
    const tell = (text: string) => {
      problem.hidden = text === "";
      problem.textContent = text;
    };
    tell("");
    drawn?.setBusy(title);
    const answer = await attempt(state, () => send("submit", { ...origin, data }), tell);
    drawn?.setBusy(undefined);
    if (answer?.kind === "failed") tell(failureText(t, answer));
    else if (answer) take(answer);
  }

  function take(answer: Answer): void {
    if (answer.kind !== "dialog" || !isSameForm(answer.dialog.card, drawn?.values() ?? {})) keepDraft(place, undefined);
    if (answer.kind === "dialog") show(answer.dialog);
    else {
      modal.close();
      tellAnswer(state, answer);
    }
  }
}
