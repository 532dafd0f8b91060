/** The state of a meeting: a union by status, with the running phase as a union of its own. */

import type { ReferatState, ReferatWork } from "./afterwards/referat.ts";
import type { TurnClock, Undoable } from "./deeds.ts";
import type { EventType, LeaderChange, MeetingInfo, Prompt, Reminder } from "./events.ts";
import type { BroughtEntry, NotCarried } from "./followUp.ts";
import { isWrittenFor, type Participant, type PersonId } from "./people.ts";
import type { AgreedBefore } from "./plan.ts";
import type { MeetingRecord } from "./record.ts";
import type { Round, Turn } from "./round.ts";
import type { Phase, PhaseId } from "./script/phase.ts";
import { phaseOf } from "./script/scripts.ts";
import type { SparedWords } from "./sparedWords.ts";
import type { Spoken } from "./spoken.ts";

/** One stay in a phase. Going back to a phase is a new visit; `number` counts up through the meeting. */
interface VisitBase {
  readonly number: number;
  readonly phase: PhaseId;
  readonly plannedMs: number;
  /** Time used up to `runningSinceMs`; pauses are not counted. */
  readonly usedMs: number;
}
export interface RoundVisit extends VisitBase {
  readonly round: Round;
}
export type Visit = RoundVisit | VisitBase;

export interface PastVisit {
  readonly number: number;
  readonly phase: PhaseId;
  readonly plannedMs: number;
  readonly usedMs: number;
  readonly round?: Round;
}

export type Viddevakt =
  | { readonly status: "none" }
  | { readonly status: "asked"; readonly personId: PersonId; readonly atMs?: number }
  | { readonly status: "declined"; readonly personId: PersonId }
  | { readonly status: "accepted"; readonly personId: PersonId }
  | { readonly status: "waived" };

/** Something out of the ordinary that the record shows, in the order it happened. */
export type Remark =
  | { readonly kind: "wentBack"; readonly phase: PhaseId; readonly reason: string }
  | {
      readonly kind: "leaderChanged";
      readonly from: PersonId;
      readonly to: PersonId;
      readonly because: LeaderChange;
      /** Of the message that tells of it. */
      readonly key: string;
    }
  | { readonly kind: "withoutViddevakt" }
  | { readonly kind: "teamsMeetingEnded"; readonly key: string }
  | { readonly kind: "left"; readonly personId: PersonId; readonly phase: PhaseId }
  | { readonly kind: "joinedLate"; readonly personId: PersonId; readonly phase: PhaseId }
  | { readonly kind: "turnsMissing"; readonly visit: number; readonly personIds: readonly PersonId[] };

/** The event that changed something last. */
export interface Edit {
  /** Its number; 1 is the meeting's first event. */
  readonly at: number;
  readonly by: PersonId;
}

/** The leader changed what another had written, or took it out. */
export interface Correction {
  /** As in `said.ts`. */
  readonly id: string;
  readonly how: "corrected" | "hidden" | "withdrawn";
  readonly atMs: number;
  readonly visit: number;
  /** Who is told: the author, or who typed it where the author is not in Teams. Absent where that is the leader. */
  readonly toId?: PersonId;
  readonly undone?: true;
}

/** Somebody was asked something that they answer with buttons: to be viddevakt, to give the lead to `byId`, or to take it from them. */
export type Question = { readonly toId: PersonId; readonly atMs: number } & (
  | { readonly about: "viddevakt" }
  | { readonly about: "leading"; readonly byId: PersonId; readonly number: number }
  | { readonly about: "offer"; readonly byId: PersonId }
);

interface Common extends Spoken {
  readonly info: MeetingInfo;
  readonly startedAtMs: number;
  readonly people: readonly Participant[];
  readonly leaderId: PersonId;
  readonly secretaryId?: PersonId;
  readonly viddevakt: Viddevakt;
  readonly record: MeetingRecord;
  /** What a meeting that follows up is about. */
  readonly brought?: readonly BroughtEntry[];
  readonly past: readonly PastVisit[];
  readonly remarks: readonly Remark[];
  /** Absent where no word has been spared. */
  readonly spared?: SparedWords;
  /** Who moved it on so that other buttons stand on the card, by what, and has done nothing since. */
  readonly moved?: { readonly by: PersonId; readonly atMs: number; readonly what: EventType };
  /** Absent for none. */
  readonly corrections?: readonly Correction[];
  /** How many times the end has been taken back; absent for none. */
  readonly endsTakenBack?: number;
  /** `toId` was told. */
  readonly prompts: readonly (Prompt & {
    readonly atMs: number;
    readonly epoch: number;
    readonly key: string;
    readonly toId: PersonId | undefined;
  })[];
  /** All that have been asked, answered or not. */
  readonly questions: readonly Question[];
  readonly reminders: readonly { readonly reminder: Reminder; readonly atMs: number; readonly key: string }[];
  /** How many events there have been. */
  readonly happened: number;
  /** What was changed by whom last; see `edited.ts`. */
  readonly edits: Readonly<Record<string, Edit>>;
  /** How often each person has changed what had been settled; see `changes.ts`. */
  readonly changes: Readonly<Record<PersonId, number>>;
}

/** Who said last whether a person is in the meeting. `self` is also whoever does something in it. */
export type Source = "leader" | "self" | "teams";

export interface ActiveMeeting extends Common {
  readonly status: "active";
  readonly visit: Visit;
  readonly clock: { readonly running: true; readonly sinceMs: number } | { readonly running: false };
  /** Raised whenever planned times move; a timer that carries an older epoch is over. */
  readonly epoch: number;
  /** The turn that runs, or ran last. */
  readonly turn: TurnClock;
  /** Prompts that wait for the one before to be old enough. */
  readonly deferred: readonly Prompt[];
  readonly lastSeenMs: Readonly<Record<PersonId, number>>;
  /** By person; for one who is not here, nobody has said anything yet. */
  readonly toldBy: Readonly<Record<PersonId, Source>>;
  /** When those who came late did, by person. */
  readonly lateAtMs?: Readonly<Record<PersonId, number>>;
  /** Only while it runs: it is for the opening. */
  readonly agreedBefore?: AgreedBefore;
  /** Who asks to lead, and waits for the answer. */
  readonly takeOverById?: PersonId;
  /** Whom the leader has asked to lead from now on, in this phase. */
  readonly offer?: {
    readonly status: "asked" | "declined";
    readonly personId: PersonId;
    /** When they were asked, or said no. */
    readonly atMs: number;
  };
  /** What can be taken back, oldest first. */
  readonly undoables: readonly Undoable[];
  /** Since when it has stood open, where an end was taken back; otherwise since it started. */
  readonly continuedAtMs?: number;
  /** What the leader did with the referat before the end was taken back. */
  readonly work?: ReferatWork;
}

export interface EndedMeeting extends Common {
  readonly status: "ended";
  readonly how: "completed" | "aborted" | "stale";
  readonly abortReason?: string;
  readonly endedAtMs: number;
  readonly referat: ReferatState;
  /** What it said of tiltak and their entries did not take; absent while nothing has been carried. */
  readonly notCarried?: readonly NotCarried[];
  /** As it stood when it ended, for it may be taken up again; gone when the referat has been sent. */
  readonly asItStood?: ActiveMeeting;
}

export type MeetingState = { readonly status: "none" } | ActiveMeeting | EndedMeeting;
export type KnownMeeting = ActiveMeeting | EndedMeeting;

export function findPerson(state: KnownMeeting, id: PersonId): Participant | undefined {
  return state.people.find((p) => p.id === id);
}

/** The phase that the meeting is in, as its script has it. */
export function phaseNow({ info, visit }: ActiveMeeting): Phase {
  return phaseOf(info, visit.phase);
}

/** The person who said yes to being viddevakt, if any. */
export function viddevaktId(state: KnownMeeting): PersonId | undefined {
  return state.viddevakt.status === "accepted" ? state.viddevakt.personId : undefined;
}

/** The viddevakt, where they are in the meeting now and so can be prompted. */
export function presentViddevakt(state: KnownMeeting): Participant | undefined {
  const id = viddevaktId(state);
  return state.people.find((p) => p.id === id && p.present);
}

/**
 * Who is told about the time in private: the viddevakt, or the leader for one whom others write for, and who looks at the
 * leader's screen.
 */
export function promptedId(state: KnownMeeting): PersonId | undefined {
  const id = viddevaktId(state);
  const person = id === undefined ? undefined : findPerson(state, id);
  return person !== undefined && isWrittenFor(person) ? state.leaderId : id;
}

/** Milliseconds used of the current phase at `nowMs`, pauses not counted. */
export function usedMs(state: ActiveMeeting, nowMs: number): number {
  return state.visit.usedMs + (state.clock.running ? Math.max(0, nowMs - state.clock.sinceMs) : 0);
}

/** Milliseconds left of the current phase at `nowMs`; negative when it is over time. */
export function leftMs(state: ActiveMeeting, nowMs: number): number {
  return state.visit.plannedMs - usedMs(state, nowMs);
}

export function speakingTurn(state: ActiveMeeting): Turn | undefined {
  return "round" in state.visit ? state.visit.round.turns.find((t) => t.status === "speaking") : undefined;
}
