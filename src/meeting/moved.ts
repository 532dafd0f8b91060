/** Who moved the meeting on just now: other buttons stand where they pressed, so a press that follows may belong to the first. */
import type { EventType, MeetingEvent } from "./events.ts";
import { SYSTEM } from "./people.ts";
import type { KnownMeeting, MeetingState } from "./state.ts";

/** What puts other buttons on the card. */
const MOVES: readonly EventType[] = [
  "phaseEntered",
  "wentBack",
  "roundStarted",
  "turnStarted",
  "roundEnded",
  "turnReturned",
  "meetingCompleted",
  "meetingAborted",
];

/** What a move may bring along. */
const ALONG: readonly EventType[] = ["viddevaktPrompted", "promptDeferred"];

/** `state`, the one after `event`, with who moved it; until they do something else, which shows that they have seen it. */
export function withMoved(state: MeetingState, event: MeetingEvent): MeetingState {
  if (state.status === "none" || event.by === SYSTEM) return state;
  const { by, atMs, type } = event;
  if (MOVES.includes(type) && !isStart(state)) return { ...state, moved: { by, atMs } };
  if (state.moved?.by !== by || ALONG.includes(type)) return state;
  const { moved: _seen, ...rest } = state;
  return rest;
}

/** It is started from a form, and no button stood there before. */
function isStart(state: KnownMeeting): boolean {
  return state.status === "active" && state.visit.number === 1;
}
