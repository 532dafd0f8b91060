/** The word as it goes around. */
import type { RoundTurn } from "./events.ts";

export type Turn = RoundTurn;

/** Whether the turn is still to come, or running. */
export function isOpen(turn: Turn): boolean {
  return turn.status === "waiting" || turn.status === "speaking";
}

export interface Round {
  /** 1 for the first round of the phase, 2 for «one more round», … */
  readonly number: number;
  readonly turns: readonly Turn[];
  readonly over: boolean;
}
