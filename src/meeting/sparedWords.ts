/**
 * Words that look like names and that somebody has said are no child: they are not asked about again, in this meeting or in
 * the unit's next ones (docs/decisions/2026-11-27-spared-words.md). After «eleven» they are, as participants' names are.
 */

import { withoutGenitive } from "../privacy/forms.ts";
import { isAmongNames, likelyNames } from "../privacy/likelyNames.ts";
import type { EventBody, EventOf, MeetingInfo } from "./events.ts";
import { LIMITS } from "./script/limits.ts";

/** What was said of a word in this meeting; of one that only this meeting spared, that it is asked about again is not kept. */
export interface SaidOfWord {
  readonly word: string;
  readonly spared: boolean;
  readonly atMs: number;
}

export interface SparedWords {
  /** In the unit's earlier meetings, as it stood when this one started. */
  readonly before: readonly string[];
  /** In this one, oldest first. */
  readonly here: readonly SaidOfWord[];
}

interface Sparing {
  readonly spared?: SparedWords;
}

/** A meeting as far as names in its texts are concerned. */
export interface Naming extends Sparing {
  readonly people: readonly { readonly name: string }[];
  readonly info: Pick<MeetingInfo, "eining" | "topic">;
}

/** Those that hold now. */
export function sparedIn({ spared }: Sparing): string[] {
  if (spared === undefined) return [];
  const said = new Map(spared.here.map(({ word, spared: is }) => [word, is]));
  const inherited = spared.before.filter((word) => !said.has(word));
  return [...inherited, ...spared.here.filter((one) => one.spared).map(({ word }) => word)];
}

/** Their forms, as names that may be used: «Solbakken» where «Solbakkens» was spared. */
export function sparedForms(meeting: Sparing): string[] {
  return sparedIn(meeting).flatMap(sparedFormsOf);
}

export function sparedFormsOf(word: string): string[] {
  return [word, withoutGenitive(word)];
}

/** Names that may be used in what is written. */
export function namesKnown(meeting: Naming): string[] {
  return [...ofPeople(meeting), ...sparedForms(meeting)];
}

function ofPeople({ people, info }: Naming): string[] {
  return [...people.map(({ name }) => name), info.eining, info.topic];
}

/** What follows for the words that the writer says are no child, where they stand in what was written and are asked about. */
export function wordsSpared(
  { noChild = [], ...said }: { readonly noChild?: readonly string[] },
  meeting: Naming,
): { readonly type: "wordSpared"; readonly word: string }[] {
  if (noChild.length === 0) return [];
  const room = LIMITS.sparedWords - (meeting.spared?.here.length ?? 0);
  const asked = likelyNames(textsIn(said), namesKnown(meeting)).filter((word) => noChild.includes(word));
  // A participant's name is known without a word of its own.
  const news = asked.filter((word) => !isAmongNames(word, namesKnown(meeting)));
  return news.slice(0, Math.max(0, room)).map((word) => ({ type: "wordSpared", word }));
}

/** What follows when words are taken out of a text: they may be a child, whoever said that they are none. */
export function askedAgain(meeting: Sparing, hidden: readonly string[]): EventBody[] {
  const words = hidden.flatMap((text) => text.split(/\s+/));
  const asked = sparedIn(meeting).filter((spared) => words.some((word) => isAmongNames(word, [spared])));
  return asked.map((word) => ({ type: "wordAskedAgain", word }));
}

function textsIn(part: unknown): string[] {
  if (typeof part === "string") return [part];
  return typeof part === "object" && part !== null ? Object.values(part).flatMap(textsIn) : [];
}

/** `meeting` after what was said of a word. */
export function withWord<M extends Sparing>(
  meeting: M,
  { type, word, atMs, erased }: EventOf<"wordSpared" | "wordAskedAgain">,
): M {
  if (erased) return meeting;
  const { before = [], here = [] } = meeting.spared ?? {};
  const others = here.filter((one) => one.word !== word);
  const spared = type === "wordSpared";
  const isKept = spared || before.includes(word);
  return { ...meeting, spared: { before, here: isKept ? [...others, { word, spared, atMs }] : others } };
}
