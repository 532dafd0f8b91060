/** Tiltak in an entry: added, changed while they are tried, and evaluated once (DOMAIN §5). */
import { Refused } from "../../errors.ts";
import { dayMs } from "../../meeting/days.ts";
import { osloDate } from "../../meeting/oslo.ts";
import { SYSTEM } from "../../meeting/people.ts";
import { LIMITS } from "../../meeting/script/limits.ts";
import { checkedText } from "../../meeting/texts.ts";
import {
  checkedParties,
  checkedTiltak,
  isWithOthers,
  keptOf,
  peopleAmong,
  peopleIn,
  requireLevel,
  requireUnchanged,
  writing,
} from "../checks.ts";
import type { Command } from "../commands.ts";
import { askedOfDuration, askedOfTiltak } from "../craft.ts";
import { type EventBody, LEVEL_WITH_OTHERS } from "../events.ts";
import { ENTRY_LIMITS } from "../limits.ts";
import type { Party } from "../parties.ts";
import { type Entry, type EntryState, findTiltak, type OpenEntry, open } from "../state.ts";
import { isActive, type Tiltak, type TiltakBody } from "../tiltak.ts";
import { archivedAtEnd } from "./archiving.ts";
import { inMeetingOf, isCarried } from "./inMeeting.ts";
import type { Rule } from "./rule.ts";

export const addTiltak: Rule<"addTiltak"> = (state, command, nowMs) => {
  // From a meeting, and there already.
  if (command.id !== undefined && findIn(state, command.id) !== undefined) return [];
  const entry = open(state);
  const id = command.id ?? `t${entry.tiltak.length + 1}`;
  if (entry.tiltak.length >= ENTRY_LIMITS.tiltak) throw new Refused("tooManyTiltak");
  requireEnded(entry, command.tiltak.follows);
  // Said in a meeting and checked there, it holds however long its referat waited.
  const said = command.from !== undefined && command.by === SYSTEM ? command.tiltak : undefined;
  const tiltak = checkedTiltak(command.tiltak, wordsOf(command, entry, command.tiltak.responsible), nowMs, said);
  const raised = raisedFor(entry, tiltak, command.raises);
  const kept = keptOf(askedOfTiltak(tiltak, entry, command.busyElsewhere), command);
  const from = command.from === undefined ? {} : { from: command.from };
  return [...raised, { type: "tiltakAdded", id, tiltak, kept, ...from }];
};

export const changeTiltak: Rule<"changeTiltak"> = (state, command, nowMs) => {
  const entry = open(state);
  const before = unevaluated(entry, command.id);
  requireUnchanged(command, before.changedAt);
  const words = wordsOf(command, entry, command.tiltak.responsible);
  // What it follows is history.
  const { follows: _given, ...given } = command.tiltak;
  const body = { ...given, ...(before.follows === undefined ? {} : { follows: before.follows }) };
  const tiltak = checkedTiltak(body, words, nowMs, before);
  const raised = raisedFor(entry, tiltak, command.raises);
  const kept = keptOf(askedOfTiltak(tiltak, entry, command.busyElsewhere, before.id), command);
  return [...raised, { type: "tiltakChanged", id: before.id, tiltak, kept }];
};

/** The nivå that a tiltak with another teneste takes, where whoever asks wants it along; refuses where they don't. */
function raisedFor({ level }: OpenEntry, tiltak: TiltakBody, raises = false): EventBody[] {
  if (raises && isWithOthers(tiltak) && level < LEVEL_WITH_OTHERS)
    return [{ type: "levelSet", level: LEVEL_WITH_OTHERS }];
  requireLevel(level, tiltak);
  return [];
}

/** It is tried on: the day of its evaluation moves, and what was seen so far is told. */
export const moveEvaluation: Rule<"moveEvaluation"> = (state, command, nowMs) => {
  if (isCarried(command, findIn(state, command.id)?.moved)) return [];
  const entry = open(state);
  const tiltak = unevaluated(entry, command.id);
  const { evaluateBy } = command;
  if (dayMs(evaluateBy) <= dayMs(tiltak.startBy)) throw new Refused("evaluateBeforeStart");
  if (evaluateBy < osloDate(nowMs) && command.inMeeting === undefined) throw new Refused("evaluateInPast");
  if (evaluateBy === tiltak.evaluateBy) return [];
  const reason = reasonOf(command, entry);
  const kept = keptOf(askedOfDuration({ ...tiltak, evaluateBy }), command);
  const asked = kept.length === 0 ? {} : { kept };
  return [{ type: "evaluationMoved", id: tiltak.id, evaluateBy, reason, ...asked, ...inMeetingOf(command) }];
};

/**
 * Once and for all. One that is carried on in daily work ends the entry too where nothing else is tried in it: its reason is
 * the sentence that the entry closes with. A meeting says itself whether the entry ends.
 */
export const evaluate: Rule<"evaluate"> = (state, command) => {
  const before = findIn(state, command.id)?.evaluation;
  if (isCarried(command, before && [before])) return [];
  const entry = open(state);
  const { id, outcome } = command;
  unevaluated(entry, id);
  const tookPart = checkedParties(command.tookPart, ENTRY_LIMITS.tookPart);
  if (tookPart.length === 0) throw new Refused("tookPartMissing");
  const reason = reasonOf(command, entry, tookPart);
  const isLast = entry.tiltak.every((one) => one.id === id || !isActive(one));
  return [
    { type: "tiltakEvaluated", id, outcome, reason, tookPart, ...inMeetingOf(command) },
    ...(outcome === "carriedOn" && isLast && command.inMeeting === undefined
      ? [{ type: "entryClosed", because: "carriedOn", sentence: reason } as const, ...archivedAtEnd(entry, command)]
      : []),
  ];
};

function findIn(state: EntryState, id: string): Tiltak | undefined {
  return state.status === "none" ? undefined : state.tiltak.find((one) => one.id === id);
}

/** A tiltak that has not been evaluated; after that it is locked for everybody. */
function unevaluated(entry: OpenEntry, id: string): Tiltak {
  const tiltak = findTiltak(entry, id);
  if (!isActive(tiltak)) throw new Refused("alreadyEvaluated");
  return tiltak;
}

/** The next step comes when the one before it has been evaluated. */
function requireEnded(entry: Entry, follows: string | undefined): void {
  if (follows !== undefined && isActive(findTiltak(entry, follows))) throw new Refused("followsUnevaluated");
}

function reasonOf(command: Command & { reason: string }, entry: Entry, tookPart: readonly Party[] = []): string {
  const reason = checkedText(command.reason, LIMITS.sentenceChars, wordsOf(command, entry, tookPart));
  if (reason === "") throw new Refused("textMissing");
  return reason;
}

function wordsOf(command: Command, entry: Entry, parties: readonly Party[]) {
  return writing(command, entry.eining, [...peopleIn(entry), ...peopleAmong(parties)]);
}
