/** What has been done lately in a meeting and can be taken back, and what that takes. */
import type { PersonId } from "./people.ts";
import type { Plan } from "./plan.ts";
import type { Agreement } from "./record.ts";
import type { Round, Turn } from "./round.ts";
import type { PhaseId } from "./script/phase.ts";
import type { Spoken } from "./spoken.ts";

/** `count` tells turns apart, `startedUsedMs` is the phase's used time at its start. */
export interface TurnClock {
  readonly count: number;
  readonly startedUsedMs: number;
  readonly shareMs: number;
}

interface Done {
  /** Number of the first event, and of the last so far. */
  readonly at: number;
  readonly last: number;
  readonly by: PersonId;
  readonly atMs: number;
}

/** What was done and can be taken back, with what it takes to have it undone. */
export type Deed =
  /** Somebody's turn is over, or the whole round; `personId` had the word, or passed. */
  | ({
      readonly what: "word";
      readonly personId: PersonId;
      readonly round: Round;
      readonly turn: TurnClock;
    } & Spoken)
  /** On from `phase`, with what was left of its time and the round that was open in it. */
  | { readonly what: "phase"; readonly phase: PhaseId; readonly leftMs: number; readonly turns: readonly Turn[] }
  | {
      readonly what: "withdrawn";
      readonly id: string;
      readonly plan?: Plan;
      readonly merged: readonly string[];
      readonly chosen: readonly string[];
    }
  /** What the leader changed, as it stood before. */
  | { readonly what: "corrected"; readonly id: string; readonly before: string }
  /** Answers to the sentence, one's own or for others. */
  | { readonly what: "answered"; readonly people: readonly Answered[] }
  | {
      readonly what: "merged";
      readonly intoId: string;
      readonly ids: readonly string[];
      readonly chosen: readonly string[];
    };

/** `before`: what had been answered; absent for nothing. */
export interface Answered {
  readonly personId: PersonId;
  readonly before?: Agreement;
}

export type Undoable = Done & Deed;
