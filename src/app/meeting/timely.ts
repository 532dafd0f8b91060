/** Which changes of a meeting's messages can't wait, and which come too late to be said. */
import { type ActiveMeeting, speakingTurn } from "../../meeting/state.ts";

/** What is said once and could not be sent when it mattered is not sent late. */
export const STALE_MS = 5 * 60_000;

/** Whose turn it is, and whether the clock runs, for how long. */
export function beatOf(meeting: ActiveMeeting): string {
  const { visit, turn, clock } = meeting;
  return [visit.number, visit.plannedMs, turn.count, speakingTurn(meeting)?.personId, clock.running].join();
}
