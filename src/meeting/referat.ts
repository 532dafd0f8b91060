/** The referat from draft to sent, as the record knows it: what the leader did with it, to whom it went, and the archive. */
import type { ArchiveFault, MailFault } from "./events.ts";
import type { PersonId } from "./people.ts";

/** The parts of a referat whose text the leader may replace. The plans of tiltak are corrected field by field instead. */
export const SECTIONS = [
  "participants",
  "challenge",
  "clarifying",
  "statusQuo",
  "factors",
  "otherTiltak",
  "evaluation",
  "remarks",
] as const;
export type Section = (typeof SECTIONS)[number];

/** Somebody who gets the referat: a participant, or one the leader added (`mottakar:<n>`). */
export interface Recipient {
  readonly id: PersonId;
  readonly name: string;
  readonly email?: string;
}

/** What becomes of a word that is likely a child's name: it stays, or stands as «(namn fjerna)» in the referat. */
export type NameDecision = "keep" | "mask";

/** The leader's work on the referat. The record of the meeting itself stays as it was said. */
export interface ReferatWork {
  readonly edits: Readonly<Partial<Record<Section, string>>>;
  /** Reason by participant who is not to have the referat. */
  readonly leftOut: Readonly<Record<PersonId, string>>;
  readonly added: readonly Recipient[];
  readonly decisions: Readonly<Record<string, NameDecision>>;
}

export const noWork: ReferatWork = { edits: {}, leftOut: {}, added: [], decisions: {} };

export type Delivery =
  | { readonly status: "queued"; readonly attempt: number }
  | { readonly status: "handedOver"; readonly atMs: number }
  | { readonly status: "failed"; readonly fault: MailFault };

/** One edition that was sent. What was sent is kept as it was; a correction is a new edition with its reason. */
export interface Edition {
  readonly number: number;
  readonly because: "approved" | "time" | "corrected";
  readonly sentAtMs: number;
  readonly why?: string;
  /** What has changed since the edition before. */
  readonly changed: readonly (Section | "plans")[];
}

/** Where the newest edition is on its way to the archive. `none` where no archive is set up, or it has not been asked. */
export type ArchiveState =
  | { readonly status: "none" }
  | { readonly status: "delivered" | "awaitingReceipt"; readonly edition: number; readonly reference: string }
  | { readonly status: "queued"; readonly edition: number }
  | { readonly status: "failed"; readonly edition: number; readonly fault: ArchiveFault };

export type ReferatState =
  | { readonly status: "draft"; readonly sendAtMs: number; readonly warned: boolean; readonly work: ReferatWork }
  | {
      readonly status: "sent";
      readonly work: ReferatWork;
      readonly editions: readonly [Edition, ...Edition[]];
      /** Of the newest edition, by recipient. */
      readonly deliveries: Readonly<Record<PersonId, Delivery>>;
      /** Changed since the newest edition, and not sent yet. */
      readonly changed: readonly (Section | "plans")[];
      readonly archive: ArchiveState;
    };

export function newestEdition(referat: Extract<ReferatState, { status: "sent" }>): Edition {
  return referat.editions.at(-1) ?? referat.editions[0];
}
