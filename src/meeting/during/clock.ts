/** What happens because time passes, and what the viddevakt says to the chat. */
import { Refused } from "../../errors.ts";
import { callForApproval, sendReferat, warnOfSending } from "../afterwards/sending.ts";
import type { EventBody } from "../events.ts";
import { active } from "../guards.ts";
import type { Timer } from "../jobs.ts";
import { SYSTEM } from "../people.ts";
import type { Rule } from "../rule.ts";
import { LIMITS, TIMES } from "../script/limits.ts";
import { roundsOff } from "../script/scripts.ts";
import type { ActiveMeeting } from "../state.ts";
import { graceOver } from "./leading.ts";
import { currentPrompt, outlivesPhase, promptNow } from "./prompts.ts";

/** A timer whose time is over, or that comes twice, gives no events. */
export const timer: Rule<"timer"> = (state, command, nowMs) => {
  if (command.by !== SYSTEM) throw new Refused("unknownAction");
  const { timer } = command;
  const dueMs = nowMs + TIMES.timerSlackMs;
  switch (timer.kind) {
    case "warnOfSending":
      return state.status === "ended" ? warnOfSending(state, dueMs) : [];
    case "sendReferat":
      return state.status === "ended" ? sendReferat(state, dueMs) : [];
    case "callForApproval":
      return state.status === "ended" ? callForApproval(state, dueMs) : [];
    default:
      return state.status === "active" ? whileActive(state, timer, nowMs) : [];
  }
};

function whileActive(
  state: ActiveMeeting,
  timer: Exclude<Timer, { kind: "warnOfSending" | "sendReferat" | "callForApproval" }>,
  nowMs: number,
): EventBody[] {
  const dueMs = nowMs + TIMES.timerSlackMs;
  switch (timer.kind) {
    case "prompt": {
      if (!state.clock.running || (timer.epoch !== state.epoch && !outlivesPhase(timer.prompt))) return [];
      const prompt = currentPrompt(state, timer.prompt, dueMs);
      return prompt === undefined ? [] : promptNow(state, prompt, nowMs);
    }
    case "takeOver":
      return graceOver(state, timer.personId, dueMs);
    case "stale": {
      if (dueMs - (state.continuedAtMs ?? state.startedAtMs) < TIMES.staleMs) return [];
      // A group that walked off from the rounding-off has finished its meeting.
      if (roundsOff(state.info, state.visit.phase)) return [{ type: "meetingCompleted" }];
      return [{ type: "meetingWentStale" }];
    }
  }
}

export const remind: Rule<"remind"> = (state, command, nowMs) => {
  const { reminders } = active(state);
  const { reminder } = command;
  if (reminders.some((r) => r.reminder === reminder && nowMs - r.atMs < TIMES.sentTwiceMs)) return [];
  if (reminders.length >= LIMITS.reminders) throw new Refused("tooOften");
  return [{ type: "reminded", reminder }];
};
