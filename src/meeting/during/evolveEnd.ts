/** How events end a meeting, and take the end back. */
import { noWork } from "../afterwards/referat.ts";
import * as before from "../before.ts";
import type { EventOf } from "../events.ts";
import { SYSTEM } from "../people.ts";
import { isOpen } from "../round.ts";
import { spokenIn } from "../spoken.ts";
import { type ActiveMeeting, type EndedMeeting, type PastVisit, speakingTurn, usedMs } from "../state.ts";
import { withoutOffer } from "./evolvePeople.ts";
import { closed, evolveRound } from "./evolveRound.ts";

type Ending = EventOf<"meetingCompleted" | "meetingAborted" | "meetingWentStale">;

export function end(state: ActiveMeeting, how: EndedMeeting["how"], event: Ending): EndedMeeting {
  const sendAtMs = event.sendAtMs ?? before.sendAtMs(state.info, event.atMs);
  // A meeting that the clock ended was over when somebody last did something in it.
  const lastUsedMs = event.by === SYSTEM ? Math.max(...Object.values(state.lastSeenMs)) : event.atMs;
  const over = how === "stale" ? state : cutShort(state, lastUsedMs);
  return {
    status: "ended",
    how,
    endedAtMs: event.atMs,
    info: state.info,
    startedAtMs: state.startedAtMs,
    people: state.people,
    leaderId: state.leaderId,
    ...(state.secretaryId === undefined ? {} : { secretaryId: state.secretaryId }),
    ...(state.corrections === undefined ? {} : { corrections: state.corrections }),
    ...(state.endsTakenBack === undefined ? {} : { endsTakenBack: state.endsTakenBack }),
    viddevakt: state.viddevakt,
    record: state.record,
    ...(state.brought === undefined ? {} : { brought: state.brought }),
    past: closeVisit(over, lastUsedMs),
    ...spokenIn(over),
    remarks: over.remarks,
    prompts: state.prompts,
    questions: state.questions,
    reminders: state.reminders,
    ...(state.spared === undefined ? {} : { spared: state.spared }),
    happened: state.happened,
    edits: state.edits,
    changes: state.changes,
    referat: {
      status: "draft",
      ...(sendAtMs === undefined ? {} : { sendAtMs }),
      ...(event.remindAtMs === undefined ? {} : { remindAtMs: event.remindAtMs }),
      warned: false,
      work: state.work ?? { ...noWork, partsLeftOut: event.partsLeftOut ?? before.partsLeftOut },
    },
    asItStood: state,
  };
}

/** Goes on as it stood, with what has come to be known since. The time in between is nobody's. */
export function continued(state: EndedMeeting, event: EventOf<"meetingContinued">): EndedMeeting | ActiveMeeting {
  const { asItStood, people, record, spared, happened, edits, changes, referat, past } = state;
  if (asItStood === undefined) return state;
  const { visit, clock, lastSeenMs, endsTakenBack = 0 } = asItStood;
  return {
    ...withoutOffer(asItStood),
    people,
    record,
    ...(spared === undefined ? {} : { spared }),
    happened,
    edits,
    changes,
    visit: { ...visit, usedMs: past.at(-1)?.usedMs ?? visit.usedMs },
    clock: clock.running ? { running: true, sinceMs: event.atMs } : clock,
    epoch: asItStood.epoch + 1,
    lastSeenMs: event.by === SYSTEM ? lastSeenMs : { ...lastSeenMs, [event.by]: event.atMs },
    continuedAtMs: event.atMs,
    endsTakenBack: endsTakenBack + 1,
    work: referat.work,
  };
}

export function closeVisit(state: ActiveMeeting, atMs: number): readonly PastVisit[] {
  if (state.visit.number === 0) return state.past;
  const { visit } = state;
  const past: PastVisit = {
    number: visit.number,
    phase: visit.phase,
    plannedMs: visit.plannedMs,
    usedMs: usedMs(state, atMs),
    ...("round" in visit ? { round: closed(visit.round) } : {}),
  };
  return [...state.past, past];
}

/** Who speaks when the meeting is ended has had the word; those who wait have not. Up to 0.1.0 events said so before the end. */
function cutShort(state: ActiveMeeting, atMs: number): ActiveMeeting {
  const { visit, leaderId } = state;
  if (!("round" in visit) || visit.round.over) return state;
  const speaking = speakingTurn(state)?.personId;
  const about = { atMs, by: leaderId };
  const spoken =
    speaking === undefined
      ? state
      : evolveRound(state, { type: "turnEnded", personId: speaking, how: "spoke", endedById: leaderId, ...about });
  const missing = visit.round.turns.filter((turn) => isOpen(turn) && turn.personId !== speaking);
  return evolveRound(spoken, { type: "roundEnded", missing: missing.map(({ personId }) => personId), ...about });
}
