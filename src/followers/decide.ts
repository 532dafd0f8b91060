/** From a command to what happens to what somebody is reminded of. Pure. */
import { Refused } from "../errors.ts";
import { osloDate, osloMs } from "../meeting/oslo.ts";
import { daysAfter } from "../meeting/publicHolidays.ts";
import { WORKING_TIME } from "../meeting/workingDays.ts";
import type { Command } from "./commands.ts";
import { digestDue } from "./digest.ts";
import type { EventBody, FollowerEvent, Item, TiltakRef } from "./events.ts";
import { type Followed, type Follower, followed, isSame, standing } from "./state.ts";

/** What happens; nothing where nothing changes. Throws Refused. */
export function decide(command: Command, follower: Follower, nowMs: number): FollowerEvent[] {
  return bodies(command, follower, nowMs).map((body) => ({ ...body, by: command.by, atMs: nowMs }));
}

function bodies(command: Command, follower: Follower, nowMs: number): EventBody[] {
  switch (command.type) {
    case "remind": {
      const { type: _type, by: _by, ...said } = command;
      return isKnown(followed(follower, command.item), command.item) ? [] : [{ type: "reminded", ...said }];
    }
    case "follow": {
      const { entryId, tiltakId, evaluateBy, digestAtMs } = command;
      const one = followed(follower, command);
      const isOld = one?.calendar !== undefined && one.isTold && one.calendar !== evaluateBy;
      return isOld ? [{ type: "calendarOutdated", entryId, tiltakId, digestAtMs }] : [];
    }
    case "giveDigest":
      return digest(follower, command.on, command.over);
    case "noteMailed": {
      const { number, calendar } = command;
      return number > follower.mailed ? [{ type: "digestMailed", number, calendar }] : [];
    }
    case "answer": {
      const { entryId, tiltakId, answer } = command;
      const one = followed(follower, command);
      if (one === undefined) throw new Refused("tiltakUnknown");
      const { step, evaluateBy } = one;
      const isSaid = JSON.stringify(one.answered) === JSON.stringify({ answer, step, evaluateBy });
      return isSaid ? [] : [{ type: "answered", entryId, tiltakId, answer }];
    }
    case "snooze": {
      const until = daysAfter(osloDate(nowMs), command.days);
      if (follower.snoozedUntil === until) return [];
      return [{ type: "snoozed", until, digestAtMs: osloMs(until, WORKING_TIME.fromMs) }];
    }
    case "turnOff":
      return follower.isOff ? [] : [{ type: "turnedOff" }];
    case "turnOn":
      return follower.isOff ? [{ type: "turnedOn", digestAtMs: nowMs }] : [];
  }
}

/** The same reminder again, from whichever job, is one. */
function isKnown(before: Followed | undefined, { step, about, evaluateBy }: Item): boolean {
  return before?.step === step && before.about === about && before.evaluateBy === evaluateBy;
}

/** Once a day; where there is nothing left to tell of, what is over is put away in silence the next time. */
function digest(follower: Follower, on: string, over: readonly TiltakRef[]): EventBody[] {
  if (digestDue(follower, on) !== "now") return [];
  const ref = ({ entryId, tiltakId }: TiltakRef) => ({ entryId, tiltakId });
  const isOver = (one: TiltakRef) => over.some((other) => isSame(one, other));
  const left = standing(follower).filter((one) => !isOver(one));
  const gone = follower.tiltak.filter((one) => isOver(one) && one.calendar !== undefined && !one.isTold);
  const isWorthTelling = left.some(({ isTold }) => !isTold) || gone.length > 0;
  if (!isWorthTelling) return [];
  const number = (follower.digest?.number ?? 0) + 1;
  return [{ type: "digestGiven", number, on, items: [...left, ...gone].map(ref), dropped: over.map(ref) }];
}
