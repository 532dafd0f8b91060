/**
 * What the events of 0.1.0 left to the rules, as the rules had it then. Frozen: a meeting of that time stays as it was,
 * whatever is decided now (see `decided.ts`).
 */
import type { Part } from "./afterwards/referat.ts";
import type { MeetingInfo } from "./events.ts";
import type { PersonId } from "./people.ts";
import { isOpen, type Round } from "./round.ts";
import type { EndedMeeting } from "./state.ts";

/** Speaking time of one turn: what is left of the phase, shared by those who have not had theirs. */
export function shareMs(leftOfPhaseMs: number, round: Round): number {
  const speakers = round.turns.filter(isOpen).length;
  return speakers === 0 ? 0 : Math.floor(Math.max(0, leftOfPhaseMs) / speakers);
}

/** When the referat is sent by itself; undefined where that was not chosen in hours. */
export function sendAtMs({ sendAfterHours }: MeetingInfo, endedAtMs: number): number | undefined {
  return sendAfterHours === undefined ? undefined : endedAtMs + sendAfterHours * 3_600_000;
}

/** Everybody who is there at the end or has left, and those who were added; but for those left out. */
export function recipients({ people, remarks, referat }: EndedMeeting): PersonId[] {
  const { leftOut, added } = referat.work;
  const left = remarks.flatMap((remark) => (remark.kind === "left" ? [remark.personId] : []));
  const tookPart = people.filter(({ id, present }) => present || left.includes(id));
  return [...tookPart, ...added].map(({ id }) => id).filter((id) => leftOut[id] === undefined);
}

/** Messages were known by their places in a list. */
export function key(of: "remark" | "reminder" | "prompt", earlier: readonly unknown[]): string {
  return `${of}:${earlier.length}`;
}

/** Every part was in the referat. */
export const partsLeftOut: readonly Part[] = [];
