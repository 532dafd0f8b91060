/** «Angre»: whoever did something takes it back, for as long as that undoes nothing but what it names. */
import { Refused } from "../../errors.ts";
import type { Undoable } from "../deeds.ts";
import type { EventBody } from "../events.ts";
import { active } from "../guards.ts";
import type { Participant } from "../people.ts";
import { openFactors, standing } from "../record.ts";
import { isOpen, type Turn } from "../round.ts";
import type { Rule } from "../rule.ts";
import { phaseOf } from "../script/scripts.ts";
import { spokenIn } from "../spoken.ts";
import type { ActiveMeeting } from "../state.ts";
import { standingText } from "./correcting.ts";
import { turnShareMs } from "./turns.ts";
import { isFresh, type UndoableOf } from "./undoable.ts";

const LEAST_MS = 60_000;

export const undo: Rule<"undo"> = (state, { by, at }, nowMs) => {
  const meeting = active(state);
  const done = meeting.undoables.find((one) => one.at === at && one.by === by && isFresh(one, nowMs));
  if (done === undefined) throw new Refused("nothingToUndo");
  if (!meeting.clock.running && isTimed(done)) throw new Refused("meetingPaused");
  return undone(meeting, done);
};

/** What `personId` can take back now, newest first. */
export function undoableBy(meeting: ActiveMeeting, personId: string, nowMs: number): Undoable[] {
  return undoableNow(meeting, nowMs).filter(({ by }) => by === personId);
}

/** What anybody can take back of their own, newest first. */
export function undoableNow({ undoables, clock }: ActiveMeeting, nowMs: number): Undoable[] {
  return undoables.filter((one) => isFresh(one, nowMs) && (clock.running || !isTimed(one))).toReversed();
}

/** Its time runs, or stands still in a pause. */
function isTimed({ what }: Undoable): boolean {
  return what === "word" || what === "phase";
}

function undone(meeting: ActiveMeeting, done: Undoable): EventBody[] {
  switch (done.what) {
    case "word": {
      const { personId, round, turn } = done;
      const { startedUsedMs, shareMs } = turn;
      const back = { personId, turns: round.turns, turn: { startedUsedMs, shareMs }, ...spokenIn(done) };
      return [{ type: "turnReturned", ...back }];
    }
    case "phase":
      return phaseAgain(meeting, done);
    case "withdrawn":
      return restored(meeting, done);
    case "corrected":
      return [{ type: "textCorrected", id: standingText(meeting, done.id).id, text: done.before, how: "undone" }];
    case "answered":
      return done.people.map(({ personId, before }) =>
        before === undefined
          ? { type: "statusQuoAnswerWithdrawn", personId }
          : { type: "statusQuoAnswered", personId, agreement: before, restored: true },
      );
    case "merged": {
      const merged = standing(meeting.record, "factors").filter((f) => done.ids.includes(f.id) && f.mergedInto);
      const split = merged.map(({ id }): EventBody => ({ type: "factorSplit", id }));
      if (split.length === 0) throw new Refused("nothingToUndo");
      return [...split, ...chosenAgain(meeting, done.chosen, done.ids, done.intoId)];
    }
  }
}

/** Back without a word about why: nobody has begun on the next one. A round that was open goes on where it was. */
function phaseAgain(meeting: ActiveMeeting, done: UndoableOf<"phase">): EventBody[] {
  const { info, people } = meeting;
  const { phase, leftMs } = done;
  const plannedMs = Math.max(LEAST_MS, leftMs);
  const back: EventBody = { type: "wentBack", phase, plannedMs, reason: "" };
  const turns = turnsNow(people, done.turns);
  const speaking = turns.find(({ status }) => status === "speaking");
  if (speaking === undefined || phaseOf(info, phase).opens !== "round") return [back];
  const { personId } = speaking;
  const turn = { startedUsedMs: 0, shareMs: turnShareMs(plannedMs, { number: 1, turns, over: false }) };
  const order = turns.map((one) => one.personId);
  return [back, { type: "roundStarted", order }, { type: "turnReturned", personId, turns, turn, ...spokenIn(meeting) }];
}

/** Those who have gone meanwhile are not waited for, and those who have come get the last places. */
function turnsNow(people: readonly Participant[], before: readonly Turn[]): Turn[] {
  if (before.length === 0) return [];
  const here = people.filter((p) => p.present).map((p) => p.id);
  const stay = before.filter((one) => !isOpen(one) || here.includes(one.personId));
  const come = here.filter((id) => !stay.some((one) => one.personId === id && one.status !== "left"));
  const all = [
    ...stay.filter((one) => !come.includes(one.personId)),
    ...come.map((personId) => ({ personId, status: "waiting" }) as const),
  ];
  if (all.some(({ status }) => status === "speaking")) return all;
  const next = all.findIndex(({ status }) => status === "waiting");
  return all.map((one, index) => (index === next ? { ...one, status: "speaking" } : one));
}

/** With what went when it was taken back: what was merged into it, that it was chosen, its plan. */
function restored(meeting: ActiveMeeting, { id, merged, chosen, plan }: UndoableOf<"withdrawn">): EventBody[] {
  const open = new Set(openFactors(meeting.record).map((f) => f.id));
  const ids = merged.filter((one) => open.has(one));
  return [
    { type: "contributionRestored", id },
    ...(ids.length === 0 ? [] : [{ type: "factorsMerged", intoId: id, ids } satisfies EventBody]),
    ...chosenAgain(meeting, chosen, [id]),
    ...(plan === undefined ? [] : [{ type: "tiltakTaken", id, plan, busyActors: [] } satisfies EventBody]),
  ];
}

/** Those of `ids` that were chosen are so again, beside what is chosen now; `instead` was chosen in their place. */
function chosenAgain(
  { record }: ActiveMeeting,
  before: readonly string[],
  ids: readonly string[],
  instead?: string,
): EventBody[] {
  const again = ids.filter((id) => before.includes(id) && !record.chosenFactorIds.includes(id));
  const now = record.chosenFactorIds.filter((id) => id !== instead || before.includes(id));
  return again.length === 0 ? [] : [{ type: "factorsChosen", factorIds: [...now, ...again] }];
}
