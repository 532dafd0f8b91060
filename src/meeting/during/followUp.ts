/**
 * Each tiltak that was brought is evaluated once, together, and what comes after it is settled (DOMAIN §5). A slip is mended until
 * the referat is approved: then it stands in the entries, for good.
 */
import { Refused } from "../../errors.ts";
import type { CommandOf, NextGiven } from "../commands.ts";
import { dayMs } from "../days.ts";
import type { EventBody } from "../events.ts";
import {
  type BroughtEntry,
  type BroughtTiltak,
  followedUp,
  goalNow,
  mayClose,
  type Next,
  type NextStep,
  outcomeIn,
  tiltakIn,
  toReview,
} from "../followUp.ts";
import { known, optionalText, requiredText } from "../guards.ts";
import { osloDate } from "../oslo.ts";
import type { Actor } from "../plan.ts";
import type { Rule } from "../rule.ts";
import { LIMITS, TIMES } from "../script/limits.ts";
import { findPerson, type KnownMeeting } from "../state.ts";
import { daysOf, named } from "./plan.ts";

export const reviewTiltak: Rule<"reviewTiltak"> = (state, command) => {
  const meeting = known(state);
  const { entry, tiltak } = findBrought(meeting, command.id);
  if (tiltak.ended !== undefined) throw new Refused("alreadyEvaluated");
  const { id, outcome } = command;
  const tookPart = [...new Set(command.tookPart)];
  if (tookPart.length === 0) throw new Refused("tookPartMissing");
  if (tookPart.some((one) => findPerson(meeting, one) === undefined)) throw new Refused("personUnknown");
  const reason = requiredText(meeting, command, command.reason, LIMITS.sentenceChars);
  const goesOn = outcome === "ongoing";
  const { next } = followedUp(meeting.record);
  const fits = next[id] === undefined || (next[id].what === "move") === goesOn;
  return [
    { type: "tiltakReviewed", id, outcome, reason, tookPart },
    ...(fits ? [] : [{ type: "nextDropped", id } as const]),
    ...(goesOn ? openAgain(meeting, entry) : []),
  ];
};

export const decideNext: Rule<"decideNext"> = (state, command, nowMs) => {
  const meeting = known(state);
  const { entry, tiltak } = findBrought(meeting, command.id);
  const outcome = outcomeIn(meeting, tiltak);
  if (outcome === undefined) throw new Refused("reviewFirst");
  if (command.next.what === "move" && outcome !== "ongoing") throw new Refused("tiltakHasEnded");
  if (command.next.what !== "move" && outcome === "ongoing") throw new Refused("tiltakGoesOn");
  // Days that have gone by while the referat waits are no reason to refuse.
  const today = osloDate(meeting.status === "ended" ? meeting.startedAtMs : nowMs);
  const next = checkedNext(meeting, { command, next: command.next, entry, tiltak }, today);
  return [{ type: "nextDecided", id: tiltak.id, next }, ...(next.what === "step" ? openAgain(meeting, entry) : [])];
};

/** A sentence tells how it went (DOMAIN §5), and nothing is tried in it any more. */
export const closeBrought: Rule<"closeBrought"> = (state, command) => {
  const meeting = known(state);
  const entry = findEntry(meeting, command.entryId);
  if (!mayClose(meeting, entry)) throw new Refused("entryGoesOn");
  const sentence = requiredText(meeting, command, command.sentence, LIMITS.sentenceChars);
  return [{ type: "closingSaid", entryId: entry.entryId, because: command.because, sentence }];
};

export const keepOpen: Rule<"keepOpen"> = (state, { entryId }) => {
  const meeting = known(state);
  return openAgain(meeting, findEntry(meeting, entryId));
};

function openAgain({ record }: KnownMeeting, { entryId }: BroughtEntry): EventBody[] {
  return followedUp(record).closings[entryId] === undefined ? [] : [{ type: "closingDropped", entryId }];
}

/** The tiltak by its id in the meeting, with its entry. */
export function findBrought(meeting: KnownMeeting, id: string): { entry: BroughtEntry; tiltak: BroughtTiltak } {
  const found = tiltakIn(meeting).find(({ tiltak }) => tiltak.id === id);
  if (found === undefined) throw new Refused("tiltakUnknown");
  return found;
}

export function findEntry({ brought = [] }: KnownMeeting, entryId: string): BroughtEntry {
  const found = brought.find((entry) => entry.entryId === entryId);
  if (found === undefined) throw new Refused("entryUnknown");
  return found;
}

interface Given {
  readonly entry: BroughtEntry;
  readonly command: CommandOf<"decideNext">;
  readonly next: NextGiven;
  readonly tiltak: BroughtTiltak;
}

function checkedNext(meeting: KnownMeeting, { command, next, entry, tiltak }: Given, today: string): Next {
  switch (next.what) {
    case "nothing":
      return next;
    case "move":
      if (dayMs(next.evaluateBy) <= dayMs(tiltak.startBy)) throw new Refused("evaluateBeforeStart");
      if (next.evaluateBy < today) throw new Refused("evaluateInPast");
      return next;
    case "step": {
      const { personId, goal: wanted = "", ...given } = next.step;
      const responsible = [...new Set(given.responsible)];
      const sees = given.sameNamed && tiltak.named.length > 0;
      if (responsible.length === 0 && personId === undefined && !sees) throw new Refused("responsibleMissing");
      const days = daysOf(given, today);
      const goal = optionalText(meeting, command, wanted, LIMITS.sentenceChars);
      const step: NextStep = {
        ...given,
        ...(isReworded(meeting, entry, goal) ? { goal } : {}),
        responsible,
        text: requiredText(meeting, command, given.text, LIMITS.contributionChars),
        ...(personId === undefined ? {} : { person: named(meeting, personId) }),
      };
      if (command.confirmed) return { what: "step", step };
      // Asked last: the yes to these must not stand for a yes to a child's name.
      if (days > TIMES.usualTiltakDays) throw new Refused("longTiltak", { days });
      const count = busy(meeting, tiltak.id, responsible).length;
      if (count > 0) throw new Refused("actorBusy", { count });
      return { what: "step", step };
    }
  }
}

/** The old words count where the meeting has said others meanwhile. */
function isReworded(meeting: KnownMeeting, entry: BroughtEntry, goal: string): boolean {
  return goal !== "" && (goal !== entry.goal || goal !== goalNow(meeting, entry));
}

/** DOMAIN §5: one tiltak at a time for each actor; those who see to another one that goes on or is to come. */
function busy(meeting: KnownMeeting, exceptId: string, responsible: readonly Actor[]): Actor[] {
  const { next } = followedUp(meeting.record);
  const goingOn = toReview(meeting).filter((one) => outcomeIn(meeting, one) === "ongoing" && one.id !== exceptId);
  const steps = Object.entries(next).flatMap(([id, one]) => (one.what === "step" && id !== exceptId ? [one.step] : []));
  const taken = [...goingOn, ...steps].flatMap((one) => one.responsible);
  return responsible.filter((actor) => taken.includes(actor));
}
