/** Meetings that go any way commands can take them, for property tests. */
import fc from "fast-check";
import { Refused } from "../../src/errors.ts";
import { decide } from "../../src/meeting/decide.ts";
import { effects } from "../../src/meeting/effects.ts";
import { evolve } from "../../src/meeting/evolve.ts";
import type { Job, Timer } from "../../src/meeting/jobs.ts";
import { BTI_PHASES as PHASES } from "../../src/meeting/script/bti.ts";
import type { MeetingState } from "../../src/meeting/state.ts";
import { completedMeeting, meetingDoneWith, meetingIn, type Played } from "../support/meeting.ts";
import { shortMeetings } from "../support/shortMeeting.ts";
import { anyDraw, commandFrom, type Draw } from "./anyCommand.ts";

const BEGINNINGS: readonly Played[] = [
  ...PHASES.map((phase) => meetingIn(phase)),
  ...PHASES.map((phase) => meetingDoneWith(phase)),
  completedMeeting(),
];
export const anyBeginning = fc.constantFrom(...BEGINNINGS);
/** The same, or in a meeting by another script. */
export const anyBeginningAnywhere = fc.constantFrom(...BEGINNINGS, ...shortMeetings().map(([, played]) => played));
export const anyPlay = fc.array(anyDraw, { minLength: 20, maxLength: 60, size: "max" });

export interface Course extends Played {
  readonly states: readonly MeetingState[];
  readonly jobs: readonly { readonly job: Job; readonly askedAtMs: number }[];
  readonly refusals: number;
}

/** Plays the draws as commands, at times that go on; throws what is no refusal. */
export function course(from: Played, draws: readonly Draw[]): Course {
  const result = { state: from.state, nowMs: from.nowMs, events: [...from.events], states: [from.state], refusals: 0 };
  const jobs: { job: Job; askedAtMs: number }[] = [];
  for (const draw of draws) {
    result.nowMs += draw.passesMs;
    if (result.state.status === "none") throw new Error("there is a meeting");
    const command = commandFrom(
      result.state,
      draw,
      jobs.map((j) => j.job),
    );
    if (command.type === "timer" && draw.yes)
      result.nowMs = Math.max(result.nowMs, dueOf(jobs, command.timer, result.nowMs));
    try {
      for (const event of decide(command, result.state, result.nowMs)) {
        result.state = evolve(result.state, event);
        result.events.push(event);
        result.states.push(result.state);
        jobs.push(...effects(result.state, event).map((job) => ({ job, askedAtMs: event.atMs })));
      }
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      result.refusals += 1;
    }
  }
  return { ...result, jobs };
}

/** When `timer` is due, if that is within the next quarter of an hour. */
function dueOf(jobs: readonly { readonly job: Job }[], timer: Timer, nowMs: number): number {
  const due = jobs.find(({ job }) => job.kind === "timer" && job.timer === timer)?.job;
  return due?.kind === "timer" && due.dueAtMs < nowMs + 900_000 ? due.dueAtMs : nowMs;
}
