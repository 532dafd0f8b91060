/** Long lists on cards of limited size (PLATFORM §1: a card stays under 80 KB of UTF-16, that is 40,960 units). */

import type { Translate } from "../../src/text/text.ts";
import { listed } from "../../src/text/words.ts";
import { type CardElement, shortText, text } from "./kit.ts";

/** How long each text may be, tried in order until the list fits. */
const SHORTEST = 80;
const TEXT_LIMITS = [1000, 400, 160, SHORTEST] as const;

/** Texts are rather shortened than that a list takes more than this: how much a form may be is not documented. */
const COMFORTABLE = 24_000;

/** Units that an element takes in the card as it is sent. */
export function sizeOf(element: unknown): number {
  return JSON.stringify(element).length + 1;
}

/**
 * All items, with their texts as long as `budget` (in UTF-16 units of JSON) allows; when even short texts are
 * too many, the first ones and a line that says how many more there are.
 * `draw` gives an item with its texts cut to `limit`; `more` words that line.
 */
export function fitted<T>(
  t: Translate,
  items: readonly T[],
  budget: number,
  draw: (item: T, limit: number) => CardElement,
  more: "card.more" | "card.moreInReferat" = "card.moreInReferat",
): CardElement[] {
  let shown: CardElement[] = [];
  for (const limit of TEXT_LIMITS) {
    const room = limit === SHORTEST ? budget : Math.min(budget, COMFORTABLE);
    shown = drawn(items, room, (item) => draw(item, limit));
    if (shown.length === items.length) return shown;
  }
  return [...shown, text(t(more, { count: items.length - shown.length }), { isSubtle: true })];
}

/** The first of `elements` that together take no more than `budget`. */
export function within<T>(elements: readonly T[], budget: number): T[] {
  return drawn(elements, budget, (element) => element);
}

/** As many as there is room for; none is drawn that nobody will see. */
function drawn<T, E>(items: readonly T[], budget: number, draw: (item: T) => E): E[] {
  const shown: E[] = [];
  let left = budget;
  for (const item of items) {
    const element = draw(item);
    left -= sizeOf(element);
    if (left < 0) break;
    shown.push(element);
  }
  return shown;
}

/** «A, B og C», ready for a card; «A, B og 20 til» where they would take too much room. */
export function nameList(t: Translate, names: readonly string[], budget = 3000): string {
  const safe = names.map((name) => shortText(name, 40));
  return listedOf(t, within(safe, budget), safe.length);
}

/** What is shown of `all` things, with how many more there are. */
export function listedOf(t: Translate, shown: readonly string[], all: number): string {
  return shown.length === all ? listed(t, shown) : `${shown.join(", ")} ${t("andMore", { count: all - shown.length })}`;
}
