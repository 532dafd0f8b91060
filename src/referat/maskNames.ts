/** Words that are likely names of children and are not to stand in the referat (DOMAIN §7). */

import type { NameDecision } from "../meeting/afterwards/referat.ts";
import { formsOf } from "../privacy/forms.ts";
import { wordsOf } from "../privacy/words.ts";

/** Between two names that go: «Ola Nordmann» becomes one «(namn fjerna)». */
const SAME_NAME = /^[ -]*$/;

/**
 * Puts `removed` in the place of every word that was decided to go, also where it stands in the genitive or as the first
 * part of a word with a hyphen. Other words that it is a part of stay, and so do those decided on by themselves and the
 * words of `spared` names.
 */
export function nameMask(
  decisions: Readonly<Record<string, NameDecision>>,
  spared: readonly string[],
  removed: string,
): (text: string) => string {
  const masked = new Set(Object.keys(decisions).filter((word) => decisions[word] === "mask"));
  if (masked.size === 0) return (text) => text;
  const stays = new Set(spared.flatMap((name) => wordsOf(name).map((word) => word.text)));
  const goes = (word: string) =>
    decisions[word] === undefined
      ? !stays.has(word) && formsOf(word).some((form) => masked.has(form))
      : masked.has(word);
  return (text) => {
    const whole = text.normalize("NFC");
    let shown = "";
    let end = 0;
    let hidden = false;
    for (const word of wordsOf(whole)) {
      const hides = goes(word.text);
      if (!hides) shown += word.gap + word.text;
      else if (!hidden || !SAME_NAME.test(word.gap)) shown += word.gap + removed;
      hidden = hides;
      end += word.gap.length + word.text.length;
    }
    return shown + whole.slice(end);
  };
}
