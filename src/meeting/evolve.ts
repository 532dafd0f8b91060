/** State from events: total, so that every stored event can be replayed, and without a clock of its own. */

import { evolveReferat } from "./afterwards/evolveReferat.ts";
import * as before from "./before.ts";
import { withChanges } from "./changes.ts";
import { withCorrections } from "./during/corrections.ts";
import { closeVisit, continued, end } from "./during/evolveEnd.ts";
import { evolveFollowUp, isFollowUp } from "./during/evolveFollowUp.ts";
import { evolvePeople, withoutOffer } from "./during/evolvePeople.ts";
import { toldBy } from "./during/evolvePresence.ts";
import { evolveRecord } from "./during/evolveRecord.ts";
import { evolveRound, lengthened } from "./during/evolveRound.ts";
import { outlivesPhase, withoutPrompt } from "./during/prompts.ts";
import { withUndoables } from "./during/undoable.ts";
import { withEdits } from "./edited.ts";
import { type AfterwardsType, type EventOf, type MeetingEvent, nothingFor } from "./events.ts";
import { withMoved } from "./moved.ts";
import { SYSTEM } from "./people.ts";
import { emptyRecord } from "./record.ts";
import type { PhaseId } from "./script/phase.ts";
import { firstPhase, phaseOf } from "./script/scripts.ts";
import { withWord } from "./sparedWords.ts";
import {
  type ActiveMeeting,
  type EndedMeeting,
  type KnownMeeting,
  type MeetingState,
  promptedId,
  usedMs,
  type Visit,
} from "./state.ts";

export const noMeeting: MeetingState = { status: "none" };

/** The state after `event`. Events that do not apply leave the state as it is. */
export function evolve(state: MeetingState, event: MeetingEvent): MeetingState {
  if (event.type === "meetingStarted") return state.status === "none" ? started(event) : state;
  if (state.status === "none") return state;
  const next = withChanges(withEdits(withMoved(after(state, event), event), event), event);
  return withCorrections(state, withUndoables(state, next, event), event);
}

function after(state: KnownMeeting, event: MeetingEvent): MeetingState {
  if (state.status === "active") return whileActive(state, event);
  return event.type === "meetingContinued" ? continued(state, event) : evolveReferat(state, event);
}

function whileActive(state: ActiveMeeting, event: MeetingEvent): ActiveMeeting | EndedMeeting {
  const next = evolveActive(state, event);
  if (next.status !== "active") return next;
  const told = { ...next, toldBy: toldBy(next, event) };
  return event.by === SYSTEM ? told : { ...told, lastSeenMs: { ...told.lastSeenMs, [event.by]: event.atMs } };
}

function started(event: Extract<MeetingEvent, { type: "meetingStarted" }>): ActiveMeeting {
  return {
    status: "active",
    info: event.info,
    startedAtMs: event.atMs,
    people: event.people,
    leaderId: event.leaderId,
    ...(event.agreedBefore === undefined ? {} : { agreedBefore: event.agreedBefore }),
    ...(event.brought === undefined ? {} : { brought: event.brought }),
    ...(event.sparedBefore === undefined ? {} : { spared: { before: event.sparedBefore, here: [] } }),
    viddevakt: { status: "none" },
    record: emptyRecord,
    past: [],
    spokenMs: {},
    remarks: [],
    prompts: [],
    questions: [],
    reminders: [],
    visit: { number: 0, phase: firstPhase(event.info).id, plannedMs: 0, usedMs: 0 },
    clock: { running: true, sinceMs: event.atMs },
    epoch: 0,
    deferred: [],
    turn: { count: 0, startedUsedMs: 0, shareMs: 0 },
    lastSeenMs: { [event.leaderId]: event.atMs },
    toldBy: { [event.leaderId]: "self" },
    undoables: [],
    happened: 1,
    edits: {},
    changes: {},
  };
}

function evolveActive(state: ActiveMeeting, event: MeetingEvent): ActiveMeeting | EndedMeeting {
  if (isFollowUp(event)) return evolveFollowUp(state, event);
  switch (event.type) {
    case "målformChanged":
      return { ...state, info: { ...state.info, målform: event.målform } };
    case "participantAdded":
    case "participantUpdated":
    case "participantLeft":
    case "participantsSeen":
    case "participantsAbsent":
    case "participantReturned":
    case "viddevaktAsked":
    case "viddevaktAnswered":
    case "viddevaktWaived":
    case "secretaryAppointed":
    case "leadingRequested":
    case "leadingKept":
    case "leadingOffered":
    case "leadingOfferEnded":
    case "leaderChanged":
      return evolvePeople(state, event);
    case "phaseEntered":
      return enterPhase(state, event.phase, event.plannedMs, event.atMs);
    case "wentBack":
      return enterPhase(withReason(state, event), event.phase, event.plannedMs, event.atMs);
    case "phaseLengthened":
      return lengthened(state, event);
    case "paused":
      return {
        ...state,
        visit: { ...state.visit, usedMs: usedMs(state, event.atMs) },
        clock: { running: false },
        epoch: state.epoch + 1,
        remarks:
          event.because === "teamsMeetingEnded"
            ? [...state.remarks, { kind: "teamsMeetingEnded", key: event.key ?? before.key("remark", state.remarks) }]
            : state.remarks,
      };
    case "resumed":
      return { ...state, clock: { running: true, sinceMs: event.atMs }, epoch: state.epoch + 1 };
    case "roundStarted":
    case "turnStarted":
    case "turnEnded":
    case "roundEnded":
    case "turnReturned":
      return evolveRound(state, event);
    case "wordSpared":
    case "wordAskedAgain":
      return withWord(state, event);
    case "viddevaktPrompted":
      return {
        ...state,
        prompts: [
          ...state.prompts,
          {
            ...event.prompt,
            atMs: event.atMs,
            epoch: state.epoch,
            key: event.key ?? before.key("prompt", state.prompts),
            toId: promptedId(state),
          },
        ],
        deferred: withoutPrompt(state.deferred, event.prompt),
      };
    case "promptDeferred":
      return { ...state, deferred: [...withoutPrompt(state.deferred, event.prompt), event.prompt] };
    case "reminded":
      return {
        ...state,
        reminders: [
          ...state.reminders,
          { reminder: event.reminder, atMs: event.atMs, key: event.key ?? before.key("reminder", state.reminders) },
        ],
      };
    case "meetingCompleted":
      return end(state, "completed", event);
    case "meetingWentStale":
      return end(state, "stale", event);
    case "meetingAborted":
      return { ...end(state, "aborted", event), abortReason: event.reason };
    case "described":
    case "contributionAdded":
    case "contributionEdited":
    case "contributionWithdrawn":
    case "contributionRestored":
    case "textCorrected":
    case "factorNamed":
    case "questionAnswered":
    case "statusQuoWorded":
    case "statusQuoAnswered":
    case "statusQuoAnswerWithdrawn":
    case "statusQuoConcluded":
    case "factorsMerged":
    case "factorSplit":
    case "factorJudged":
    case "votesCast":
    case "factorsChosen":
    case "tiltakTaken":
    case "tiltakDropped":
    case "evaluated":
      return { ...state, record: evolveRecord(state.record, event, state.visit.number) };
    default:
      nothingFor<AfterwardsType | "meetingStarted" | "meetingContinued">(event.type);
      return state;
  }
}

/** Going on that was taken back at once has no reason, and leaves no remark; nor has anybody missed the word in that phase. */
function withReason(state: ActiveMeeting, { phase, reason }: EventOf<"wentBack">): ActiveMeeting {
  const left = state.past.at(-1)?.number;
  const remarks =
    reason === ""
      ? state.remarks.filter((one) => one.kind !== "turnsMissing" || one.visit !== left)
      : [...state.remarks, { kind: "wentBack", phase, reason } as const];
  return { ...state, remarks };
}

function enterPhase(state: ActiveMeeting, phase: PhaseId, plannedMs: number, atMs: number): ActiveMeeting {
  const base: Visit = { number: state.visit.number + 1, phase, plannedMs, usedMs: 0 };
  const hasRound = phaseOf(state.info, phase).opens === "round";
  const visit: Visit = hasRound ? { ...base, round: { number: 0, turns: [], over: true } } : base;
  return {
    ...withoutOffer(state),
    past: closeVisit(state, atMs),
    visit,
    clock: state.clock.running ? { running: true, sinceMs: atMs } : state.clock,
    epoch: state.epoch + 1,
    deferred: state.deferred.filter(outlivesPhase),
  };
}
