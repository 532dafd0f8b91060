/** What is said without moving focus: to everybody as a short-lived note, or to screen readers alone. */
import { h } from "./dom.ts";
import { icon } from "./icons.ts";

const spoken = h("p", { class: "hidden-visually", "aria-live": "polite" });
const notes = h("div", { class: "toasts", role: "status", "aria-live": "polite" });

/** To be put in the page once. */
export const announcers: readonly HTMLElement[] = [spoken, notes];

const SHORTEST_MS = 7_000;
const MS_PER_CHARACTER = 70;

/** Only for screen readers. */
export function announce(text: string): void {
  spoken.textContent = text;
}

/** A note at the edge of the page, long enough to be read; it stays while one points at it or has focus in it. */
export function toast(text: string, closeLabel: string, kind: "answer" | "problem" = "answer"): void {
  const note = h("div", { class: `toast toast-${kind}` }, h("p", {}, text));
  const close = h(
    "button",
    { type: "button", class: "icon-button", "aria-label": closeLabel, click: () => note.remove() },
    icon("close"),
  );
  note.append(close);
  notes.append(note);
  const leave = () => {
    if (note.matches(":hover, :focus-within")) setTimeout(leave, SHORTEST_MS);
    else note.remove();
  };
  setTimeout(leave, SHORTEST_MS + text.length * MS_PER_CHARACTER);
}
