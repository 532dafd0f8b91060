/** From a command to what happens to what somebody is reminded of. Pure. */

import { Refused } from "../errors.ts";
import { osloDate, osloMs } from "../meeting/oslo.ts";
import { daysAfter } from "../meeting/publicHolidays.ts";
import { isSame as saysTheSame } from "../meeting/same.ts";
import { WORKING_TIME } from "../meeting/workingDays.ts";
import type { Command, KnownTiltak } from "./commands.ts";
import { digestDue } from "./digest.ts";
import type { EventBody, FollowerEvent, Item, TiltakRef } from "./events.ts";
import { type Followed, type Follower, followed, isSame, isToldAnew, keyAlone, outdated, standing } from "./state.ts";

/** What happens; nothing where nothing changes. Throws Refused. */
export function decide(command: Command, follower: Follower, nowMs: number): FollowerEvent[] {
  return bodies(command, follower, nowMs).map((body) => ({ ...body, by: command.by, atMs: nowMs }));
}

function bodies(command: Command, follower: Follower, nowMs: number): EventBody[] {
  switch (command.type) {
    case "remind": {
      const { type: _type, by: _by, ...said } = command;
      const isNews = !isKnown(followed(follower, command.item), command.item, osloDate(nowMs));
      const person = follower.isOff ? keyAlone(said.person) : said.person;
      return isNews ? [{ type: "reminded", ...said, person }] : [];
    }
    case "follow": {
      const { entryId, tiltakId, evaluateBy, digestAtMs } = command;
      const one = followed(follower, command);
      const isOld = one?.calendar !== undefined && one.isTold && one.calendar.evaluateBy !== evaluateBy;
      return isOld ? [{ type: "calendarOutdated", entryId, tiltakId, digestAtMs }] : [];
    }
    case "giveDigest":
      return digest(follower, command.on, command.known);
    case "doubtDigest": {
      const { digest: last } = follower;
      const isNew = last?.number === command.number && !isToldAnew(follower);
      return isNew
        ? [{ type: "digestDoubted", number: command.number, digestAtMs: morning(daysAfter(last.on, 1)) }]
        : [];
    }
    case "noteMailed": {
      const { number } = command;
      const isNews = number === follower.digest?.number && number > follower.mailed;
      return isNews ? [{ type: "digestMailed", number }] : [];
    }
    case "answer": {
      const { entryId, tiltakId, answer } = command;
      const one = followed(follower, command);
      if (one === undefined) throw new Refused("tiltakUnknown");
      const { step, evaluateBy } = one;
      const isSaid = saysTheSame(one.answered, { answer, step, evaluateBy });
      return isSaid ? [] : [{ type: "answered", entryId, tiltakId, answer }];
    }
    case "snooze": {
      const until = daysAfter(osloDate(nowMs), command.days);
      if (follower.snoozedUntil === until) return [];
      return [{ type: "snoozed", until, digestAtMs: morning(until) }];
    }
    case "turnOff":
      return follower.isOff ? [] : [{ type: "turnedOff" }];
    case "turnOn":
      return follower.isOff ? [{ type: "turnedOn", digestAtMs: nowMs }] : [];
  }
}

function morning(date: string): number {
  return osloMs(date, WORKING_TIME.fromMs);
}

function isIn(refs: readonly TiltakRef[], one: TiltakRef): boolean {
  return refs.some((other) => isSame(one, other));
}

/** The same reminder again, from whichever job, is one; and that it has begun is known to those who have heard of its end. */
function isKnown(before: Followed | undefined, { step, about, evaluateBy }: Item, today: string): boolean {
  if (before !== undefined && before.step !== "start" && step === "start") return about < today;
  return before?.step === step && before.about === about && before.evaluateBy === evaluateBy;
}

/** Once a day; where there is nothing left to tell of, what is over is put away in silence the next time. */
function digest(follower: Follower, on: string, looked: readonly KnownTiltak[]): EventBody[] {
  if (digestDue(follower, on) !== "now") return [];
  // Another reminder of it may have come since it was looked at: what is over of the one before says nothing of that.
  const known = looked.filter((one) => {
    const now = followed(follower, one);
    return now?.step === one.step && now.about === one.about;
  });
  const asRef = ({ entryId, tiltakId }: TiltakRef) => ({ entryId, tiltakId });
  const over = known.filter(({ stands }) => !stands);
  const left = standing(follower).filter((one) => !isIn(over, one));
  const gone = outdated(follower).filter((one) => isIn(over, one));
  if (!left.some(({ isTold }) => !isTold) && gone.length === 0) return [];
  const items = [...left, ...gone].map((one) => {
    const { evaluateBy } = known.find((other) => isSame(other, one)) ?? one;
    return { ...asRef(one), evaluateBy };
  });
  const number = (follower.digest?.number ?? 0) + 1;
  return [{ type: "digestGiven", number, on, items, dropped: over.map(asRef) }];
}
