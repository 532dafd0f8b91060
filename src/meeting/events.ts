/**
 * Everything that can happen in a meeting. Replaying the events gives the state. How they are stored is said in
 * `src/stored/meeting/`; the fields `shareMs`, `lastsMs`, `key`, `sendAtMs`, `remindAtMs`, `partsLeftOut`, `recipients` and `changed` are settled
 * by `decided`, and missing in events from before they were.
 */
import type { ArchiveFault, MailFault } from "./afterwards/faults.ts";
import type { Change, NameDecision, Part, Recipient, Section } from "./afterwards/referat.ts";
import type { EvaluationAnswer } from "./evaluations.ts";
import type { BroughtEntry, ClosingSaid, Next, NotCarried, Review } from "./followUp.ts";
import type { ConfirmedOutside, Participant, PersonId } from "./people.ts";
import type { Actor, AgreedBefore, Plan } from "./plan.ts";
import type { Agreement, ContributionDetail, Description, Reduces } from "./record.ts";
import type { PhaseId, ScriptId } from "./script/phase.ts";
import type { Spoken } from "./spoken.ts";

export const MALFORMER = ["nn", "nb"] as const;
export type Målform = (typeof MALFORMER)[number];

/** Who of a meeting's people sit in one room, where any do. */
export const ROOMS = ["some", "all"] as const;
export type Room = (typeof ROOMS)[number];

export type EiningKind = "school" | "kindergarten";

/** What is settled when the meeting starts. */
export interface MeetingInfo {
  /** What it is held by; absent for a BTI meeting. */
  readonly script?: ScriptId;
  readonly meetingId: string;
  readonly chatId: string;
  readonly eining: string;
  /** Where whoever started it chose among their einings; else it is found by its name. */
  readonly einingId?: string;
  readonly einingKind: EiningKind;
  readonly topic: string;
  /** Where it is one that the eining had kept. */
  readonly topicId?: string;
  readonly målform: Målform;
  /** One of those that its script lets it last. */
  readonly totalMinutes: number;
  /** Working days from the end of the meeting until the referat is sent by itself; absent where only approval sends it. */
  readonly sendAfterWorkingDays?: number;
  /** The same in hours, 0 for at once: what meetings chose among up to 0.1.0. */
  readonly sendAfterHours?: number;
  /** Domains that mail goes to without asking, in lower case; absent where any will do. */
  readonly mailDomains?: readonly string[];
  /** Someone from a teneste who reported the topic, and so may describe it (DOMAIN §3 step 1). */
  readonly reportedById?: PersonId;
  /** What was said at the start; who they are stands with each of them. */
  readonly room?: Room;
}

export const REMINDERS = ["speakingTime", "matter", "clock"] as const;
export type Reminder = (typeof REMINDERS)[number];

/** What the viddevakt is prompted about. `overMinutes` counts whole minutes past the phase's end. */
export type Prompt =
  | { readonly about: "phaseNearEnd"; readonly visit: number }
  | { readonly about: "phaseUp"; readonly visit: number }
  | { readonly about: "phaseOver"; readonly visit: number; readonly overMinutes: number }
  | { readonly about: "turnUp"; readonly visit: number; readonly personId: PersonId; readonly turn: number }
  | { readonly about: "turnsMissing"; readonly visit: number; readonly personIds: readonly PersonId[] };

export const TURN_STATUSES = ["waiting", "speaking", "spoke", "passed", "left", "missed"] as const;
/** Somebody in a round, and whether they have had the word. */
export interface RoundTurn {
  readonly personId: PersonId;
  readonly status: (typeof TURN_STATUSES)[number];
}

export type TurnEnd = "spoke" | "passed" | "left";

/** A slip was mended; words were hidden; it stands again as before. */
export type CorrectionKind = "corrected" | "hidden" | "undone";

/** Who was asked to lead said no, or the leader asks no more. */
export type OfferEnd = "declined" | "takenBack";

/** Why somebody else leads: the two agreed, or was asked and did not answer, being there or gone. */
export type LeaderChange = "agreed" | "silent" | "absent";

/** What is settled about the referat when the meeting is over. */
type AsItEnds = {
  /** When it is sent by itself; absent where only approval sends it. */
  readonly sendAtMs?: number;
  /** When the leader is told that it waits for approval; absent where it is sent by itself. */
  readonly remindAtMs?: readonly number[];
  readonly partsLeftOut?: readonly Part[];
};

export type EventBody =
  | {
      readonly type: "meetingStarted";
      readonly info: MeetingInfo;
      readonly leaderId: PersonId;
      readonly people: readonly Participant[];
      readonly agreedBefore?: AgreedBefore;
      /** What it takes up, where it follows up. */
      readonly brought?: readonly BroughtEntry[];
      /** Words that the unit's earlier meetings have spared. */
      readonly sparedBefore?: readonly string[];
    }
  | { readonly type: "målformChanged"; readonly målform: Målform }
  // people
  /** `inChat`: put on the list because they are in the chat; nobody has seen them in the meeting yet. */
  | { readonly type: "participantAdded"; readonly participant: Participant; readonly because?: "inChat" }
  | { readonly type: "participantUpdated"; readonly participant: Participant }
  | { readonly type: "participantLeft"; readonly personId: PersonId }
  /** Teams was asked, and has them in the meeting. */
  | { readonly type: "participantsSeen"; readonly personIds: readonly PersonId[] }
  /** Teams was asked, and they never came. */
  | { readonly type: "participantsAbsent"; readonly personIds: readonly PersonId[] }
  | { readonly type: "participantReturned"; readonly personId: PersonId }
  | { readonly type: "viddevaktAsked"; readonly personId: PersonId }
  | { readonly type: "viddevaktAnswered"; readonly personId: PersonId; readonly yes: boolean }
  | { readonly type: "viddevaktWaived" }
  | { readonly type: "secretaryAppointed"; readonly personId: PersonId | null }
  | { readonly type: "leadingRequested"; readonly personId: PersonId }
  | { readonly type: "leadingKept" }
  /** The leader asks `personId` to lead from now on, and leads until they say yes. */
  | { readonly type: "leadingOffered"; readonly personId: PersonId }
  | { readonly type: "leadingOfferEnded"; readonly because: OfferEnd }
  | {
      readonly type: "leaderChanged";
      readonly personId: PersonId;
      readonly because: LeaderChange;
      readonly key?: string;
    }
  // flow
  | { readonly type: "phaseEntered"; readonly phase: PhaseId; readonly plannedMs: number }
  | { readonly type: "wentBack"; readonly phase: PhaseId; readonly plannedMs: number; readonly reason: string }
  | { readonly type: "phaseLengthened"; readonly minutes: number; readonly lastsMs?: number; readonly shareMs?: number }
  | { readonly type: "paused"; readonly because: "person" | "teamsMeetingEnded"; readonly key?: string }
  | { readonly type: "resumed" }
  // rounds
  | { readonly type: "roundStarted"; readonly order: readonly PersonId[] }
  | { readonly type: "turnStarted"; readonly personId: PersonId; readonly shareMs?: number }
  /** `together`: the round was written down at once, so that nobody knows how long each of them had the word. */
  | {
      readonly type: "turnEnded";
      readonly personId: PersonId;
      readonly how: TurnEnd;
      readonly endedById: PersonId;
      readonly together?: true;
    }
  | { readonly type: "roundEnded"; readonly missing: readonly PersonId[] }
  /** The word is given back to `personId`: the round is as it was, and so is the time that each has had. */
  | ({
      readonly type: "turnReturned";
      readonly personId: PersonId;
      readonly turns: readonly RoundTurn[];
      readonly turn: { readonly startedUsedMs: number; readonly shareMs: number };
    } & Spoken)
  // contributions
  | {
      readonly type: "contributionAdded";
      readonly id: string;
      readonly authorId: PersonId;
      readonly writtenById: PersonId;
      readonly text: string;
      readonly detail: ContributionDetail;
    }
  | {
      readonly type: "contributionEdited";
      readonly id: string;
      readonly text: string;
      readonly detail: ContributionDetail;
    }
  | { readonly type: "contributionWithdrawn"; readonly id: string }
  /** The leader has changed what somebody said, or taken that back; `id` as in `said.ts`. */
  | { readonly type: "textCorrected"; readonly id: string; readonly text: string; readonly how: CorrectionKind }
  | ({ readonly type: "factorNamed"; readonly id: string } & Reduces)
  /** What was withdrawn stands again. */
  | { readonly type: "contributionRestored"; readonly id: string }
  | { readonly type: "questionAnswered"; readonly id: string; readonly text: string; readonly answeredById: PersonId }
  // what the group settles
  | { readonly type: "described"; readonly description: Description }
  | { readonly type: "statusQuoWorded"; readonly sentence: string }
  /** `restored`: a later answer was taken back, and this is the one that stood before. */
  | {
      readonly type: "statusQuoAnswered";
      readonly personId: PersonId;
      readonly agreement: Agreement;
      readonly restored?: true;
    }
  /** It was taken back: that person has not answered. */
  | { readonly type: "statusQuoAnswerWithdrawn"; readonly personId: PersonId }
  | { readonly type: "statusQuoConcluded" }
  | { readonly type: "factorsMerged"; readonly intoId: string; readonly ids: readonly string[] }
  /** What was merged stands on its own again. */
  | { readonly type: "factorSplit"; readonly id: string }
  | { readonly type: "factorJudged"; readonly id: string; readonly systemFactor: boolean }
  | { readonly type: "votesCast"; readonly personId: PersonId; readonly factorIds: readonly string[] }
  | { readonly type: "factorsChosen"; readonly factorIds: readonly string[] }
  | { readonly type: "tiltakTaken"; readonly id: string; readonly plan: Plan; readonly busyActors: readonly Actor[] }
  | { readonly type: "tiltakDropped"; readonly id: string }
  /** `together`: whose common answer it is, typed by `personId`. */
  | {
      readonly type: "evaluated";
      readonly personId: PersonId;
      readonly answer: EvaluationAnswer;
      readonly together?: readonly PersonId[];
    }
  // what was tried, and what comes now; `id` is that of what was brought
  | ({ readonly type: "tiltakReviewed"; readonly id: string } & Review)
  | { readonly type: "nextDecided"; readonly id: string; readonly next: Next }
  /** It does not fit what is said of the tiltak by now. */
  | { readonly type: "nextDropped"; readonly id: string }
  | ({ readonly type: "closingSaid"; readonly entryId: string } & ClosingSaid)
  | { readonly type: "closingDropped"; readonly entryId: string }
  // words that look like a child's name
  /** It is no child, says the one who wrote it: it is not asked about again. */
  | { readonly type: "wordSpared"; readonly word: string }
  /** It is, after all. */
  | { readonly type: "wordAskedAgain"; readonly word: string }
  // viddevakt
  | { readonly type: "viddevaktPrompted"; readonly prompt: Prompt; readonly key?: string }
  | { readonly type: "promptDeferred"; readonly prompt: Prompt; readonly untilMs: number }
  | { readonly type: "reminded"; readonly reminder: Reminder; readonly key?: string }
  // the end
  | ({ readonly type: "meetingCompleted" } & AsItEnds)
  | ({ readonly type: "meetingAborted"; readonly reason: string } & AsItEnds)
  | ({ readonly type: "meetingWentStale" } & AsItEnds)
  /** The end was taken back: it goes on where it was. */
  | { readonly type: "meetingContinued" }
  // the referat
  | { readonly type: "sectionEdited"; readonly section: Section; readonly text: string | null }
  | { readonly type: "partLeftOut"; readonly part: Part }
  | { readonly type: "partTakenIn"; readonly part: Part }
  | { readonly type: "planCorrected"; readonly id: string; readonly plan: Plan }
  /** The tiltak under a factor go into an entry that the eining has already; null: into one of their own. */
  | { readonly type: "entryChosen"; readonly factorId: string; readonly entryId: string | null }
  /** The entry that was chosen could take nothing when they were handed over: they became one of their own. */
  | { readonly type: "entryNotOpen"; readonly factorId: string }
  | { readonly type: "recipientLeftOut"; readonly personId: PersonId; readonly reason: string }
  | { readonly type: "recipientRestored"; readonly personId: PersonId }
  | { readonly type: "recipientAdded"; readonly recipient: Recipient }
  | { readonly type: "nameDecided"; readonly word: string; readonly decision: NameDecision }
  | { readonly type: "sendingWarned" }
  /** The leader is told that the referat waits for approval: for the first time, the second … */
  | { readonly type: "approvalCalledFor"; readonly number: number }
  /** It is approved, and goes out at `dueAtMs` unless somebody takes it back before. */
  | { readonly type: "sendingBegun"; readonly dueAtMs: number }
  /** Taken back: from now on only approval sends it, and the leader is told if it waits long. */
  | { readonly type: "sendingTakenBack"; readonly remindAtMs?: readonly number[] }
  | {
      readonly type: "referatSent";
      readonly because: "approved" | "time";
      readonly recipients?: readonly PersonId[];
    }
  | {
      readonly type: "referatCorrected";
      readonly why: string;
      readonly recipients?: readonly PersonId[];
      readonly changed?: readonly Change[];
    }
  /** What it said has been carried to the entries, all but this. */
  | { readonly type: "followUpCarried"; readonly notCarried: readonly NotCarried[] }
  | { readonly type: "mailHandedOver"; readonly personId: PersonId }
  | { readonly type: "mailFailed"; readonly personId: PersonId; readonly fault: MailFault }
  | { readonly type: "mailRetried"; readonly personId: PersonId }
  | {
      readonly type: "addressGiven";
      readonly personId: PersonId;
      readonly email: string;
      readonly outside?: ConfirmedOutside;
    }
  /** Addresses that were missing, or guessed, and that the organisation's directory knows; by person. */
  | { readonly type: "addressesFound"; readonly addresses: Readonly<Record<PersonId, string>> }
  // the archive; `edition` is the one it is about
  | { readonly type: "archiveQueued"; readonly edition: number }
  | { readonly type: "archived"; readonly edition: number; readonly reference: string; readonly awaitsReceipt: boolean }
  | { readonly type: "archiveFailed"; readonly edition: number; readonly fault: ArchiveFault };

/**
 * An event with who caused it and when (milliseconds since 1970). `erased`: its text was withdrawn or replaced, and has
 * been taken out of it.
 */
export type MeetingEvent = EventBody & { readonly by: PersonId; readonly atMs: number; readonly erased?: true };
export type EventType = EventBody["type"];
export type EventOf<T extends EventType> = Extract<MeetingEvent, { type: T }>;

type OfTheReferat =
  | "sectionEdited"
  | "partLeftOut"
  | "partTakenIn"
  | "planCorrected"
  | "entryChosen"
  | "entryNotOpen"
  | "nameDecided"
  | "sendingWarned"
  | "approvalCalledFor"
  | "sendingBegun"
  | "sendingTakenBack"
  | "referatSent"
  | "referatCorrected"
  | "followUpCarried";
type OfRecipients = "recipientLeftOut" | "recipientRestored" | "recipientAdded" | "addressGiven" | "addressesFound";
type OfDelivery = "mailHandedOver" | "mailFailed" | "mailRetried" | "archiveQueued" | "archived" | "archiveFailed";
/** What happens when the meeting is over. */
export type AfterwardsType = OfTheReferat | OfRecipients | OfDelivery;
/** What happens while it runs; words are spoken of then and later. */
export type DuringType = Exclude<EventType, AfterwardsType>;

/**
 * For the end of a switch: of what is left nothing is to be said here. A new event does not compile until it has a case or
 * is named where this is called.
 */
export function nothingFor<T extends EventType>(_type: T): void {}
