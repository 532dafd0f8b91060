/** A modal `<dialog>`: focus goes into it and back to where it came from, Escape closes it. */
import { type Child, h, newId } from "./dom.ts";
import { icon } from "./icons.ts";

export interface ModalOptions {
  readonly title: string;
  readonly closeLabel: string;
  readonly content: readonly Child[];
  /** As wide and high as the page allows, for something to look at. */
  readonly wide?: boolean;
  /** Asked when somebody wants to close it by Escape or the cross. */
  readonly mayClose?: () => Promise<boolean>;
  /** When it is closed, however it came about. */
  readonly onClose?: () => void;
}

export interface Modal {
  setTitle(title: string): void;
  /** From the top, with focus on the first thing to fill in if it is in sight, and else on the title. */
  focusFirst(): void;
  /** Closes without asking. */
  close(): void;
}

const FIELDS = "input:not([type=hidden]), textarea, select";

export function openModal({ title, closeLabel, content, wide = false, mayClose, onClose }: ModalOptions): Modal {
  const titleId = newId();
  const heading = h("h2", { id: titleId, tabindex: -1 }, title);
  const cross = h(
    "button",
    { type: "button", class: "icon-button", "aria-label": closeLabel, click: () => void closeIfMay() },
    icon("close"),
  );
  const body = h("div", { class: "modal-body" }, ...content);
  const dialog = h(
    "dialog",
    { class: wide ? "modal modal-wide" : "modal", "aria-labelledby": titleId },
    h("div", { class: "modal-head" }, heading, cross),
    body,
  );
  const from = document.activeElement;
  let asking = false;

  async function closeIfMay(): Promise<void> {
    if (asking) return;
    asking = true;
    const may = (await mayClose?.()) ?? true;
    asking = false;
    if (may) dialog.close();
  }

  // The browser lets a second Escape in a row close a dialog whatever `cancel` says; so the key itself is taken.
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    void closeIfMay();
  });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    void closeIfMay();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (from instanceof HTMLElement) focusBack(from);
    onClose?.();
  });
  document.body.append(dialog);
  dialog.showModal();

  return {
    setTitle(text) {
      heading.textContent = text;
    },
    focusFirst() {
      body.scrollTop = 0;
      const field = body.querySelector<HTMLElement>(`:is(${FIELDS})`);
      const inSight = field && field.getBoundingClientRect().bottom <= body.getBoundingClientRect().bottom;
      (inSight ? field : heading).focus();
    },
    close: () => dialog.close(),
  };
}

/** To the button that opened the dialog, or, if its card has been drawn anew, to the one that took its place. */
function focusBack(from: HTMLElement): void {
  const same = from.isConnected
    ? from
    : [...document.querySelectorAll<HTMLElement>("main button")].findLast(
        (one) => one.textContent === from.textContent,
      );
  (same ?? document.querySelector<HTMLElement>(".log"))?.focus();
}
