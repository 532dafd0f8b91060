/** A meeting with its timers: they go off when their time comes, or late when the machine was down. */
import type { Command } from "../../src/meeting/commands.ts";
import { decide } from "../../src/meeting/decide.ts";
import { effects } from "../../src/meeting/effects.ts";
import type { MeetingEvent, Prompt } from "../../src/meeting/events.ts";
import { evolve, noMeeting } from "../../src/meeting/evolve.ts";
import type { Job } from "../../src/meeting/jobs.ts";
import { SYSTEM } from "../../src/meeting/people.ts";
import type { MeetingState } from "../../src/meeting/state.ts";
import { type Played, START_MS } from "../support/meeting.ts";

type TimerJob = Extract<Job, { kind: "timer" }>;

export interface Live extends Played {
  /** All jobs that were ever asked for. */
  readonly jobs: readonly Job[];
  readonly waiting: readonly TimerJob[];
}

export type LiveStep =
  | Command
  | { readonly seconds: number }
  | { readonly minutes: number }
  /** The machine is off for so long; what was due meanwhile goes off when it is back. */
  | { readonly downMinutes: number }
  | ((state: MeetingState) => readonly LiveStep[]);

/** A meeting that was played before, with what its events have asked for; timers that are past due are gone. */
export function liveFrom(played: Played): Live {
  const live = applied(empty, played.events);
  return { ...live, nowMs: played.nowMs, waiting: live.waiting.filter((job) => job.dueAtMs > played.nowMs) };
}

const empty: Live = { state: noMeeting, events: [], nowMs: START_MS, jobs: [], waiting: [] };

export function playLive(steps: readonly LiveStep[], from: Live = empty): Live {
  let live = from;
  for (const step of steps) {
    if (typeof step === "function") live = playLive(step(live.state), live);
    else if ("type" in step) live = applied(live, decide(step, live.state, live.nowMs));
    else if ("downMinutes" in step) live = { ...live, nowMs: live.nowMs + step.downMinutes * 60_000 };
    else live = passTime(live, live.nowMs + ("seconds" in step ? step.seconds * 1000 : step.minutes * 60_000));
  }
  return live;
}

/** Every prompt the viddevakt got, as minutes after `fromMs` and what it was about. */
export function promptsSince(live: Live, fromMs: number): readonly (readonly [number, Prompt["about"] | string])[] {
  return live.events.flatMap((event) => {
    if (event.type !== "viddevaktPrompted" || event.atMs < fromMs) return [];
    const { prompt } = event;
    const about = prompt.about === "phaseOver" ? `phaseOver ${prompt.overMinutes}` : prompt.about;
    return [[(event.atMs - fromMs) / 60_000, about] as const];
  });
}

function passTime(live: Live, untilMs: number): Live {
  const next = live.waiting.reduce<TimerJob | undefined>(
    (a, b) => (a === undefined || b.dueAtMs < a.dueAtMs ? b : a),
    undefined,
  );
  if (next === undefined || next.dueAtMs > untilMs) return { ...live, nowMs: Math.max(live.nowMs, untilMs) };
  const nowMs = Math.max(live.nowMs, next.dueAtMs);
  const taken = { ...live, nowMs, waiting: live.waiting.filter((job) => job !== next) };
  const events = decide({ type: "timer", timer: next.timer, by: SYSTEM }, taken.state, nowMs);
  return passTime(applied(taken, events), untilMs);
}

function applied(live: Live, events: readonly MeetingEvent[]): Live {
  let { state } = live;
  const jobs: Job[] = [];
  for (const event of events) {
    state = evolve(state, event);
    jobs.push(...effects(state, event));
  }
  return {
    ...live,
    state,
    events: [...live.events, ...events],
    jobs: [...live.jobs, ...jobs],
    waiting: [...live.waiting, ...jobs.filter((job) => job.kind === "timer")],
  };
}
