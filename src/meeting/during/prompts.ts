/** When the viddevakt is prompted, and when not. */
import type { EventBody, Prompt } from "../events.ts";
import { TIMES } from "../script/limits.ts";
import { type ActiveMeeting, presentViddevakt, speakingTurn, usedMs } from "../state.ts";

/** A prompt now, or, less than 30 s after the last one, deferred until then. Nothing without a viddevakt who is there. */
export function promptNow(meeting: ActiveMeeting, prompt: Prompt, nowMs: number): EventBody[] {
  if (presentViddevakt(meeting) === undefined) return [];
  const untilMs = promptFreeAtMs(meeting);
  if (nowMs < untilMs) return [{ type: "promptDeferred", prompt, untilMs }];
  return [{ type: "viddevaktPrompted", prompt }];
}

/** From when the next prompt may be given. */
export function promptFreeAtMs(meeting: ActiveMeeting): number {
  return (meeting.prompts.at(-1)?.atMs ?? Number.NEGATIVE_INFINITY) + TIMES.promptGapMs;
}

/**
 * What a prompt that was planned is worth at `nowMs`: itself, a later one that has overtaken it
 * (after a restart, say), or undefined when its moment has passed or it has been given.
 */
export function currentPrompt(meeting: ActiveMeeting, planned: Prompt, nowMs: number): Prompt | undefined {
  // Those who had no turn are worth hearing about also after the phase.
  if (outlivesPhase(planned)) return meeting.deferred.some((p) => isSame(p, planned)) ? planned : undefined;
  if (planned.visit !== meeting.visit.number) return undefined;
  const prompt = upToDate(meeting, planned, nowMs);
  // A timer may come twice. After a change of plan (a new epoch) the same prompt may be due again.
  const given = meeting.prompts.some((p) => p.epoch === meeting.epoch && prompt !== undefined && isSame(p, prompt));
  return given ? undefined : prompt;
}

function upToDate(meeting: ActiveMeeting, planned: Prompt, nowMs: number): Prompt | undefined {
  const { visit } = meeting;
  const overMs = usedMs(meeting, nowMs) - visit.plannedMs;
  switch (planned.about) {
    case "phaseNearEnd":
      return overMs < 0 ? planned : undefined;
    case "phaseUp":
    case "phaseOver": {
      if (overMs < 0) return undefined;
      const steps = Math.floor(overMs / TIMES.overEveryMs);
      if (steps === 0) return { about: "phaseUp", visit: visit.number };
      return { about: "phaseOver", visit: visit.number, overMinutes: (steps * TIMES.overEveryMs) / 60_000 };
    }
    case "turnUp": {
      const isRunning = speakingTurn(meeting)?.personId === planned.personId && meeting.turn.count === planned.turn;
      return isRunning ? planned : undefined;
    }
    case "turnsMissing":
      return planned;
  }
}

/** The prompts that wait, without those that `given` has made superfluous. */
export function withoutPrompt(waiting: readonly Prompt[], given: Prompt): readonly Prompt[] {
  const isPhaseEnd = (p: Prompt) => p.about === "phaseUp" || p.about === "phaseOver";
  return waiting.filter((p) => !isSame(p, given) && !(isPhaseEnd(p) && isPhaseEnd(given)));
}

export function outlivesPhase(prompt: Prompt): boolean {
  return prompt.about === "turnsMissing";
}

function isSame(a: Prompt, b: Prompt): boolean {
  if (a.about !== b.about || a.visit !== b.visit) return false;
  if (a.about === "phaseOver" && b.about === "phaseOver") return a.overMinutes === b.overMinutes;
  if (a.about === "turnUp" && b.about === "turnUp") return a.turn === b.turn;
  if (a.about === "turnsMissing" && b.about === "turnsMissing") return a.personIds.join() === b.personIds.join();
  return true;
}
