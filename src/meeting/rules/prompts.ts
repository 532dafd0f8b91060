/** When the viddevakt is prompted, and when not. */
import type { EventBody, Prompt } from "../events.ts";
import { TIMES } from "../script.ts";
import { type ActiveMeeting, speakingTurn, usedMs, viddevaktId } from "../state.ts";

/** A prompt now, or, less than 30 s after the last one, deferred until then. Nothing without a viddevakt. */
export function promptNow(meeting: ActiveMeeting, prompt: Prompt, nowMs: number): EventBody[] {
  if (viddevaktId(meeting) === undefined) return [];
  const freeAtMs = (meeting.prompts.at(-1)?.atMs ?? Number.NEGATIVE_INFINITY) + TIMES.promptGapMs;
  if (nowMs < freeAtMs) return [{ type: "promptDeferred", prompt, untilMs: freeAtMs }];
  return [{ type: "viddevaktPrompted", prompt }];
}

/**
 * What a prompt that was planned is worth at `nowMs`: itself, a later one that has overtaken it
 * (after a restart, say), or undefined when its moment has passed.
 */
export function currentPrompt(meeting: ActiveMeeting, planned: Prompt, nowMs: number): Prompt | undefined {
  const { visit } = meeting;
  // Those who had no turn are worth hearing about also after the phase.
  if (planned.about === "turnsMissing") return planned;
  if (planned.visit !== visit.number) return undefined;
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
    case "turnUp":
      return speakingTurn(meeting)?.personId === planned.personId && meeting.turn.count === planned.turn
        ? planned
        : undefined;
  }
}
