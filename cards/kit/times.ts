/** The clock on cards: fixed times rather than countdowns, so that a card stays true until something happens. */
import { type ActiveMeeting, leftMs, usedMs } from "../../src/meeting/state.ts";
import { clockText, minutesOf } from "../../src/text/dates.ts";
import type { ActiveContext } from "./context.ts";

/** When the phase is planned to end, in milliseconds since 1970; moves while the clock stands. */
function plannedEndMs(meeting: ActiveMeeting, nowMs: number): number {
  return nowMs + leftMs(meeting, nowMs);
}

/** «Planlagt til kl. 10.35», or how the clock stands when it doesn't run. */
export function clockLine({ meeting, nowMs, t }: ActiveContext): string {
  if (meeting.clock.running) {
    const count = minutesOf(meeting.visit.plannedMs);
    return t("card.clock.until", { time: clockText(plannedEndMs(meeting, nowMs)), count });
  }
  return t("card.clock.paused", { count: minutesOf(leftMs(meeting, nowMs)) });
}

/** When the share of the one who speaks is used up; undefined where there is no share or the clock stands. */
export function shareEndMs(meeting: ActiveMeeting, nowMs: number): number | undefined {
  const { startedUsedMs, shareMs } = meeting.turn;
  if (!meeting.clock.running || shareMs <= 0) return undefined;
  return nowMs + startedUsedMs + shareMs - usedMs(meeting, nowMs);
}

/** `2:05` of milliseconds. */
export function minutesAndSeconds(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
