/** Everything that can happen to an entry: the events are its audit trail. How they are stored: `src/stored/entry/`. */
import type { ArchiveFault } from "../meeting/afterwards/faults.ts";
import type { EiningKind, Målform } from "../meeting/events.ts";
import type { Closing, EndOutcome } from "../meeting/outcomes.ts";
import type { PersonId } from "../meeting/people.ts";
import type { Category } from "../meeting/plan.ts";
import type { Leaf } from "./categories.ts";
import type { EntryPerson, Party } from "./parties.ts";
import type { CraftCode, TiltakBody, TiltakOrigin } from "./tiltak.ts";

export { CLOSINGS, type Closing } from "../meeting/outcomes.ts";

/** 0 wondering, 1 the eining's own people, 2 other tenester too, 3 long-term work by many (DOMAIN §1). */
export const LEVELS = [0, 1, 2, 3] as const;
export type Level = (typeof LEVELS)[number];

/** DOMAIN §5: from here on another teneste may be responsible or partner. */
export const LEVEL_WITH_OTHERS: Level = 2;

/** The eining that it belongs to, as it was called then. */
export interface EiningRef {
  readonly id: string;
  readonly name: string;
  readonly kind: EiningKind;
  readonly målform: Målform;
}

/** What is said of an oppmerksomheit; what can be said later may be empty. */
export interface EntryFields {
  readonly oppmerksomheit: string;
  readonly category?: Category;
  readonly leaf?: Leaf;
  readonly goal: string;
  readonly successSigns: string;
  readonly informed: readonly EntryPerson[];
}

/** Where an entry comes from; absent for one that somebody made. */
export type EntryOrigin =
  | { readonly kind: "meeting"; readonly meetingId: string }
  /** It takes up one that had ended. */
  | { readonly kind: "reopened"; readonly entryId: string };

export type EventBody =
  | {
      readonly type: "entryOpened";
      readonly eining: EiningRef;
      readonly fields: EntryFields;
      readonly level: Level;
      readonly holder: EntryPerson;
      readonly kept: readonly CraftCode[];
      readonly origin?: EntryOrigin;
    }
  /** What it says from now on. */
  | { readonly type: "entryChanged"; readonly fields: EntryFields; readonly kept: readonly CraftCode[] }
  | { readonly type: "levelSet"; readonly level: Level }
  | {
      readonly type: "tiltakAdded";
      readonly id: string;
      readonly tiltak: TiltakBody;
      readonly kept: readonly CraftCode[];
      readonly from?: TiltakOrigin;
    }
  | {
      readonly type: "tiltakChanged";
      readonly id: string;
      readonly tiltak: TiltakBody;
      readonly kept: readonly CraftCode[];
    }
  /** Looked at, and not ended: it is to be evaluated on another day. */
  | {
      readonly type: "evaluationMoved";
      readonly id: string;
      readonly evaluateBy: string;
      readonly reason: string;
      /** Absent where the craft asked nothing. */
      readonly kept?: readonly CraftCode[];
      readonly inMeeting?: string;
    }
  | {
      readonly type: "tiltakEvaluated";
      readonly id: string;
      readonly outcome: EndOutcome;
      readonly reason: string;
      readonly tookPart: readonly Party[];
      /** The meeting that said it. */
      readonly inMeeting?: string;
    }
  /** It is to be taken up in the next meeting that follows up. */
  | { readonly type: "followUpAsked" }
  /** A word that looks like a name, and that the writer has said is no child. */
  | { readonly type: "wordSpared"; readonly word: string }
  | { readonly type: "lysglimtAdded"; readonly id: string; readonly text: string }
  | { readonly type: "entryTransferred"; readonly to: EntryPerson }
  | {
      readonly type: "entryClosed";
      readonly because: Closing;
      readonly sentence: string;
      readonly inMeeting?: string;
    }
  /** It was taken up again, as another entry. */
  | { readonly type: "entryReopened"; readonly as: string }
  /** As it stands now it is to go to the archive: the first edition, or one more. */
  | { readonly type: "archiveAsked"; readonly edition: number }
  | { readonly type: "archived"; readonly edition: number; readonly awaitsReceipt: boolean }
  | { readonly type: "archiveFailed"; readonly edition: number; readonly fault: ArchiveFault };

/** An event with who caused it and when. `erased`: its texts have been taken out. */
export type EntryEvent = EventBody & { readonly by: PersonId; readonly atMs: number; readonly erased?: true };
export type EntryEventType = EventBody["type"];
export type EntryEventOf<T extends EntryEventType> = Extract<EntryEvent, { type: T }>;
