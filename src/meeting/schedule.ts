/** How a meeting lies in time: what was planned when it began, and where it is heading. All times are milliseconds. */
import type { Phase } from "./script/phase.ts";
import { plannedMs, scriptOf } from "./script/scripts.ts";
import { type ActiveMeeting, type KnownMeeting, leftMs } from "./state.ts";

/** The phases as they were planned when the meeting began, each with when it was to begin. */
export function plannedPhases({ info, startedAtMs }: KnownMeeting): { phase: Phase; fromMs: number }[] {
  let fromMs = startedAtMs;
  return scriptOf(info).phases.map((phase) => {
    const planned = { phase, fromMs };
    fromMs += plannedMs(info, phase);
    return planned;
  });
}

/** When the meeting was planned to end when it began; what happens in it does not move that. */
export function plannedEndMs({ info, startedAtMs }: KnownMeeting): number {
  return startedAtMs + info.totalMinutes * 60_000;
}

/** What is left of the meeting: of the running phase, and all that was planned of those after it. */
export function meetingLeftMs(meeting: ActiveMeeting, nowMs: number): number {
  const { info, visit } = meeting;
  const { phases } = scriptOf(info);
  const later = phases.slice(phases.findIndex(({ id }) => id === visit.phase) + 1);
  return later.reduce((sum, phase) => sum + plannedMs(info, phase), Math.max(0, leftMs(meeting, nowMs)));
}

/** When the meeting ends if the rest goes as planned; moves while the clock stands, and while the phase is over its time. */
export function expectedEndMs(meeting: ActiveMeeting, nowMs: number): number {
  return nowMs + meetingLeftMs(meeting, nowMs);
}
