/** What somebody sees of the meeting on the cards as they stand, and what the story has for them. */
import { BTI } from "../../src/meeting/script/bti.ts";
import { FOLLOW_UP } from "../../src/meeting/script/followUp.ts";
import { type Translate, translator } from "../../src/text/text.ts";
import type { Card } from "../api/views.ts";
import { type CardAction, findAction, textOf } from "../room/cards.ts";
import type { Deeds } from "../room/deeds.ts";
import type { Message, PersonState, WorldState } from "../room/state.ts";
import { type Find, opens } from "./buttons.ts";
import { PEOPLE, type Who, WORDS, type Words } from "./story.ts";

const SCRIPTS = [BTI, FOLLOW_UP] as const;
type StoryScript = (typeof SCRIPTS)[number];
/** Of any meeting that the story has. */
export type StoryPhase = StoryScript["phases"][number]["id"];

export interface Sight {
  readonly me: PersonState;
  /** Who that is in the story; nobody where they have come besides. */
  readonly who: Who | undefined;
  readonly words: Words;
  readonly t: Translate;
  /** The card that follows the meeting. */
  readonly message: Message;
  readonly phase: StoryPhase;
  /** The phases of its meeting. */
  readonly phases: readonly StoryScript["phases"][number][];
  readonly leads: boolean;
  /** What the card says, without marks. */
  readonly text: string;
  find(has: Find): CardAction | undefined;
  /** Whether the line that begins with `text` names them. */
  named(text: string): boolean;
  did(verb: string): boolean;
  ever(verb: string): boolean;
}

/** The card that follows the meeting, as everybody sees it, if it is going on. */
export function liveMessage({ meeting, messages }: WorldState): Message | undefined {
  return messages.findLast(({ chatId, card }) => chatId === meeting.chatId && card !== undefined && isLive(card));
}

export function sightOf(me: PersonState, message: Message, deeds: Deeds): Sight | undefined {
  const { card } = message;
  if (card === undefined) return undefined;
  const målform = card.lang === "nb" ? "nb" : "nn";
  const t = translator(målform);
  const text = plain(textOf(card));
  const lines = text.split("\n");
  const where = whereIs(lines[0] ?? "", t);
  if (where === undefined) return undefined;
  const { userIds } = card.refresh as { userIds?: readonly string[] };
  const { m, visit } = findAction(card, opens("more"))?.data ?? {};
  return {
    me,
    who: whoIs(me.name),
    words: WORDS[målform],
    t,
    message,
    ...where,
    // The leader is the first of those who have a view of their own; see `cards/phases/live.ts`.
    leads: userIds?.[0] === me.id,
    text,
    find: (has) => findAction(card, has),
    named: (start) => lines.some((line) => line.startsWith(plain(start).trim()) && line.includes(me.name)),
    did: (verb) => deeds.did(me.id, verb, { m, visit }),
    ever: (verb) => deeds.did(me.id, verb),
  };
}

/** By the first line of the card: which phase of how many, and its name. */
function whereIs(line: string, t: Translate): Pick<Sight, "phase" | "phases"> | undefined {
  for (const { phases } of SCRIPTS) {
    const found = phases.find(({ texts }, at) => {
      const heading = t("card.phase", { number: at + 1, count: phases.length, phase: t(`phase.${texts}`) });
      return line === plain(heading);
    });
    if (found !== undefined) return { phase: found.id, phases };
  }
  return undefined;
}

/** Without markdown's marks and hard spaces: what a person reads. */
function plain(text: string): string {
  return text.replace(/\\|\*\*/g, "").replace(/\u00a0/g, " ");
}

function whoIs(name: string): Who | undefined {
  return (Object.keys(PEOPLE) as Who[]).find((who) => PEOPLE[who] === name);
}

/** Cards of a running meeting ask for a refresh, and «Meir …» is on all of them. */
function isLive(card: Card): boolean {
  return "refresh" in card && findAction(card, opens("more")) !== undefined;
}
