/** What can be asked of an entry. `by` is who asks; it has been authenticated, nothing else here has been checked. */
import type { EiningState } from "../einings/state.ts";
import type { ArchiveFault } from "../meeting/afterwards/faults.ts";
import type { Closing, EndOutcome } from "../meeting/outcomes.ts";
import type { PersonId } from "../meeting/people.ts";
import type { EiningRef, EntryFields, Level } from "./events.ts";
import type { EntryPerson, Party } from "./parties.ts";
import type { EntryState } from "./state.ts";
import type { CraftCode, TiltakBody, TiltakOrigin } from "./tiltak.ts";

/** A tiltak that a meeting hands over, under an id that is made of where it came up. */
export interface Handed {
  readonly id: string;
  readonly tiltak: TiltakBody;
  readonly from: TiltakOrigin;
}

/** What the archive answered to an edition. */
export type ArchiveOutcome =
  | { readonly status: "delivered" | "awaitingReceipt" }
  | { readonly status: "failed"; readonly fault: ArchiveFault };

/** Said in a meeting that followed up, and carried here when its referat was sent: once, however often that is done. */
interface InMeeting {
  readonly inMeeting?: string;
}

export type CommandBody =
  | {
      readonly type: "open";
      readonly eining: EiningRef;
      readonly fields: EntryFields;
      readonly level: Level;
      readonly holder: EntryPerson;
      /** The entry that it takes up again, which has ended; whoever asks may write in that one. */
      readonly reopens?: string;
    }
  /** From a meeting, by the system alone; again after its referat was corrected. What people have changed since is theirs. */
  | {
      readonly type: "handOver";
      readonly meetingId: string;
      readonly eining: EiningRef;
      readonly fields: EntryFields;
      readonly level: Level;
      readonly holder: EntryPerson;
      readonly tiltak: readonly Handed[];
    }
  /** From a meeting too, into an entry that its leader chose: the tiltak, and the nivå that they take. By the system alone. */
  | { readonly type: "takeIn"; readonly level: Level; readonly tiltak: readonly Handed[] }
  | { readonly type: "change"; readonly fields: EntryFields }
  /** As a meeting that followed up worded it, where it still is what it `was` when that began. By the system alone. */
  | { readonly type: "setGoal"; readonly goal: string; readonly was: string }
  | { readonly type: "setLevel"; readonly level: Level }
  /** `id` where it has one already, from a meeting: added once. With `raises` the nivå that it takes comes with it. */
  | {
      readonly type: "addTiltak";
      readonly tiltak: TiltakBody;
      readonly raises?: boolean;
      readonly id?: string;
      readonly from?: TiltakOrigin;
    }
  | { readonly type: "changeTiltak"; readonly id: string; readonly tiltak: TiltakBody; readonly raises?: boolean }
  /** It goes on: the first of the six outcomes. */
  | ({
      readonly type: "moveEvaluation";
      readonly id: string;
      readonly evaluateBy: string;
      readonly reason: string;
    } & InMeeting)
  /** The other five. One that is carried on in daily work says how in its reason. */
  | ({
      readonly type: "evaluate";
      readonly id: string;
      readonly outcome: EndOutcome;
      readonly reason: string;
      readonly tookPart: readonly Party[];
    } & InMeeting)
  | { readonly type: "askFollowUp" }
  | { readonly type: "addLysglimt"; readonly text: string }
  | { readonly type: "transfer"; readonly to: EntryPerson }
  | ({ readonly type: "close"; readonly because: Closing; readonly sentence: string } & InMeeting)
  /** By those who lead the eining, and whoever holds it. */
  | { readonly type: "archive" }
  /** By the system alone. */
  | { readonly type: "archiveResult"; readonly edition: number; readonly result: ArchiveOutcome }
  /** By the system alone. */
  | { readonly type: "noteReopened"; readonly as: string };

/** What is around the entry when something is asked of it: looked up by whoever carries the command out. */
export interface Surroundings {
  /** The eining that it belongs to, as it is now: who may do what follows from it. */
  readonly belongsTo: EiningState;
  /** Keys of those who see to a tiltak in another open entry of the eining. */
  readonly busyElsewhere: readonly string[];
  /** Words that the eining's meetings have said are no child. */
  readonly spared?: readonly string[];
  /** Whether there is an archive to hand entries to. */
  readonly archives?: boolean;
  /** The entry that an opening one takes up again. */
  readonly takesUp?: EntryState | undefined;
}

/** A command as somebody gives it. */
export type Ask = CommandBody & {
  readonly by: PersonId;
  /** The writer was asked about a likely name and stands by it. */
  readonly confirmed?: boolean;
  /** Words that the writer says are no child. */
  readonly noChild?: readonly string[];
  /** «Behald slik»: what the craft has asked about already. */
  readonly kept?: readonly CraftCode[];
  /** How many events had happened when the form was drawn that it is sent from. */
  readonly drawnAt?: number;
};
export type Command = Ask & Surroundings;
export type CommandType = CommandBody["type"];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;
