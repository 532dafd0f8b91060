/** What an event asks the machinery to do, given the state after it. */

import { recipientsOf } from "./afterwards/recipients.ts";
import { type Draft, newestEdition } from "./afterwards/referat.ts";
import { takeOverDueMs } from "./during/leading.ts";
import { promptFreeAtMs } from "./during/prompts.ts";
import { type AfterwardsType, type DuringType, type MeetingEvent, nothingFor, type Prompt } from "./events.ts";
import type { Job, Timer } from "./jobs.ts";
import { SYSTEM } from "./people.ts";
import { TIMES } from "./script/limits.ts";
import {
  type ActiveMeeting,
  type EndedMeeting,
  type MeetingState,
  speakingTurn,
  usedMs,
  viddevaktId,
} from "./state.ts";

/** Timers and mails that `event` asks for; `state` is the one after it. */
export function effects(state: MeetingState, event: MeetingEvent): Job[] {
  if (state.status === "none") return [];
  const { meetingId } = state.info;
  const timerJob = (timer: Timer, dueAtMs: number): Job => ({ kind: "timer", meetingId, timer, dueAtMs });
  return state.status === "active" ? whileActive(state, event, timerJob) : afterEnd(state, event, timerJob);
}

type EndType = "meetingCompleted" | "meetingAborted" | "meetingWentStale";
type QuietRoles = "viddevaktAsked" | "viddevaktWaived" | "secretaryAppointed" | QuietLead;
type QuietLead = "leadingKept" | "leadingOffered" | "leadingOfferEnded" | "leaderChanged";
type QuietPeople = "participantUpdated" | "participantsSeen" | "participantsAbsent" | "målformChanged" | QuietRoles;
type QuietFlow = "paused" | "roundStarted" | "turnEnded" | "roundEnded" | "reminded";
type QuietTalk =
  | "contributionAdded"
  | "contributionEdited"
  | "contributionWithdrawn"
  | "contributionRestored"
  | "textCorrected"
  | "questionAnswered"
  | "described";
type QuietAgreement = "statusQuoWorded" | "statusQuoAnswered" | "statusQuoAnswerWithdrawn" | QuietSettled;
type QuietSettled = "statusQuoConcluded" | "evaluated";
type QuietChoice =
  | "factorNamed"
  | "factorsMerged"
  | "factorSplit"
  | "factorJudged"
  | "votesCast"
  | "factorsChosen"
  | "tiltakTaken"
  | "tiltakReviewed"
  | "nextDecided"
  | "nextDropped"
  | "closingSaid"
  | "closingDropped"
  | "tiltakDropped";
/** Nothing is asked for. */
type QuietNow = QuietPeople | QuietFlow | QuietTalk | QuietAgreement | QuietChoice | "wordSpared" | "wordAskedAgain";

type QuietWork = "sectionEdited" | "planCorrected" | "nameDecided" | "recipientLeftOut" | "recipientRestored";
type QuietParts = "partLeftOut" | "partTakenIn" | "entryChosen" | "entryNotOpen";
type QuietAfterwards =
  | QuietWork
  | QuietParts
  | "sendingWarned"
  | "followUpCarried"
  | "mailHandedOver"
  | "mailFailed"
  | "archived"
  | "archiveFailed";

type TimerJob = (timer: Timer, dueAtMs: number) => Job;

function whileActive(state: ActiveMeeting, event: MeetingEvent, timerJob: TimerJob): Job[] {
  const { meetingId } = state.info;
  const prompt = (p: Prompt, dueAtMs: number) => timerJob({ kind: "prompt", epoch: state.epoch, prompt: p }, dueAtMs);
  switch (event.type) {
    case "meetingStarted":
      return [timerJob({ kind: "stale" }, event.atMs + TIMES.staleMs), { kind: "eining", meetingId }];
    case "phaseEntered":
    case "wentBack":
      return [{ kind: "presence", meetingId, visit: state.visit.number }, ...plannedPrompts(state, event.atMs, prompt)];
    case "participantAdded":
      return event.because === "inChat" ? [{ kind: "presence", meetingId, visit: state.visit.number }] : [];
    // It stands below the card of the end, whoever pressed it.
    case "meetingContinued":
      return [
        timerJob({ kind: "stale" }, event.atMs + TIMES.staleMs),
        { kind: "presence", meetingId, visit: state.visit.number },
        ...takeOver(state, event.atMs, timerJob),
        ...plannedPrompts(state, event.atMs, prompt),
        { kind: "render", meetingId, look: "anew" },
      ];
    case "phaseLengthened":
    case "resumed":
    case "viddevaktAnswered":
      return plannedPrompts(state, event.atMs, prompt);
    // What came due while the viddevakt was away came to nothing; what did not is planned twice and given once.
    case "participantReturned":
      return event.personId === viddevaktId(state) ? plannedPrompts(state, event.atMs, prompt) : [];
    case "turnStarted":
    case "turnReturned":
      return turnPrompt(state, event.atMs, prompt);
    case "viddevaktPrompted":
      return nextAfter(state, event.prompt, event.atMs, prompt);
    case "promptDeferred":
      return [prompt(event.prompt, event.untilMs)];
    case "leadingRequested":
      return takeOver(state, event.atMs, timerJob);
    // The time to answer is another one when the leader is gone.
    case "participantLeft":
      return event.personId === state.leaderId ? takeOver(state, event.atMs, timerJob) : [];
    default:
      nothingFor<QuietNow | EndType | AfterwardsType>(event.type);
      return [];
  }
}

function takeOver(state: ActiveMeeting, nowMs: number, timerJob: TimerJob): Job[] {
  const { takeOverById } = state;
  const dueMs = takeOverDueMs(state);
  if (takeOverById === undefined || dueMs === undefined) return [];
  return [timerJob({ kind: "takeOver", personId: takeOverById }, Math.max(nowMs, dueMs))];
}

type PromptJob = (prompt: Prompt, dueAtMs: number) => Job;

/** All prompts that are still to come, for a new epoch; none while the clock stands. */
function plannedPrompts(state: ActiveMeeting, nowMs: number, prompt: PromptJob): Job[] {
  if (!state.clock.running) return [];
  const deferred = state.deferred.map((p) => prompt(p, Math.max(nowMs, promptFreeAtMs(state))));
  return [...phasePrompts(state, nowMs, prompt), ...turnPrompt(state, nowMs, prompt), ...deferred];
}

function phasePrompts(state: ActiveMeeting, nowMs: number, prompt: PromptJob): Job[] {
  const { visit } = state;
  const startMs = nowMs - usedMs(state, nowMs);
  const nearEndMs = startMs + Math.floor(visit.plannedMs * TIMES.warnAtShare);
  const upMs = startMs + visit.plannedMs;
  if (upMs <= nowMs) return [overPrompt(state, Math.floor((nowMs - upMs) / TIMES.overEveryMs) + 1, nowMs, prompt)];
  const up = prompt({ about: "phaseUp", visit: visit.number }, upMs);
  return nearEndMs > nowMs ? [prompt({ about: "phaseNearEnd", visit: visit.number }, nearEndMs), up] : [up];
}

/** When the phase is up, and after each step past it, the next step is planned. */
function nextAfter(state: ActiveMeeting, given: Prompt, nowMs: number, prompt: PromptJob): Job[] {
  if (given.about === "phaseUp") return [overPrompt(state, 1, nowMs, prompt)];
  if (given.about !== "phaseOver") return [];
  return [overPrompt(state, (given.overMinutes * 60_000) / TIMES.overEveryMs + 1, nowMs, prompt)];
}

/** Step number `step` past the phase's end. */
function overPrompt(state: ActiveMeeting, step: number, nowMs: number, prompt: PromptJob): Job {
  const { visit } = state;
  const overMs = step * TIMES.overEveryMs;
  const dueAtMs = nowMs + visit.plannedMs + overMs - usedMs(state, nowMs);
  return prompt({ about: "phaseOver", visit: visit.number, overMinutes: overMs / 60_000 }, dueAtMs);
}

function turnPrompt(state: ActiveMeeting, nowMs: number, prompt: PromptJob): Job[] {
  const turn = speakingTurn(state);
  // Without time left there is nothing to tell: the phase is over time, and the viddevakt hears of that.
  if (turn === undefined || !state.clock.running) return [];
  const restMs = state.turn.shareMs - (usedMs(state, nowMs) - state.turn.startedUsedMs);
  if (restMs <= 0) return [];
  const about: Prompt = { about: "turnUp", visit: state.visit.number, personId: turn.personId, turn: state.turn.count };
  return [prompt(about, nowMs + restMs)];
}

function afterEnd(state: EndedMeeting, event: MeetingEvent, timerJob: TimerJob): Job[] {
  const { meetingId } = state.info;
  const mail = (personId: string): Job[] => {
    const delivery = state.referat.status === "sent" ? state.referat.deliveries[personId] : undefined;
    return delivery?.status === "queued" ? [{ kind: "mail", meetingId, personId, attempt: delivery.attempt }] : [];
  };
  const mailToAll = () => recipientsOf(state).flatMap(({ id }) => mail(id));
  const lookUp = (): Job[] =>
    state.people.some((p) => p.hasApp && (p.email === undefined || p.emailGuessed))
      ? [{ kind: "addresses", meetingId, attempt: 1 }]
      : [];
  const archive = (edition: number): Job => ({ kind: "archive", meetingId, edition, attempt: 1 });
  switch (event.type) {
    case "meetingCompleted":
    case "meetingAborted":
    case "meetingWentStale":
      return state.referat.status === "draft" ? [...lookUp(), ...sending(state.referat, event.atMs, timerJob)] : [];
    case "sendingBegun":
      return [timerJob({ kind: "sendReferat" }, event.dueAtMs)];
    case "sendingTakenBack":
      return state.referat.status === "draft" ? sending(state.referat, event.atMs, timerJob) : [];
    // The card that it is about stands right below it.
    case "approvalCalledFor":
      return [{ kind: "render", meetingId, personId: state.leaderId, look: "anew" }];
    case "referatSent":
    case "referatCorrected":
      if (state.referat.status !== "sent") return [];
      return [...mailToAll(), archive(newestEdition(state.referat).number), { kind: "handOver", meetingId }];
    case "recipientAdded":
      return mail(event.recipient.id);
    case "addressesFound":
      return Object.keys(event.addresses).flatMap(mail);
    case "mailRetried":
    case "addressGiven":
      return mail(event.personId);
    // The first time the archive's own job says that it is queued.
    case "archiveQueued":
      return event.by === SYSTEM ? [] : [archive(event.edition)];
    default:
      nothingFor<QuietAfterwards | Exclude<DuringType, EndType>>(event.type);
      return [];
  }
}

/** The sending itself, and a warning before it where there is time for one; or that the leader is told that it waits. */
function sending({ sendAtMs, remindAtMs = [] }: Draft, nowMs: number, timerJob: TimerJob): Job[] {
  if (sendAtMs === undefined) return remindAtMs.map((atMs) => timerJob({ kind: "callForApproval" }, atMs));
  const warnAtMs = sendAtMs - TIMES.warnBeforeSendingMs;
  const send = timerJob({ kind: "sendReferat" }, sendAtMs);
  return warnAtMs > nowMs ? [timerJob({ kind: "warnOfSending" }, warnAtMs), send] : [send];
}
