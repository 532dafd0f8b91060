/**
 * What follows from an event by the rules of the day is settled once, when it happens, and stands in it from then on: later
 * rules alter no meeting that has been. Rules say what happens; this says what that came to.
 */
import { recipientsOf } from "./afterwards/recipients.ts";
import { LEFT_OUT_AT_FIRST } from "./afterwards/referat.ts";
import * as before from "./before.ts";
import { turnShareMs } from "./during/turns.ts";
import type { EventOf, EventType, MeetingEvent } from "./events.ts";
import { TIMES } from "./script/limits.ts";
import { type ActiveMeeting, leftMs, type MeetingState, usedMs } from "./state.ts";
import { afterWorkingDays } from "./workingDays.ts";

/** The fields that are settled here. */
type Settled = "shareMs" | "lastsMs" | "key" | "sendAtMs" | "remindAtMs" | "partsLeftOut" | "recipients" | "changed";
type FieldsOf<T extends EventType> = Extract<keyof EventOf<T>, Settled>;
type Settles = { [T in EventType]: FieldsOf<T> extends never ? never : T }[EventType];

/** Each event that has such a field is settled; the type checker sees to that. */
const SETTLE: { readonly [T in Settles]: (state: MeetingState, event: EventOf<T>) => Pick<EventOf<T>, FieldsOf<T>> } = {
  turnStarted: whileActive((state, event: EventOf<"turnStarted">) => shareOf(state, leftMs(state, event.atMs))),
  phaseLengthened: whileActive((state, event: EventOf<"phaseLengthened">) => {
    const lastsMs = lengthenedMs(state, event);
    return { lastsMs, ...shareOf(state, lastsMs - state.turn.startedUsedMs) };
  }),
  leaderChanged: whileActive((state, event) => keyed("remark", state.remarks, event)),
  paused: whileActive((state, event: EventOf<"paused">) =>
    event.because === "teamsMeetingEnded" ? keyed("remark", state.remarks, event) : {},
  ),
  reminded: whileActive((state, event) => keyed("reminder", state.reminders, event)),
  viddevaktPrompted: whileActive((state, event) => keyed("prompt", state.prompts, event)),
  meetingCompleted: whileActive(ending),
  meetingAborted: whileActive(ending),
  meetingWentStale: whileActive(ending),
  sendingTakenBack: (_state, { atMs }) => remindersFrom(atMs),
  referatSent: goesTo,
  referatCorrected: (state) => ({
    ...goesTo(state),
    ...(state.status === "ended" && state.referat.status === "sent" ? { changed: state.referat.changed } : {}),
  }),
};

/** `event` with what it came to; `state` is the one before it. */
export function decided(state: MeetingState, event: MeetingEvent): MeetingEvent {
  if (!Object.hasOwn(SETTLE, event.type)) return event;
  const settle = SETTLE[event.type as Settles] as (state: MeetingState, event: MeetingEvent) => Partial<MeetingEvent>;
  return { ...event, ...settle(state, event) } as MeetingEvent;
}

interface Timed {
  readonly atMs: number;
}

function whileActive<Event, Fields extends object>(settle: (state: ActiveMeeting, event: Event) => Fields) {
  return (state: MeetingState, event: Event): Partial<Fields> =>
    state.status === "active" ? settle(state, event) : {};
}

/** What is added to a phase that is over its time counts from now: the time it was planned to end helps nobody. */
function lengthenedMs(state: ActiveMeeting, { minutes, atMs }: EventOf<"phaseLengthened">): number {
  return Math.max(state.visit.plannedMs, usedMs(state, atMs)) + minutes * 60_000;
}

function shareOf({ visit }: ActiveMeeting, leftOfPhaseMs: number): { readonly shareMs?: number } {
  return "round" in visit ? { shareMs: turnShareMs(leftOfPhaseMs, visit.round) } : {};
}

/** No two have the same, whatever later releases make of what came before. */
function keyed(of: string, earlier: readonly unknown[], { atMs }: Timed): { readonly key?: string } {
  return { key: `${of}:${atMs}-${earlier.length}` };
}

function ending(
  { info }: ActiveMeeting,
  { atMs }: Timed,
): Pick<EventOf<"meetingCompleted">, "sendAtMs" | "remindAtMs" | "partsLeftOut"> {
  const { sendAfterWorkingDays: days } = info;
  const sendAtMs = before.sendAtMs(info, atMs) ?? (days === undefined ? undefined : afterWorkingDays(atMs, days));
  return { ...(sendAtMs === undefined ? remindersFrom(atMs) : { sendAtMs }), partsLeftOut: LEFT_OUT_AT_FIRST };
}

function remindersFrom(atMs: number): { readonly remindAtMs: readonly number[] } {
  return { remindAtMs: TIMES.remindAfterWorkingDays.map((days) => afterWorkingDays(atMs, days)) };
}

function goesTo(state: MeetingState): { readonly recipients?: readonly string[] } {
  return state.status === "ended" ? { recipients: recipientsOf(state).map(({ id }) => id) } : {};
}
