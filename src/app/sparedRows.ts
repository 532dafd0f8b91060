import { folded } from "../einings/names.ts";
import type { SaidOfWord } from "../meeting/sparedWords.ts";
import type { Row } from "./ports/events.ts";

/** What was said of words in one meeting or entry, by the eining's name: its next meetings, and its entries, look there. */
export function sparedRows(eining: string, said: readonly SaidOfWord[] = []): Row[] {
  return said.map(({ word, spared, atMs }) => ({
    word,
    eining: folded(eining),
    spared,
    saidAt: new Date(atMs).toISOString(),
  }));
}
