/** Rounds: an order everyone can see, one turn each, nobody skipped silently. */
import { Refused } from "../../errors.ts";
import { may } from "../access.ts";
import type { EventBody, Prompt } from "../events.ts";
import { active, requireActsFor } from "../guards.ts";
import type { Participant, PersonId } from "../people.ts";
import { isOpen, type Round } from "../round.ts";
import type { Rule } from "../rule.ts";
import { LIMITS } from "../script/limits.ts";
import { type ActiveMeeting, type MeetingState, type RoundVisit, speakingTurn } from "../state.ts";
import { requireAllSpoken } from "./checks.ts";
import { promptNow } from "./prompts.ts";

/** Those present in the order they are listed, the leader last so that others speak first. */
function roundOrder(people: readonly Participant[], leaderId: PersonId): PersonId[] {
  const ids = people.filter((p) => p.present).map((p) => p.id);
  return [...ids.filter((id) => id !== leaderId), ...ids.filter((id) => id === leaderId)];
}

/** Events that open a round. */
export function openRound(meeting: ActiveMeeting): EventBody[] {
  const order = roundOrder(meeting.people, meeting.leaderId);
  const [first] = order;
  const started: EventBody = { type: "roundStarted", order };
  // With nobody there the round is over at once, so that «one more round» can be had when somebody comes.
  return [
    started,
    first === undefined ? { type: "roundEnded", missing: [] } : { type: "turnStarted", personId: first },
  ];
}

/** Speaking-time share in whole milliseconds: time left in the phase ÷ speakers left, the one speaking included. */
export function turnShareMs(leftOfPhaseMs: number, round: Round): number {
  const speakers = round.turns.filter(isOpen).length;
  return speakers === 0 ? 0 : Math.floor(Math.max(0, leftOfPhaseMs) / speakers);
}

/** Those in a round who have not had their turn. */
export function missingIn(round: Round): PersonId[] {
  return round.turns.filter(isOpen).map((t) => t.personId);
}

type Together = { readonly together?: true };
type Had = ReadonlyMap<PersonId, "spoke" | "passed">;

/** What follows when these have had their turn: the word goes on to the first of the others, or the round is over. */
function endTurnEvents({ round }: RoundVisit, had: Had, endedById: PersonId, how: Together = {}): EventBody[] {
  const ended = round.turns.filter(isOpen).flatMap(({ personId }): EventBody[] => {
    const end = had.get(personId);
    return end === undefined ? [] : [{ type: "turnEnded", personId, how: end, endedById, ...how }];
  });
  if (!round.turns.some((t) => t.status === "speaking" && had.has(t.personId))) return ended;
  const next = round.turns.find((t) => t.status === "waiting" && !had.has(t.personId));
  return [
    ...ended,
    next === undefined ? { type: "roundEnded", missing: [] } : { type: "turnStarted", personId: next.personId },
  ];
}

/** Ends the round if one is open; the viddevakt hears of those who had no turn. */
export function closeRound(meeting: ActiveMeeting, nowMs: number): EventBody[] {
  const events = cutShort(meeting);
  const ended = events.at(-1);
  if (ended?.type !== "roundEnded" || ended.missing.length === 0) return events;
  const prompt: Prompt = { about: "turnsMissing", visit: meeting.visit.number, personIds: ended.missing };
  return [...events, ...promptNow(meeting, prompt, nowMs)];
}

/** Ends the round if one is open. */
function cutShort(meeting: ActiveMeeting): EventBody[] {
  const { visit } = meeting;
  if (!("round" in visit) || visit.round.over) return [];
  // Someone who is speaking when the leader ends the round has had the word.
  const speaking = speakingTurn(meeting);
  const missing = missingIn(visit.round).filter((id) => id !== speaking?.personId);
  const spoke: EventBody[] =
    speaking === undefined
      ? []
      : [{ type: "turnEnded", personId: speaking.personId, how: "spoke", endedById: meeting.leaderId }];
  return [...spoke, { type: "roundEnded", missing }];
}

export const endTurn: Rule<"endTurn"> = (state, command) => {
  const { meeting, visit } = inRound(state);
  if (speakingTurn(meeting)?.personId !== command.personId) throw new Refused("notYourTurn");
  return endTurnEvents(visit, new Map([[command.personId, "spoke"]]), command.by);
};

/** What follows when what somebody sends ends their turn; nothing where they don't have the word. */
export function wordGivenOn(meeting: ActiveMeeting, personId: PersonId, by: PersonId): EventBody[] {
  const { visit } = meeting;
  if (!("round" in visit) || !may(meeting, by, "endTurn") || speakingTurn(meeting)?.personId !== personId) return [];
  return endTurnEvents(visit, new Map([[personId, "spoke"]]), by);
}

/** What follows when several have had their turn in what was written down at once; who has had it already is done. */
export function turnsHad(
  { visit }: ActiveMeeting,
  { spoke, passed }: Readonly<Record<"spoke" | "passed", readonly PersonId[]>>,
  by: PersonId,
): EventBody[] {
  if (!("round" in visit)) return [];
  const had: Had = new Map([
    ...passed.map((id) => [id, "passed"] as const),
    ...spoke.map((id) => [id, "spoke"] as const),
  ]);
  return endTurnEvents(visit, had, by, { together: true });
}

export const pass: Rule<"pass"> = (state, command) => {
  const { meeting, visit } = inRound(state);
  requireActsFor(meeting, command.by, command.personId);
  if (!missingIn(visit.round).includes(command.personId)) throw new Refused("notYourTurn");
  return endTurnEvents(visit, new Map([[command.personId, "passed"]]), command.by);
};

export const endRound: Rule<"endRound"> = (state, command, nowMs) => {
  const { meeting } = inRound(state);
  if (!command.confirmed) requireAllSpoken(meeting);
  return closeRound(meeting, nowMs);
};

export const anotherRound: Rule<"anotherRound"> = (state) => {
  const { meeting, visit } = inRound(state);
  if (visit.round.number >= LIMITS.roundsOfPhase) throw new Refused("tooOften");
  return openRound(meeting);
};

function inRound(state: MeetingState): { meeting: ActiveMeeting; visit: RoundVisit } {
  const meeting = active(state);
  if (!("round" in meeting.visit)) throw new Refused("wrongPhase");
  return { meeting, visit: meeting.visit };
}
