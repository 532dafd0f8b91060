/** How far the meeting has come, as a bar with one part for each phase of its script. */
import { countOf, numberOf } from "../../src/meeting/script/scripts.ts";
import type { ActiveContext } from "../kit/context.ts";
import { type CardElement, steps } from "../kit/kit.ts";

/**
 * Without a word: «Fase 3 av 8» stands above it, for those who hear the card and for clients that draw it otherwise. So no
 * colour says anything that is not also said.
 */
export function progressBar({ meeting: { info, visit } }: ActiveContext): CardElement {
  return steps(countOf(info), numberOf(info, visit.phase));
}
