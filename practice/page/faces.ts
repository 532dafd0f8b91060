/** Who somebody is, at a glance: initials on a calm colour of their own. */
import { h } from "./dom.ts";
import { flower } from "./icons.ts";

const HUES = 8;

/** `number` is the person's place in the room, so that neighbours differ. */
export function face(name: string, number: number): HTMLElement {
  return h("span", { class: `face face-${number % HUES}`, "aria-hidden": "true" }, initials(name));
}

export function botFace(): HTMLElement {
  return h("span", { class: "face face-bot", "aria-hidden": "true" }, flower());
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}
