/** State from events: total, so that every stored event can be replayed, and without a clock of its own. */
import { evolveRecord } from "./evolveRecord.ts";
import { evolveReferat } from "./evolveReferat.ts";
import type { EventBody, MeetingEvent } from "./events.ts";
import type { PersonId } from "./people.ts";
import { SYSTEM } from "./people.ts";
import { emptyRecord } from "./record.ts";
import { missingIn, turnShareMs } from "./rules/turns.ts";
import { isRoundPhase, type PhaseId } from "./script.ts";
import {
  type ActiveMeeting,
  type EndedMeeting,
  type MeetingState,
  type PastVisit,
  type Round,
  type Turn,
  usedMs,
  type Visit,
} from "./state.ts";

export const noMeeting: MeetingState = { status: "none" };

/** The state after `event`. Events that do not apply leave the state as it is. */
export function evolve(state: MeetingState, event: MeetingEvent): MeetingState {
  if (event.type === "meetingStarted") return state.status === "none" ? started(event) : state;
  if (state.status === "none") return state;
  if (state.status === "ended") return evolveReferat(state, event);
  const next = evolveActive(state, event);
  if (next.status !== "active" || event.by === SYSTEM) return next;
  return { ...next, lastSeenMs: { ...next.lastSeenMs, [event.by]: event.atMs } };
}

function started(event: Extract<MeetingEvent, { type: "meetingStarted" }>): ActiveMeeting {
  return {
    status: "active",
    info: event.info,
    startedAtMs: event.atMs,
    people: event.people,
    leaderId: event.leaderId,
    viddevakt: { status: "none" },
    record: emptyRecord,
    past: [],
    spokenMs: {},
    remarks: [],
    prompts: [],
    reminders: [],
    visit: { number: 0, phase: "roles", plannedMs: 0, usedMs: 0 },
    clock: { running: true, sinceMs: event.atMs },
    epoch: 0,
    turn: { count: 0, startedUsedMs: 0, shareMs: 0 },
    lastSeenMs: { [event.leaderId]: event.atMs },
  };
}

function evolveActive(state: ActiveMeeting, event: MeetingEvent): ActiveMeeting | EndedMeeting {
  switch (event.type) {
    case "målformChanged":
      return { ...state, info: { ...state.info, målform: event.målform } };
    case "participantAdded":
      return appendToRound(
        {
          ...state,
          people: [...state.people, event.participant],
          remarks:
            state.visit.phase === "roles"
              ? state.remarks
              : [...state.remarks, { kind: "joinedLate", personId: event.participant.id, phase: state.visit.phase }],
        },
        event.participant.id,
      );
    case "participantUpdated":
      return { ...state, people: state.people.map((p) => (p.id === event.participant.id ? event.participant : p)) };
    case "participantLeft":
      return {
        ...withPresence(state, event.personId, false),
        remarks: [...state.remarks, { kind: "left", personId: event.personId, phase: state.visit.phase }],
      };
    case "participantReturned":
      return appendToRound(withPresence(state, event.personId, true), event.personId);
    case "viddevaktAsked":
      return { ...state, viddevakt: { status: "asked", personId: event.personId } };
    case "viddevaktAnswered":
      return {
        ...state,
        viddevakt: { status: event.yes ? "accepted" : "declined", personId: event.personId },
        epoch: state.epoch + 1,
      };
    case "viddevaktWaived":
      return {
        ...state,
        viddevakt: { status: "waived" },
        remarks: [...state.remarks, { kind: "withoutViddevakt" }],
      };
    case "secretaryAppointed": {
      const { secretaryId: _before, ...rest } = state;
      return event.personId === null ? rest : { ...rest, secretaryId: event.personId };
    }
    case "leadingRequested":
      return { ...state, takeOverById: event.personId };
    case "leadingKept":
      return withoutTakeOver(state);
    case "leaderChanged":
      return leaderChanged(state, event.personId, event.because);
    case "phaseEntered":
      return enterPhase(state, event.phase, event.plannedMs, event.atMs);
    case "wentBack":
      return enterPhase(
        { ...state, remarks: [...state.remarks, { kind: "wentBack", phase: event.phase, reason: event.reason }] },
        event.phase,
        event.plannedMs,
        event.atMs,
      );
    case "phaseLengthened":
      return {
        ...state,
        visit: { ...state.visit, plannedMs: state.visit.plannedMs + event.minutes * 60_000 },
        epoch: state.epoch + 1,
      };
    case "paused":
      return {
        ...state,
        visit: { ...state.visit, usedMs: usedMs(state, event.atMs) },
        clock: { running: false },
        epoch: state.epoch + 1,
        remarks: event.because === "teamsMeetingEnded" ? [...state.remarks, { kind: "teamsMeetingEnded" }] : state.remarks,
      };
    case "resumed":
      return { ...state, clock: { running: true, sinceMs: event.atMs }, epoch: state.epoch + 1 };
    case "roundStarted":
    case "turnStarted":
    case "turnEnded":
    case "roundEnded":
      return evolveRound(state, event);
    case "viddevaktPrompted":
      return { ...state, prompts: [...state.prompts, { ...event.prompt, atMs: event.atMs }] };
    case "reminded":
      return { ...state, reminders: [...state.reminders, { reminder: event.reminder, atMs: event.atMs }] };
    case "meetingCompleted":
      return end(state, "completed", event.atMs);
    case "meetingWentStale":
      return end(state, "stale", event.atMs);
    case "meetingAborted":
      return { ...end(state, "aborted", event.atMs), abortReason: event.reason };
    default:
      return { ...state, record: evolveRecord(state.record, event, state.visit.number) };
  }
}

function withPresence(state: ActiveMeeting, id: PersonId, present: boolean): ActiveMeeting {
  return { ...state, people: state.people.map((p) => (p.id === id ? { ...p, present } : p)) };
}

function withoutTakeOver(state: ActiveMeeting): ActiveMeeting {
  const { takeOverById: _asked, ...rest } = state;
  return rest;
}

/** The new leader keeps no other role: one can't keep watch over one's own leading, nor write for oneself. */
function leaderChanged(state: ActiveMeeting, personId: PersonId, because: "agreed" | "silent"): ActiveMeeting {
  const { secretaryId, ...rest } = withoutTakeOver(state);
  const hadRole = "personId" in state.viddevakt && state.viddevakt.personId === personId;
  return {
    ...rest,
    ...(secretaryId === undefined || secretaryId === personId ? {} : { secretaryId }),
    leaderId: personId,
    viddevakt: hadRole ? { status: "none" } : state.viddevakt,
    remarks: [...state.remarks, { kind: "leaderChanged", from: state.leaderId, to: personId, because }],
  };
}

function closeVisit(state: ActiveMeeting, atMs: number): readonly PastVisit[] {
  if (state.visit.number === 0) return state.past;
  const { visit } = state;
  const past: PastVisit = {
    number: visit.number,
    phase: visit.phase,
    plannedMs: visit.plannedMs,
    usedMs: usedMs(state, atMs),
    ...("round" in visit ? { round: visit.round } : {}),
  };
  return [...state.past, past];
}

function enterPhase(state: ActiveMeeting, phase: PhaseId, plannedMs: number, atMs: number): ActiveMeeting {
  const base = { number: state.visit.number + 1, plannedMs, usedMs: 0 };
  const visit: Visit = isRoundPhase(phase)
    ? { ...base, phase, round: { number: 0, turns: [], over: true } }
    : { ...base, phase };
  return {
    ...state,
    past: closeVisit(state, atMs),
    visit,
    clock: state.clock.running ? { running: true, sinceMs: atMs } : state.clock,
    epoch: state.epoch + 1,
  };
}

/** Late joiners get the last place in a round that is open. */
function appendToRound(state: ActiveMeeting, personId: PersonId): ActiveMeeting {
  if (!("round" in state.visit) || state.visit.round.over) return state;
  return withRound(state, {
    ...state.visit.round,
    turns: [...state.visit.round.turns.filter((t) => t.personId !== personId || t.status !== "left"), { personId, status: "waiting" }],
  });
}

function withRound(state: ActiveMeeting, round: Round): ActiveMeeting {
  return "round" in state.visit ? { ...state, visit: { ...state.visit, round } } : state;
}

function withTurn(round: Round, personId: PersonId, status: Turn["status"]): Round {
  // A person who left and came back has one open turn; earlier ones stay as they ended.
  const open = round.turns.findIndex((t) => t.personId === personId && (t.status === "waiting" || t.status === "speaking"));
  return { ...round, turns: round.turns.map((t, i) => (i === open ? { ...t, status } : t)) };
}

type RoundEvent = Extract<EventBody, { type: "roundStarted" | "turnStarted" | "turnEnded" | "roundEnded" }>;

function evolveRound(state: ActiveMeeting, event: RoundEvent & { readonly atMs: number }): ActiveMeeting {
  if (!("round" in state.visit)) return state;
  const { round } = state.visit;
  switch (event.type) {
    case "roundStarted":
      return withRound(state, {
        number: round.number + 1,
        turns: event.order.map((personId) => ({ personId, status: "waiting" })),
        over: false,
      });
    case "turnStarted": {
      const next = withTurn(round, event.personId, "speaking");
      const turn = {
        count: state.turn.count + 1,
        startedUsedMs: usedMs(state, event.atMs),
        shareMs: turnShareMs(state, next, event.atMs),
      };
      return { ...withRound(state, next), turn };
    }
    case "turnEnded": {
      const wasSpeaking = round.turns.some((t) => t.personId === event.personId && t.status === "speaking");
      const spoken = wasSpeaking ? usedMs(state, event.atMs) - state.turn.startedUsedMs : 0;
      return {
        ...withRound(state, withTurn(round, event.personId, event.how)),
        spokenMs: { ...state.spokenMs, [event.personId]: (state.spokenMs[event.personId] ?? 0) + spoken },
      };
    }
    case "roundEnded": {
      const missing = missingIn(round);
      const turns = round.turns.map((t): Turn => (missing.includes(t.personId) && isOpen(t) ? { ...t, status: "missed" } : t));
      return {
        ...withRound(state, { ...round, turns, over: true }),
        remarks:
          event.missing.length === 0
            ? state.remarks
            : [...state.remarks, { kind: "turnsMissing", visit: state.visit.number, personIds: event.missing }],
      };
    }
  }
}

function isOpen(turn: Turn): boolean {
  return turn.status === "waiting" || turn.status === "speaking";
}

function end(state: ActiveMeeting, how: EndedMeeting["how"], atMs: number): EndedMeeting {
  return {
    status: "ended",
    how,
    endedAtMs: atMs,
    info: state.info,
    startedAtMs: state.startedAtMs,
    people: state.people,
    leaderId: state.leaderId,
    ...(state.secretaryId === undefined ? {} : { secretaryId: state.secretaryId }),
    viddevakt: state.viddevakt,
    record: state.record,
    past: closeVisit(state, atMs),
    spokenMs: state.spokenMs,
    remarks: state.remarks,
    prompts: state.prompts,
    reminders: state.reminders,
    referat: { status: "draft", sendAtMs: atMs + state.info.sendAfterHours * 3_600_000 },
  };
}
