/**
 * What can be taken back for a while, each named by the number of its first event: «Angre» takes back what it names and
 * nothing else, whatever has happened since.
 */
import type { Answered, Deed, Undoable } from "../deeds.ts";
import type { EventOf, EventType, MeetingEvent } from "../events.ts";
import { SYSTEM } from "../people.ts";
import { standing } from "../record.ts";
import { findSaid } from "../said.ts";
import { TIMES } from "../script/limits.ts";
import { spokenIn } from "../spoken.ts";
import { type ActiveMeeting, leftMs, type MeetingState, speakingTurn } from "../state.ts";

export type UndoableOf<What extends Deed["what"]> = Extract<Undoable, { what: What }>;

/** For how long, in milliseconds: who has the word is for the moment, the rest one may sleep on for a little. */
function undoableForMs(what: Deed["what"]): number {
  return what === "word" ? TIMES.undoWordMs : TIMES.undoMs;
}

export function isFresh({ what, atMs }: Undoable, nowMs: number): boolean {
  return nowMs - atMs <= undoableForMs(what);
}

/** `after`, the state after `event` has met `before`, with what can be taken back now. */
export function withUndoables(before: MeetingState, after: MeetingState, event: MeetingEvent): MeetingState {
  if (before.status !== "active" || after.status !== "active") return after;
  const number = after.happened;
  const kept = before.undoables.flatMap((one) => {
    if (!isFresh(one, event.atMs)) return [];
    if (isPartOf(one, event, number)) return [{ ...withPart(one, before, event), last: number }];
    return overtakes(event, one) ? [] : [one];
  });
  const deed = event.by === SYSTEM || kept.some(({ last }) => last === number) ? undefined : deedOf(before, event);
  const done = deed && { ...deed, at: number, last: number, by: event.by, atMs: event.atMs };
  if (done === undefined && kept.length === 0 && before.undoables.length === 0) return after;
  return { ...after, undoables: done === undefined ? kept : [...kept, done] };
}

/**
 * What comes along in the same breath: with ending a turn those of others who had theirs too, the next one, or the end of the
 * round; with one answer to the sentence those of others who agree.
 */
const ALONG: Partial<Record<Deed["what"], readonly EventType[]>> = {
  word: ["turnEnded", "turnStarted", "roundEnded"],
  answered: ["statusQuoAnswered"],
};

function isPartOf({ what, last, by, atMs }: Undoable, event: MeetingEvent, number: number): boolean {
  return ALONG[what]?.includes(event.type) === true && number === last + 1 && event.by === by && event.atMs === atMs;
}

function withPart(done: Undoable, before: ActiveMeeting, event: MeetingEvent): Undoable {
  if (done.what !== "answered" || event.type !== "statusQuoAnswered") return done;
  return { ...done, people: [...done.people, answered(before, event)] };
}

function answered({ record }: ActiveMeeting, { personId }: EventOf<"statusQuoAnswered">): Answered {
  const earlier = record.statusQuo?.answers[personId];
  return { personId, ...(earlier === undefined ? {} : { before: earlier }) };
}

const CHANGES_PHASE: readonly EventType[] = ["phaseEntered", "wentBack"];
const CHANGES_ROUND: readonly EventType[] = [
  ...(["roundStarted", "turnStarted", "turnEnded", "roundEnded", "turnReturned"] as const),
  ...(["participantAdded", "participantReturned", "participantLeft", "participantsAbsent"] as const),
];

const CHANGES_SENTENCE: readonly EventType[] = ["statusQuoWorded", "statusQuoConcluded"];
const CHANGES_ANSWER: readonly EventType[] = ["statusQuoAnswered", "statusQuoAnswerWithdrawn"];
const CHANGES_TEXT: readonly EventType[] = ["textCorrected", "contributionEdited"];

/** Whether what was done can't be undone any more without undoing what has happened since. */
function overtakes(event: MeetingEvent, deed: Deed): boolean {
  if (deed.what === "corrected") return CHANGES_TEXT.includes(event.type) && "id" in event && event.id === deed.id;
  if (deed.what === "answered" && answersAnew(event, deed.people)) return true;
  return CHANGES_PHASE.includes(event.type) || (deed.what === "word" && CHANGES_ROUND.includes(event.type));
}

function answersAnew(event: MeetingEvent, people: readonly Answered[]): boolean {
  if (CHANGES_SENTENCE.includes(event.type)) return true;
  const of = CHANGES_ANSWER.includes(event.type) && "personId" in event ? event.personId : undefined;
  return people.some(({ personId }) => personId === of);
}

function deedOf(before: ActiveMeeting, event: MeetingEvent): Deed | undefined {
  const { record, visit, turn } = before;
  const chosen = record.chosenFactorIds;
  switch (event.type) {
    case "turnEnded":
    case "roundEnded": {
      if (!("round" in visit) || (event.type === "turnEnded" && event.how === "left")) return undefined;
      const personId = event.type === "turnEnded" ? event.personId : speakingTurn(before)?.personId;
      return personId === undefined
        ? undefined
        : { what: "word", personId, round: visit.round, turn, ...spokenIn(before) };
    }
    case "phaseEntered":
      return visit.number === 0 ? undefined : phaseLeft(before, event);
    case "contributionWithdrawn": {
      const plan = Object.hasOwn(record.plans, event.id) ? record.plans[event.id] : undefined;
      const merged = standing(record, "factors").flatMap((f) => (f.mergedInto === event.id ? [f.id] : []));
      return { what: "withdrawn", id: event.id, merged, chosen, ...(plan === undefined ? {} : { plan }) };
    }
    case "textCorrected": {
      const said = event.how === "undone" ? undefined : findSaid(record, event.id);
      return said && { what: "corrected", id: said.id, before: said.text };
    }
    case "statusQuoAnswered":
      return event.restored ? undefined : record.statusQuo && { what: "answered", people: [answered(before, event)] };
    case "factorsMerged":
      return { what: "merged", intoId: event.intoId, ids: event.ids, chosen };
    default:
      return undefined;
  }
}

/** Going on has closed the round a moment ago, where it was open. */
function phaseLeft(before: ActiveMeeting, { by, atMs }: MeetingEvent): Deed {
  const closed = before.undoables.find((one) => one.what === "word" && one.by === by && one.atMs === atMs);
  const turns = closed?.what === "word" ? closed.round.turns : [];
  return { what: "phase", phase: before.visit.phase, leftMs: leftMs(before, atMs), turns };
}
