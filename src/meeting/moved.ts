/** Who moved the meeting on just now: other buttons stand where they pressed, so a press that follows may belong to the first. */
import type { CommandBody } from "./commands.ts";
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
  "statusQuoAnswered",
  "statusQuoConcluded",
  "meetingCompleted",
  "meetingAborted",
  "meetingContinued",
  "sendingBegun",
  "sendingTakenBack",
];

/** Buttons of a meeting that is over which come to stand where another stood, by what was done with that one. */
const IN_PLACE_OF: Partial<Record<CommandBody["type"], readonly EventType[]>> = {
  continueMeeting: ["meetingCompleted", "meetingAborted"],
  takeBackSending: ["sendingBegun"],
  approveReferat: ["sendingTakenBack"],
};

/** What a move may bring along. */
const ALONG: readonly EventType[] = ["viddevaktPrompted", "promptDeferred"];

/** `state`, the one after `event`, with who moved it; until they do something else, which shows that they have seen it. */
export function withMoved(state: MeetingState, event: MeetingEvent): MeetingState {
  if (state.status === "none" || event.by === SYSTEM) return state;
  const { by, atMs, type } = event;
  if (isMove(event) && !isStart(state)) return { ...state, moved: { by, atMs, what: type } };
  if (state.moved?.by !== by || ALONG.includes(type)) return state;
  const { moved: _seen, ...rest } = state;
  return rest;
}

/** One's own answer has a button, in whose place the next step comes; those of others are given in a form. */
function isMove(event: MeetingEvent): boolean {
  return MOVES.includes(event.type) && (event.type !== "statusQuoAnswered" || event.personId === event.by);
}

/** Whether the button for `command` has come to stand where the one was by which it was moved. */
export function standsInPlace({ status, moved }: KnownMeeting, command: CommandBody["type"]): boolean {
  if (moved === undefined) return false;
  return status === "active" || (IN_PLACE_OF[command]?.includes(moved.what) ?? false);
}

/** It is started from a form, and no button stood there before. */
function isStart(state: KnownMeeting): boolean {
  return state.status === "active" && state.visit.number === 1;
}
