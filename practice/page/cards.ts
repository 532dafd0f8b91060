/** One Adaptive Card on the page: drawn by Microsoft's renderer, and made whole where the renderer falls short. */

import type { PressRequest } from "../api/requests.ts";
import type { Card } from "../api/views.ts";
import { newId } from "./dom.ts";
import { markdownToHtml } from "./markdown.ts";
import { type Action, type AdaptiveCard, hostConfig, type IMarkdownProcessingResult, renderer } from "./renderer.ts";

export type CardAction = PressRequest["action"] & { readonly title: string };

export interface CardOptions {
  /** Used where the card doesn't say. */
  readonly lang: string;
  /** An Action.Execute or Action.Submit with its data and the card's inputs; not called while the card is busy. */
  readonly onPress: (action: CardAction) => void;
}

export interface DrawnCard {
  readonly element: HTMLElement;
  /** What the inputs hold now, by their id. */
  values(): Readonly<Record<string, string>>;
  /** Whether somebody has changed an input. */
  dirty(): boolean;
  /** Buttons don't answer while the card is busy; the one with this title shows that it works. */
  setBusy(title: string | undefined): void;
}

/** Throws when the card is not one that can be drawn. */
export function drawCard(json: Card, { lang, onPress }: CardOptions): DrawnCard {
  const card = new renderer.AdaptiveCard();
  card.hostConfig = hostConfig;
  card.parse(json);
  const mentions = mentionedIn(json);
  renderer.AdaptiveCard.onProcessMarkdown = (text: string, result: IMarkdownProcessingResult) => {
    result.outputHtml = markdownToHtml(text, { mentions });
    result.didProcess = true;
  };
  const element = card.render();
  if (!element || card.shouldFallback()) throw new Error("the card can't be drawn");
  element.lang = card.lang ?? lang;
  // Buttons of the card itself send what is filled in; those that stand in it lead elsewhere.
  element.classList.toggle("has-actions", card.getActionCount() > 0);
  let busy = false;
  card.onExecuteAction = (action) => {
    const press = pressOf(action);
    if (press && !busy) onPress(press);
    else if (action instanceof renderer.OpenUrlAction) openUrl(action.url);
  };
  groupChoices(element);
  markInvalid(element);
  return {
    element,
    values: () => Object.fromEntries(inputsOf(card).map((input) => [input.id ?? "", String(input.value ?? "")])),
    dirty: () => inputsOf(card).some((input) => input.isDirty()),
    setBusy: (title) => {
      busy = title !== undefined;
      element.ariaBusy = String(busy);
      for (const button of buttonsOf(element)) button.toggleAttribute("data-working", button.textContent === title);
    },
  };
}

/** The buttons that can be pressed in a drawn card. */
export function buttonsOf(element: HTMLElement): readonly HTMLButtonElement[] {
  return [...element.querySelectorAll<HTMLButtonElement>("button.ac-pushButton")];
}

function inputsOf(card: AdaptiveCard) {
  return card.getAllInputs();
}

function pressOf(action: Action): CardAction | undefined {
  const { id, title = "" } = action;
  const common = { title, ...(id !== undefined && { id }) };
  if (action instanceof renderer.ExecuteAction) {
    const { verb, data = {} } = action;
    return { ...common, type: "Action.Execute", ...(verb !== undefined && { verb }), data: { ...data } };
  }
  return action instanceof renderer.SubmitAction
    ? { ...common, type: "Action.Submit", data: { ...action.data } }
    : undefined;
}

function openUrl(url: string | undefined): void {
  if (url && /^(https?|mailto):/i.test(url)) window.open(url, "_blank", "noopener,noreferrer");
}

/** Names that the card says are mentions; Teams shows others' `<at>` as they are written. */
function mentionedIn(json: Card): readonly string[] {
  const { entities } = (json.msteams ?? {}) as { entities?: readonly { readonly text?: unknown }[] };
  return (entities ?? []).flatMap(({ text }) => /^<at>(.*)<\/at>$/s.exec(String(text))?.[1] ?? []);
}

/** The renderer draws several choices as loose boxes; here they become a group with its label as name. */
function groupChoices(element: HTMLElement): void {
  for (const group of element.querySelectorAll<HTMLElement>(
    ".ac-choiceSetInput-expanded, .ac-choiceSetInput-multiSelect",
  )) {
    const single = group.classList.contains("ac-choiceSetInput-expanded");
    group.setAttribute("role", single ? "radiogroup" : "group");
    const label = element.querySelector<HTMLElement>(`[for="${group.id}"]`);
    if (label) group.setAttribute("aria-labelledby", label.id);
    // The same id may stand in another card on the page; radio buttons of one name are one group there.
    const name = newId();
    for (const box of group.querySelectorAll("input")) {
      box.name = name;
      box.removeAttribute("aria-labelledby");
    }
  }
}

/** Tells screen readers which inputs were turned down when a button was pressed. */
function markInvalid(element: HTMLElement): void {
  const mark = () => {
    for (const input of element.querySelectorAll(".ac-input")) {
      input.toggleAttribute("aria-invalid", false);
      if (input.classList.contains("ac-input-validation-failed")) input.setAttribute("aria-invalid", "true");
    }
  };
  element.addEventListener("click", () => setTimeout(mark), { capture: true });
  element.addEventListener("input", () => setTimeout(mark));
}
