/** Which changes of a meeting's messages can't wait, which come too late to be said, and which are over. */
import { timesAskedToLead } from "../../meeting/during/leading.ts";
import { type ActiveMeeting, type KnownMeeting, promptedId, type Question, speakingTurn } from "../../meeting/state.ts";
import type { Desired } from "../outbox.ts";

/** What is said once and could not be sent when it mattered is not sent late. */
export const STALE_MS = 5 * 60_000;

/** Whose turn it is, and whether the clock runs, for how long. */
export function beatOf(meeting: ActiveMeeting): string {
  const { visit, turn, clock } = meeting;
  return [visit.number, visit.plannedMs, turn.count, speakingTurn(meeting)?.personId, clock.running].join();
}

/** The phase, and which round of it, or that it is over. */
export function stepOf({ visit }: ActiveMeeting): string {
  return "round" in visit ? [visit.number, visit.round.number, visit.round.over].join() : String(visit.number);
}

/** While a card that answered somebody is of use: in another phase, and when a pause comes or goes, what it asks is settled. */
export function stepOfAsides({ visit, clock }: ActiveMeeting): string {
  return [visit.number, ...(clock.running ? [] : ["paused"])].join();
}

/** A message that has had its time, where it stands: without its buttons, so that nobody presses what is over. */
export function closing(key: string, to: Desired["to"], draw: Desired["draw"]): Desired {
  return { key, to, mode: "final", isClosing: true, draw };
}

/** Whether an answer is still waited for. To lead is asked in private alone, so that it has the time it has. */
export function isOpen(meeting: ActiveMeeting, question: Question, nowMs: number): boolean {
  if (question.about === "offer") {
    const { offer } = meeting;
    return offer?.status === "asked" && offer.personId === question.toId && offer.atMs === question.atMs;
  }
  if (nowMs - question.atMs > STALE_MS) return false;
  if (question.about === "leading")
    return (
      meeting.takeOverById === question.byId &&
      timesAskedToLead(meeting) === question.number &&
      meeting.leaderId === question.toId
    );
  const { viddevakt } = meeting;
  return viddevakt.status === "asked" && viddevakt.personId === question.toId && viddevakt.atMs === question.atMs;
}

type GivenPrompt = KnownMeeting["prompts"][number];

/** Whether the viddevakt can still do something about it. Of those about the phase's time only the newest is of use. */
export function isTimely(meeting: ActiveMeeting, prompt: GivenPrompt, nowMs: number): boolean {
  if (prompt.toId !== promptedId(meeting) || nowMs - prompt.atMs > STALE_MS) return false;
  switch (prompt.about) {
    case "turnsMissing":
      return true;
    case "turnUp":
      return meeting.turn.count === prompt.turn && speakingTurn(meeting)?.personId === prompt.personId;
    default:
      return prompt.visit === meeting.visit.number && prompt === meeting.prompts.findLast(isAboutPhase);
  }
}

function isAboutPhase({ about }: GivenPrompt): boolean {
  return about !== "turnUp" && about !== "turnsMissing";
}
