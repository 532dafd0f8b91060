/**
 * The clock on cards (docs/decisions/2026-11-26-the-time-on-cards.md): times that stay true however long a card stands, and
 * beside them the minutes, where the card is drawn anew for each (`clockChangesAtMs`).
 */
import { expectedEndMs, meetingLeftMs, plannedEndMs } from "../../src/meeting/schedule.ts";
import { type ActiveMeeting, leftMs, usedMs } from "../../src/meeting/state.ts";
import { clockText, minutesOf } from "../../src/text/dates.ts";
import type { ActiveContext } from "./context.ts";
import { type CardElement, text } from "./kit.ts";

const MINUTE_MS = 60_000;
/** The part of a phase in which its minutes are counted down. */
const COUNTED_DOWN = 1 / 4;
/** For so long the minutes over are counted: a meeting that people have walked off from counts for nobody. */
const COUNTED_OVER_MS = 60 * MINUTE_MS;

/** The time of the phase, and that of the whole meeting. */
export function clockContent(ctx: ActiveContext): CardElement[] {
  const { meeting, nowMs } = ctx;
  const isLate = !meeting.clock.running || leftMs(meeting, nowMs) <= 0;
  return [
    text(clockLine(ctx), { weight: "Bolder", ...(isLate ? { color: "Attention" } : {}) }),
    text(meetingLine(ctx), { isSubtle: true, spacing: "None" }),
  ];
}

/** «Planlagt til kl. 10.35», in the last quarter with the minutes left, then those over; or how the clock stands. */
export function clockLine({ meeting, nowMs, t }: ActiveContext): string {
  const left = leftMs(meeting, nowMs);
  const over = Math.floor(-left / MINUTE_MS);
  if (!meeting.clock.running) {
    return left > 0 || over < 1
      ? t("card.clock.paused", { count: minutesLeft(left) })
      : t("card.clock.pausedOver", { count: over });
  }
  const time = clockText(nowMs + left);
  if (left > meeting.visit.plannedMs * COUNTED_DOWN) {
    return t("card.clock.until", { time, count: minutesOf(meeting.visit.plannedMs) });
  }
  if (left > 0) return t("card.clock.left", { time, count: minutesLeft(left) });
  return -left < COUNTED_OVER_MS ? t("card.clock.over", { time, count: over }) : t("card.clock.longOver", { time });
}

/** When the meeting is planned to end, and when it will if that is another time; or what is left of it while it pauses. */
function meetingLine({ meeting, nowMs, t }: ActiveContext): string {
  const planned = clockText(plannedEndMs(meeting));
  if (!meeting.clock.running) {
    return t("card.clock.meetingPaused", { time: planned, count: minutesLeft(meetingLeftMs(meeting, nowMs)) });
  }
  const expected = clockText(expectedEndMs(meeting, nowMs));
  return expected === planned || isCountedOut(meeting, nowMs)
    ? t("card.clock.meeting", { time: planned })
    : t("card.clock.forecast", { time: planned, expected });
}

/** Minutes left as on a timer, and as one reckons from a clock that shows minutes: «1» is the last one. */
export function minutesLeft(leftMs: number): number {
  return Math.max(0, Math.ceil(leftMs / MINUTE_MS));
}

function isCountedOut(meeting: ActiveMeeting, nowMs: number): boolean {
  return leftMs(meeting, nowMs) <= -COUNTED_OVER_MS;
}

/**
 * When the clock on a card drawn at `nowMs` reads otherwise though nothing happens: as the last quarter of the phase begins,
 * and then with every minute. Undefined where it stays true: while the clock stands, and long after the phase was to end.
 */
export function clockChangesAtMs(meeting: ActiveMeeting, nowMs: number): number | undefined {
  if (!meeting.clock.running || isCountedOut(meeting, nowMs)) return undefined;
  const left = leftMs(meeting, nowMs);
  const countdownMs = meeting.visit.plannedMs * COUNTED_DOWN;
  const nextLeftMs = left > countdownMs ? countdownMs : (Math.ceil(left / MINUTE_MS) - 1) * MINUTE_MS;
  return Math.round(nowMs + left - nextLeftMs);
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
