/** What happens because time passes, and what the viddevakt says to the chat. */
import { Refused } from "../../errors.ts";
import type { EventBody } from "../events.ts";
import { SYSTEM } from "../people.ts";
import { TIMES } from "../script.ts";
import { complete } from "./flow.ts";
import { active, requireLeaderOrViddevakt } from "./guards.ts";
import { mayTakeOver } from "./people.ts";
import { currentPrompt, promptNow } from "./prompts.ts";
import type { Rule } from "./rule.ts";
import { sendAtOnce } from "./start.ts";

/** A timer whose time is over, or that comes twice, gives no events. */
export const timer: Rule<"timer"> = (state, command, nowMs) => {
  if (command.by !== SYSTEM) throw new Refused("unknownAction");
  const { timer } = command;
  if (timer.kind === "sendReferat") {
    const due = state.status === "ended" && state.referat.status === "draft" && state.referat.sendAtMs <= nowMs;
    return due ? [{ type: "referatSent", because: "time" }] : [];
  }
  if (state.status !== "active") return [];
  switch (timer.kind) {
    case "prompt": {
      const timeless = timer.prompt.about === "turnsMissing";
      if (!state.clock.running || (timer.epoch !== state.epoch && !timeless)) return [];
      const prompt = currentPrompt(state, timer.prompt, nowMs);
      return prompt === undefined ? [] : promptNow(state, prompt, nowMs);
    }
    case "takeOver":
      return mayTakeOver(state, timer.personId, nowMs)
        ? [{ type: "leaderChanged", personId: timer.personId, because: "silent" }]
        : [];
    case "stale": {
      if (nowMs - state.startedAtMs < TIMES.staleMs) return [];
      // In the evaluation everything is agreed on already: a group that walked off has finished its meeting.
      if (state.visit.phase === "evaluation") return complete(state);
      const stale: EventBody = { type: "meetingWentStale" };
      return [stale, ...sendAtOnce(state.info.sendAfterHours)];
    }
  }
};

export const remind: Rule<"remind"> = (state, command) => {
  const meeting = active(state);
  requireLeaderOrViddevakt(meeting, command.by);
  return [{ type: "reminded", reminder: command.reminder }];
};
