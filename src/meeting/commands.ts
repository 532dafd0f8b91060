/** What can be asked of a meeting. `by` is who asks; it has been authenticated, nothing else here has been checked. */

import type { ArchiveFault, MailFault } from "./afterwards/faults.ts";
import type { NameDecision, Part, Section } from "./afterwards/referat.ts";
import type { EvaluationAnswer } from "./evaluations.ts";
import type { MeetingInfo, Målform, Reminder } from "./events.ts";
import type { BroughtEntry, ClosingSaid, Next, NextStep, NotCarried, Review } from "./followUp.ts";
import type { Timer } from "./jobs.ts";
import type { Participant, PersonId, Teneste } from "./people.ts";
import type { AgreedBefore, Plan } from "./plan.ts";
import type { ContributionDetail, Ground, Reduces } from "./record.ts";
import type { PhaseId } from "./script/phase.ts";

export type ArchiveResult =
  | { readonly status: "queued" }
  | { readonly status: "delivered" | "awaitingReceipt"; readonly reference: string }
  | { readonly status: "failed"; readonly fault: ArchiveFault };

/** What is said anew of somebody. */
export interface PersonChange {
  readonly personId: PersonId;
  readonly teneste?: Teneste;
  readonly present?: boolean;
  readonly inRoom?: boolean;
}

/** A plan as it is filled in: of the person who sees to it only which one it is. */
export interface PlanGiven extends Omit<Plan, "person"> {
  readonly personId?: PersonId;
}

export type CommandBody =
  | {
      readonly type: "start";
      readonly info: MeetingInfo;
      readonly people: readonly Participant[];
      readonly agreedBefore?: AgreedBefore | undefined;
      readonly brought?: readonly BroughtEntry[] | undefined;
      /** Words that the unit's earlier meetings have spared. */
      readonly sparedBefore?: readonly string[];
    }
  | { readonly type: "setMålform"; readonly målform: Målform }
  // people
  /** `inChat`: they have come to the chat, which need not be to the meeting. */
  | { readonly type: "join"; readonly participant: Participant; readonly because?: "inChat" }
  | { readonly type: "leave"; readonly personId: PersonId }
  | {
      readonly type: "addWithoutApp";
      readonly name: string;
      readonly teneste: Teneste;
      readonly role?: string;
      readonly email?: string;
    }
  | {
      readonly type: "updateParticipant";
      readonly personId: PersonId;
      readonly teneste: Teneste;
      /** Empty for none; absent where nothing is said of it. */
      readonly role?: string;
      readonly present: boolean;
      /** Absent where nothing is said of it. */
      readonly inRoom?: boolean;
    }
  /** The leader says that the list is right; with `everyone`, that all who are on it are here. */
  | { readonly type: "confirmPeople"; readonly everyone: boolean }
  /** Several things at once. What is absent stays as it is, so that two who do this side by side undo nothing. */
  | {
      readonly type: "setRoles";
      readonly people: readonly PersonChange[];
      /** Those who are here and not on the list, nor in Teams. */
      readonly names?: readonly string[];
      /** Null goes without one. */
      readonly viddevaktId?: PersonId | null;
      readonly secretaryId?: PersonId | null;
    }
  | { readonly type: "askViddevakt"; readonly personId: PersonId }
  | { readonly type: "answerViddevakt"; readonly yes: boolean }
  | { readonly type: "goWithoutViddevakt" }
  | { readonly type: "appointSecretary"; readonly personId: PersonId | null }
  | { readonly type: "askToLead" }
  | { readonly type: "answerTakeOver"; readonly yes: boolean }
  /** The leader asks somebody to lead from now on. */
  | { readonly type: "offerLeading"; readonly personId: PersonId }
  | { readonly type: "answerOffer"; readonly yes: boolean }
  | { readonly type: "takeBackOffer" }
  // flow
  | { readonly type: "nextPhase"; readonly from: PhaseId }
  | { readonly type: "goBack"; readonly phase: PhaseId; readonly reason: string }
  /** `plannedMs`: what the phase was planned to last where that was seen. */
  | { readonly type: "lengthen"; readonly minutes: number; readonly plannedMs?: number | undefined }
  | { readonly type: "pause"; readonly because: "person" | "teamsMeetingEnded" }
  | { readonly type: "resume" }
  | { readonly type: "abort"; readonly reason: string }
  /** Takes the end back; `ending` is the one that was seen, 0 for the first. */
  | { readonly type: "continueMeeting"; readonly ending: number }
  // rounds
  | { readonly type: "endTurn"; readonly personId: PersonId }
  | { readonly type: "pass"; readonly personId: PersonId }
  | { readonly type: "endRound" }
  | { readonly type: "anotherRound" }
  /** What is taken back, by the number of its first event. */
  | { readonly type: "undo"; readonly at: number }
  // contributions; `authorId` differs from `by` when written on someone's behalf
  | {
      readonly type: "contribute";
      readonly authorId: PersonId;
      readonly text: string;
      readonly detail: ContributionDetail;
      /** Where it is said in the author's own turn: the word goes on. */
      readonly endsTurn?: boolean;
    }
  /** What was said around a table, written down at once; those who `passed` had nothing for the record. */
  | {
      readonly type: "contributeTogether";
      readonly said: readonly SaidInRound[];
      readonly passed: readonly PersonId[];
    }
  | {
      readonly type: "editContribution";
      readonly id: string;
      readonly text: string;
      readonly detail: ContributionDetail;
    }
  | { readonly type: "withdrawContribution"; readonly id: string }
  /** The leader mends what another has written; `id` as in `said.ts`. */
  | { readonly type: "correctText"; readonly id: string; readonly text: string }
  | { readonly type: "hideWords"; readonly id: string; readonly words: readonly string[] }
  | ({ readonly type: "nameFactor"; readonly id: string } & Reduces)
  | { readonly type: "answerQuestion"; readonly id: string; readonly text: string; readonly answeredById: PersonId }
  // what the group settles
  | { readonly type: "describe"; readonly what: string; readonly behind: string; readonly grounds: readonly Ground[] }
  /** `agrees`: the one who writes it down says that they agree in the same breath. */
  | { readonly type: "wordStatusQuo"; readonly sentence: string; readonly agrees?: boolean }
  /** `wording`: which sentence was seen, where that was on a card. */
  | { readonly type: "agree"; readonly personId: PersonId; readonly wording?: number | undefined }
  /** Those who sit together and those who are not in Teams, to the sentence that is the `wording`th. */
  | { readonly type: "agreeTogether"; readonly personIds: readonly PersonId[]; readonly wording: number }
  | { readonly type: "reserve"; readonly personId: PersonId; readonly reason: string }
  | { readonly type: "concludeStatusQuo" }
  | { readonly type: "mergeFactors"; readonly intoId: string; readonly ids: readonly string[] }
  | { readonly type: "splitFactor"; readonly id: string }
  | { readonly type: "judgeFactor"; readonly id: string; readonly systemFactor: boolean }
  | { readonly type: "vote"; readonly personId: PersonId; readonly factorIds: readonly string[] }
  | { readonly type: "chooseFactors"; readonly factorIds: readonly string[] }
  | { readonly type: "takeTiltak"; readonly id: string; readonly plan: PlanGiven; readonly reduces?: Reduces }
  | { readonly type: "dropTiltak"; readonly id: string }
  /** How a tiltak went, says the group; its words are the leader's or the secretary's. */
  | ({ readonly type: "reviewTiltak"; readonly id: string } & Review)
  | { readonly type: "decideNext"; readonly id: string; readonly next: NextGiven }
  | ({ readonly type: "closeBrought"; readonly entryId: string } & ClosingSaid)
  | { readonly type: "keepOpen"; readonly entryId: string }
  /** `together`: for all of the unit who are here and have not answered. */
  | {
      readonly type: "evaluate";
      readonly personId: PersonId;
      readonly answer: EvaluationAnswer;
      readonly together?: true;
    }
  /** Words that were said to be no child, and may be one after all. */
  | { readonly type: "askAgain"; readonly words: readonly string[] }
  // viddevakt
  | { readonly type: "remind"; readonly reminder: Reminder }
  // referat
  | { readonly type: "editSection"; readonly section: Section; readonly text: string | null }
  | { readonly type: "chooseParts"; readonly parts: readonly Part[] }
  | { readonly type: "correctPlan"; readonly id: string; readonly plan: PlanGiven }
  | { readonly type: "leaveOutRecipient"; readonly personId: PersonId; readonly reason: string }
  | { readonly type: "restoreRecipient"; readonly personId: PersonId }
  | { readonly type: "addRecipient"; readonly name: string; readonly email: string }
  /** By factor: the entry of the eining that the tiltak under it go into; null for one of their own. */
  | { readonly type: "chooseEntries"; readonly entries: Readonly<Record<string, string | null>> }
  /** Told by the system when the meeting has been handed over. */
  | { readonly type: "noteNotOpen"; readonly factorId: string }
  | { readonly type: "decideNames"; readonly decisions: Readonly<Record<string, NameDecision>> }
  | { readonly type: "approveReferat" }
  /** Takes the approval back while nothing has left. */
  | { readonly type: "takeBackSending" }
  | { readonly type: "correctReferat"; readonly why: string }
  | { readonly type: "retryArchive" }
  | { readonly type: "retryMail"; readonly personId: PersonId }
  | { readonly type: "giveAddress"; readonly personId: PersonId; readonly email: string }
  // the clock, Teams, the directory and the post, as SYSTEM
  /** What Teams answered when it was asked who is in the meeting; those it could say nothing of are in neither list. */
  | { readonly type: "presence"; readonly seen: readonly Participant[]; readonly away: readonly PersonId[] }
  | { readonly type: "followUpCarried"; readonly notCarried: readonly NotCarried[] }
  | { readonly type: "addressesFound"; readonly addresses: Readonly<Record<PersonId, string>> }
  | { readonly type: "timer"; readonly timer: Timer }
  | {
      readonly type: "mailResult";
      readonly edition: number;
      readonly personId: PersonId;
      readonly fault: MailFault | null;
    }
  | { readonly type: "archiveResult"; readonly edition: number; readonly result: ArchiveResult };

/** With the person by id: the rule knows their name. */
export type NextGiven =
  | Exclude<Next, { what: "step" }>
  | { readonly what: "step"; readonly step: Omit<NextStep, "person"> & { readonly personId?: PersonId } };

export interface SaidInRound {
  readonly authorId: PersonId;
  readonly text: string;
  /** Absent where what must be chosen was not. */
  readonly detail?: ContributionDetail;
}

export type Command = CommandBody & {
  readonly by: PersonId;
  /** The writer was asked (a likely name, a long tiltak) and stands by it. */
  readonly confirmed?: boolean;
  /** Words in what is written that the writer says are no child; they are asked about no more. */
  readonly noChild?: readonly string[];
  /** How many events had happened when the form was drawn that it is sent from; see `edited.ts`. */
  readonly drawnAt?: number;
  /** When it is done, the leader goes on to the next phase; all of it happens, or nothing. */
  readonly goesOn?: boolean;
};
export type CommandOf<T extends CommandBody["type"]> = Extract<Command, { type: T }>;
