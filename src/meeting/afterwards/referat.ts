/** The referat from draft to sent, as the record knows it: what the leader did with it, to whom it went, and the archive. */

import type { ConfirmedOutside, PersonId } from "../people.ts";
import type { Plan } from "../plan.ts";
import { isSame } from "../same.ts";
import type { ArchiveFault, MailFault } from "./faults.ts";

/** The parts of a referat whose text the leader may replace. The plans of tiltak are corrected field by field instead. */
export const SECTIONS = [
  "participants",
  "challenge",
  "clarifying",
  "statusQuo",
  "factors",
  "otherTiltak",
  "seen",
  "evaluation",
  "remarks",
] as const;
export type Section = (typeof SECTIONS)[number];

/** The short referat: what stands on the first page. */
export const SHORT_PARTS = ["shortChallenge", "shortFactors", "shortTiltak"] as const;
export type ShortPart = (typeof SHORT_PARTS)[number];
/** What stands after it. */
export const LATER_PARTS = [...SECTIONS, "picture", "aboutTiltak", "stair", "usedTime"] as const;
export type LaterPart = (typeof LATER_PARTS)[number];
/** The parts that the leader may leave out. */
export const PARTS = [...SHORT_PARTS, ...LATER_PARTS] as const;
export type Part = (typeof PARTS)[number];

/** Left out of the referat of a meeting that ends now, unless the leader wants them: they are about the meeting itself. */
export const LEFT_OUT_AT_FIRST: readonly Part[] = ["evaluation", "usedTime"];

/** What an edition may say anew. */
export type Change = Section | "plans" | "names" | "parts";

/** One part of the referat as it stands now, in plain text. The plans are a part too, though they are not replaced as text. */
export interface SectionText {
  readonly section: Section | "tiltak";
  readonly heading: string;
  /** Without the heading. */
  readonly text: string;
  /** The leader has replaced what the meeting said. */
  readonly edited: boolean;
}

/** Somebody who gets the referat: a participant, or one the leader added (`mottakar:<n>`). */
export interface Recipient {
  readonly id: PersonId;
  readonly name: string;
  readonly email?: string;
  readonly emailGuessed?: true;
  readonly outside?: ConfirmedOutside;
}

/** What becomes of a word that is likely a child's name: it stays, or stands as «(namn fjerna)» in the referat. */
export type NameDecision = "keep" | "mask";

/** The leader's work on the referat. The record of the meeting itself stays as it was said. */
export interface ReferatWork {
  readonly edits: Readonly<Partial<Record<Section, string>>>;
  /** In the order of `PARTS`. */
  readonly partsLeftOut: readonly Part[];
  /** Reason by participant who is not to have the referat. */
  readonly leftOut: Readonly<Record<PersonId, string>>;
  readonly added: readonly Recipient[];
  readonly decisions: Readonly<Record<string, NameDecision>>;
  /** By factor: the entry of the stafettlogg that its tiltak go into. Others make one of their own. */
  readonly intoEntries: Readonly<Record<string, string>>;
  /** Factors whose entry could take nothing. */
  readonly notOpen: readonly string[];
}

export const noWork: ReferatWork = {
  edits: {},
  partsLeftOut: [],
  leftOut: {},
  added: [],
  decisions: {},
  intoEntries: {},
  notOpen: [],
};

export type Delivery =
  | { readonly status: "queued"; readonly attempt: number }
  | { readonly status: "handedOver"; readonly atMs: number }
  | { readonly status: "failed"; readonly fault: MailFault };

/** All that a correction may change. */
export interface Wording extends Pick<ReferatWork, "edits" | "partsLeftOut" | "decisions"> {
  readonly plans: Readonly<Record<string, Plan>>;
}

/** One edition that was sent. What was sent is kept as it was; a correction is a new edition with its reason. */
export interface Edition {
  readonly number: number;
  readonly because: "approved" | "time" | "corrected";
  readonly sentAtMs: number;
  readonly why?: string;
  /** What has changed since the edition before. */
  readonly changed: readonly Change[];
}

/** Where the newest edition is on its way to the archive. `none` where no archive is set up, or it has not been asked. */
export type ArchiveState =
  | { readonly status: "none" }
  | { readonly status: "delivered" | "awaitingReceipt"; readonly edition: number; readonly reference: string }
  | { readonly status: "queued"; readonly edition: number }
  | { readonly status: "failed"; readonly edition: number; readonly fault: ArchiveFault };

export interface Draft {
  readonly status: "draft";
  /** Absent where only approval sends it. */
  readonly sendAtMs?: number;
  readonly warned: boolean;
  /** When the leader is told that it waits for approval. */
  readonly remindAtMs?: readonly number[];
  /** How many of those moments have come. */
  readonly reminded?: number;
  readonly work: ReferatWork;
}

/** Approved, and still to be taken back. */
export interface Sending {
  readonly status: "sending";
  readonly dueAtMs: number;
  readonly work: ReferatWork;
}

export interface Sent {
  readonly status: "sent";
  readonly work: ReferatWork;
  readonly editions: readonly [Edition, ...Edition[]];
  /** Of the newest edition, by recipient. */
  readonly deliveries: Readonly<Record<PersonId, Delivery>>;
  /** As the newest edition has it. */
  readonly lastSent: Wording;
  /** Changed since the newest edition, and not sent yet. */
  readonly changed: readonly Change[];
  readonly archive: ArchiveState;
  /** Editions that the archive has, oldest first: a correction refers to the last of them. */
  readonly archived: readonly number[];
}

export type ReferatState = Draft | Sending | Sent;

export function newestEdition(referat: Sent): Edition {
  return referat.editions.at(-1) ?? referat.editions[0];
}

/** Whether the archive has every edition that was sent. What it has not answered to yet does not count. */
export function isArchived(referat: ReferatState): boolean {
  if (referat.status !== "sent" || referat.archive.status !== "delivered") return false;
  return referat.editions.every(({ number }) => referat.archived.includes(number));
}

/** What `now` says otherwise than `before`; nothing where a change was taken back. */
export function changesSince(before: Wording, now: Wording): Change[] {
  const plansDiffer = Object.entries(now.plans).some(([id, plan]) => !isSame(before.plans[id], plan));
  const namesDiffer = Object.entries(before.decisions).some(([word, decision]) => now.decisions[word] !== decision);
  return [
    ...SECTIONS.filter((section) => before.edits[section] !== now.edits[section]),
    ...(plansDiffer ? ["plans" as const] : []),
    ...(namesDiffer ? ["names" as const] : []),
    ...(before.partsLeftOut.join() === now.partsLeftOut.join() ? [] : ["parts" as const]),
  ];
}
