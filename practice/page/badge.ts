/** How much is new, as a number; screen readers hear it with its word. */
import { h } from "./dom.ts";
import type { Texts } from "./texts.ts";

/** Nothing where nothing is new. */
export function badge(count: number, t: Texts): HTMLElement | false {
  if (count === 0) return false;
  return h(
    "span",
    { class: "badge" },
    h("span", { "aria-hidden": "true" }, String(count)),
    h("span", { class: "hidden-visually" }, t.unread(count)),
  );
}
