/** What an event asks the machinery to do, given the state after it. */
import type { MeetingEvent, Prompt } from "./events.ts";
import type { Job, Timer } from "./jobs.ts";
import { TIMES } from "./script.ts";
import { type ActiveMeeting, type EndedMeeting, type MeetingState, speakingTurn, usedMs } from "./state.ts";

export function effects(state: MeetingState, event: MeetingEvent): Job[] {
  if (state.status === "none") return [];
  const { meetingId } = state.info;
  const timerJob = (timer: Timer, dueAtMs: number): Job => ({ kind: "timer", meetingId, timer, dueAtMs });
  return state.status === "active" ? whileActive(state, event, timerJob) : afterEnd(state, event, timerJob);
}

type TimerJob = (timer: Timer, dueAtMs: number) => Job;

function whileActive(state: ActiveMeeting, event: MeetingEvent, timerJob: TimerJob): Job[] {
  const prompt = (p: Prompt, dueAtMs: number) => timerJob({ kind: "prompt", epoch: state.epoch, prompt: p }, dueAtMs);
  switch (event.type) {
    case "meetingStarted":
      return [timerJob({ kind: "stale" }, event.atMs + TIMES.staleMs)];
    case "phaseEntered":
    case "wentBack":
    case "phaseLengthened":
    case "resumed":
    case "viddevaktAnswered":
      return [...phasePrompts(state, event.atMs, prompt), ...turnPrompt(state, event.atMs, prompt)];
    case "turnStarted":
      return turnPrompt(state, event.atMs, prompt);
    case "viddevaktPrompted":
      return event.prompt.about === "phaseUp" || event.prompt.about === "phaseOver"
        ? [nextOverPrompt(state, event.atMs, prompt)]
        : [];
    case "promptDeferred":
      return [prompt(event.prompt, event.untilMs)];
    case "leadingRequested": {
      const seenMs = state.lastSeenMs[state.leaderId] ?? state.startedAtMs;
      return [timerJob({ kind: "takeOver", personId: event.personId }, seenMs + TIMES.leaderSilentMs)];
    }
    default:
      return [];
  }
}

type PromptJob = (prompt: Prompt, dueAtMs: number) => Job;

/** The phase's own prompts that are still to come; none while the clock stands. */
function phasePrompts(state: ActiveMeeting, nowMs: number, prompt: PromptJob): Job[] {
  if (!state.clock.running) return [];
  const { visit } = state;
  const startMs = nowMs - usedMs(state, nowMs);
  const nearEndMs = startMs + visit.plannedMs * TIMES.warnAtShare;
  const upMs = startMs + visit.plannedMs;
  if (upMs <= nowMs) return [nextOverPrompt(state, nowMs, prompt)];
  const up = prompt({ about: "phaseUp", visit: visit.number }, upMs);
  return nearEndMs > nowMs ? [prompt({ about: "phaseNearEnd", visit: visit.number }, nearEndMs), up] : [up];
}

/** The next whole step of two minutes past the phase's end. */
function nextOverPrompt(state: ActiveMeeting, nowMs: number, prompt: PromptJob): Job {
  const { visit } = state;
  const overMs = Math.max(0, usedMs(state, nowMs) - visit.plannedMs);
  const nextMs = (Math.floor(overMs / TIMES.overEveryMs) + 1) * TIMES.overEveryMs;
  return prompt({ about: "phaseOver", visit: visit.number, overMinutes: nextMs / 60_000 }, nowMs + nextMs - overMs);
}

function turnPrompt(state: ActiveMeeting, nowMs: number, prompt: PromptJob): Job[] {
  const turn = speakingTurn(state);
  // Without a share there is nothing to tell: the phase is over time, and the viddevakt hears of that.
  if (turn === undefined || !state.clock.running || state.turn.shareMs <= 0) return [];
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
  switch (event.type) {
    case "meetingCompleted":
    case "meetingAborted":
    case "meetingWentStale":
      return state.referat.status === "draft" ? [timerJob({ kind: "sendReferat" }, state.referat.sendAtMs)] : [];
    case "referatSent":
      return state.people.flatMap((p) => mail(p.id));
    case "mailRetried":
    case "addressGiven":
      return mail(event.personId);
    default:
      return [];
  }
}
