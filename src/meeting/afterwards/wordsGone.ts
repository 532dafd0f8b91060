/** Of words that look like names: those that are of use no more, since they stand in no text that can be seen. */
import { sparedFormsOf } from "../sparedWords.ts";
import type { EndedMeeting } from "../state.ts";
import { visibleTexts } from "./nameReview.ts";
import type { NameDecision } from "./referat.ts";

/** Words decided on that stand nowhere any more, not even as part of another, and whose decision waits for nothing. */
export function wordsGone(meeting: EndedMeeting): ReadonlySet<string> {
  const { referat } = meeting;
  const sent: Readonly<Record<string, NameDecision>> = referat.status === "sent" ? referat.lastSent.decisions : {};
  const texts = visibleTexts(meeting).map(plainly);
  const decided = Object.entries(referat.work.decisions);
  return new Set(
    decided.flatMap(([word, decision]) => {
      const waits = sent[word] !== undefined && sent[word] !== decision;
      return waits || isIn(texts, word) ? [] : [word];
    }),
  );
}

/** Words that earlier meetings have spared and that are of use in this one: in its texts, or said something else of. */
export function sparedStanding(meeting: EndedMeeting): ReadonlySet<string> {
  const { before = [], here = [] } = meeting.spared ?? {};
  const texts = visibleTexts(meeting).map(plainly);
  const isOfUse = (word: string) =>
    here.some((one) => one.word === word) || sparedFormsOf(word).some((form) => isIn(texts, form));
  return new Set(before.filter(isOfUse));
}

function isIn(texts: readonly string[], word: string): boolean {
  return texts.some((text) => text.includes(plainly(word)));
}

function plainly(text: string): string {
  return text.normalize("NFC").toLowerCase();
}
