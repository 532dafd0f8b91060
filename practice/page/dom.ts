/** Elements without a framework: just enough to say what is on the page where it is drawn. */

export type Child = Node | string | false | undefined;

export interface Props {
  /** Attributes; `true` is an attribute without a value, `false` and undefined leave it out. */
  readonly [attribute: string]: string | number | boolean | undefined | ((event: Event) => void);
}

/** Makes an element. A prop that is a function listens to the event of that name. Text is always set as text. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child): child is Node | string => child !== false && child !== undefined));
  return element;
}

/** What each part of the page was last drawn from. */
const drawn = new WeakMap<HTMLElement, string>();

/**
 * Replaces what is in `parent`, but only when `key` differs from last time: a button must not be exchanged while
 * somebody presses it. Focus stays on the element with the same `data-focus`, or else in the same part of the page.
 */
export function redraw(parent: HTMLElement, key: unknown, draw: () => readonly Child[]): void {
  const now = JSON.stringify(key);
  if (drawn.get(parent) === now) return;
  const focused = parent.contains(document.activeElement) && document.activeElement;
  const name = focused instanceof HTMLElement ? focused.dataset.focus : undefined;
  drawn.set(parent, now);
  parent.replaceChildren(...draw().filter((child): child is Node | string => child !== false && child !== undefined));
  if (!focused) return;
  const same = name && parent.querySelector<HTMLElement>(`[data-focus="${CSS.escape(name)}"]`);
  (same || parent.closest<HTMLElement>("[tabindex]"))?.focus({ preventScroll: true });
}

let last = 0;
/** An id for `aria-labelledby` and its like, unique on the page. */
export function newId(): string {
  last += 1;
  return `x${last}`;
}
