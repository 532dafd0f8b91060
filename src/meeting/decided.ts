/**
 * What follows from an event by the rules of the day is settled once, when it happens, and stands in it from then on: later
 * rules alter no meeting that has been. Rules say what happens; this says what that came to.
 */
import { recipientsOf } from "./afterwards/recipients.ts";
import { turnShareMs } from "./during/turns.ts";
import type { MeetingEvent } from "./events.ts";
import { leftMs, type MeetingState } from "./state.ts";

/** `event` with what it came to; `state` is the one before it. */
export function decided(state: MeetingState, event: MeetingEvent): MeetingEvent {
  if (state.status === "active") {
    const key = (of: string, earlier: readonly unknown[]) => `${of}:${event.atMs}-${earlier.length}`;
    switch (event.type) {
      case "turnStarted":
        return "round" in state.visit
          ? { ...event, shareMs: turnShareMs(leftMs(state, event.atMs), state.visit.round) }
          : event;
      case "phaseLengthened": {
        if (!("round" in state.visit)) return event;
        const fromStartMs = state.visit.plannedMs + event.minutes * 60_000 - state.turn.startedUsedMs;
        return { ...event, shareMs: turnShareMs(fromStartMs, state.visit.round) };
      }
      case "leaderChanged":
        return { ...event, key: key("remark", state.remarks) };
      case "paused":
        return event.because === "teamsMeetingEnded" ? { ...event, key: key("remark", state.remarks) } : event;
      case "reminded":
        return { ...event, key: key("reminder", state.reminders) };
      case "viddevaktPrompted":
        return { ...event, key: key("prompt", state.prompts) };
      case "meetingCompleted":
      case "meetingAborted":
      case "meetingWentStale":
        return { ...event, sendAtMs: event.atMs + state.info.sendAfterHours * 3_600_000 };
    }
  }
  if (state.status === "ended") {
    switch (event.type) {
      case "referatSent":
        return { ...event, recipients: recipientsOf(state).map(({ id }) => id) };
      case "referatCorrected": {
        const changed = state.referat.status === "sent" ? state.referat.changed : [];
        return { ...event, recipients: recipientsOf(state).map(({ id }) => id), changed };
      }
    }
  }
  return event;
}
