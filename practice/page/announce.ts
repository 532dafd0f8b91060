/** What is said without moving focus: to everybody as a short-lived note, or to screen readers alone. */
import { h } from "./dom.ts";
import { icon } from "./icons.ts";

const spoken = h("p", { class: "hidden-visually", "aria-live": "polite" });
const notes = h("div", { class: "toasts", role: "status", "aria-live": "polite" });

/** To be put in the page once. */
export const announcers: readonly HTMLElement[] = [spoken, notes];

const SHOWN_MS = 6_000;
const GAP = 8;

/** Where somebody pressed last: what comes of it is told beside it. */
let pressed: Element | undefined;
document.addEventListener(
  "click",
  ({ target }) => {
    pressed = target instanceof Element ? (target.closest("button, a") ?? undefined) : undefined;
  },
  { capture: true },
);

/** Only for screen readers. */
export function announce(text: string): void {
  if (text !== "") spoken.textContent = text;
}

/** A note that stands for some seconds, beside what was pressed if that is in sight; longer while one points at it. */
export function toast(text: string, closeLabel: string, kind: "answer" | "problem" | "alert" = "answer"): void {
  const note = h("div", { class: `toast toast-${kind}` }, h("p", {}, text));
  const close = h(
    "button",
    { type: "button", class: "icon-button", "aria-label": closeLabel, click: () => note.remove() },
    icon("close"),
  );
  note.append(close);
  notes.append(note);
  if (kind !== "alert") placeBeside(note);
  const leave = () => {
    if (note.matches(":hover, :focus-within")) setTimeout(leave, SHOWN_MS);
    else note.remove();
  };
  setTimeout(leave, SHOWN_MS);
}

/** Whoever becomes somebody else leaves behind what was said to them before. */
export function clearNotes(): void {
  notes.replaceChildren();
}

/** Below what was pressed, or above it where there is no room; else it stays at the edge with the others. */
function placeBeside(note: HTMLElement): void {
  const place = pressed?.isConnected ? pressed.getBoundingClientRect() : undefined;
  if (!place || place.height === 0 || place.bottom < 0 || place.top > innerHeight) return;
  note.classList.add("toast-beside");
  const { width, height } = note.getBoundingClientRect();
  const below = place.bottom + GAP + height < innerHeight;
  note.style.top = `${Math.max(GAP, below ? place.bottom + GAP : place.top - GAP - height)}px`;
  note.style.left = `${Math.max(GAP, Math.min(place.left, innerWidth - width - GAP))}px`;
}
