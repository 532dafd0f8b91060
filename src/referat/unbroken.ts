/** Names, and the numbers of dates, that stay on one line. Said to the renderers only: what is stored has plain spaces. */
import type { ReferatDocument } from "./model.ts";
import { withTexts } from "./safeText.ts";

export const HARD_SPACE = "\u00a0";
/** «26. november», «kl. 13.05», «8 min». */
const NUMBERS = /(?<=\b\d{1,2}\.) (?=\p{Ll})|(?<=\bkl\.) (?=\d)|(?<=\d) (?=min\b)/gu;

/** The same document with hard spaces in names and dates. */
export function unbroken(document: ReferatDocument): ReferatDocument {
  const names = (document.names ?? []).filter((name) => name.includes(" ")).toSorted((a, b) => b.length - a.length);
  const hard = (text: string) => text.replaceAll(" ", HARD_SPACE);
  const kept = (text: string) =>
    names.reduce((all, name) => all.replaceAll(name, hard), text).replace(NUMBERS, HARD_SPACE);
  const blocks = document.blocks.map((block) => (block.kind === "picture" ? block : withTexts(block, kept)));
  return { ...document, blocks };
}
