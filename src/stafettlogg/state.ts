/** An entry as it is, by what has happened to it. */
import { Refused } from "../errors.ts";
import type { ArchiveFault } from "../meeting/afterwards/faults.ts";
import type { Closing } from "../meeting/outcomes.ts";
import type { PersonId } from "../meeting/people.ts";
import type { SaidOfWord } from "../meeting/sparedWords.ts";
import type { EiningRef, EntryFields, EntryOrigin, Level } from "./events.ts";
import type { EntryPerson } from "./parties.ts";
import type { Tiltak } from "./tiltak.ts";

/** A bright spot that somebody has seen. */
export interface Lysglimt {
  readonly id: string;
  readonly text: string;
  readonly byId: PersonId;
  readonly atMs: number;
}

/** What became of the newest edition that was to go to the archive. */
export interface EntryArchive {
  readonly edition: number;
  readonly status: "asked" | "awaitingReceipt" | "delivered" | "failed";
  readonly atMs: number;
  readonly fault?: ArchiveFault;
}

interface Common {
  readonly eining: EiningRef;
  readonly fields: EntryFields;
  readonly level: Level;
  readonly holder: EntryPerson;
  /** Those who have held it before, oldest first. */
  readonly heldBefore: readonly EntryPerson[];
  readonly openedById: PersonId;
  readonly openedAtMs: number;
  readonly origin?: EntryOrigin;
  /** Its fields stand as a meeting handed them over. */
  readonly asHanded?: true;
  readonly tiltak: readonly Tiltak[];
  readonly lysglimt: readonly Lysglimt[];
  /** Absent until it is to go to the archive. */
  readonly archive?: EntryArchive;
  /** Editions that the archive has, oldest first. */
  readonly archived: readonly number[];
  /** Somebody wants it taken up in the next meeting that follows up. */
  readonly followUpAsked?: true;
  /** Words that somebody has said here are no child; absent where nobody has. */
  readonly spared?: readonly SaidOfWord[];
  /** How many events there have been. */
  readonly happened: number;
  /** After how many of them its fields were changed last. */
  readonly changedAt: number;
  /** How often something that stood there has been changed. */
  readonly changes: number;
}

export interface OpenEntry extends Common {
  readonly status: "open";
}

export interface ClosedEntry extends Common {
  readonly status: "closed";
  readonly because: Closing;
  readonly sentence: string;
  readonly closedAtMs: number;
  readonly closedById: PersonId;
  /** The meeting that said so. */
  readonly inMeeting?: string;
  /** The entry that took it up again. */
  readonly reopenedAs?: string;
}

export type Entry = OpenEntry | ClosedEntry;
export type EntryState = { readonly status: "none" } | Entry;

export const noEntry: EntryState = { status: "none" };

/** The entry, or a refusal where there is none. */
export function known(state: EntryState): Entry {
  if (state.status === "none") throw new Refused("entryUnknown");
  return state;
}

/** The entry, where it has not ended. */
export function open(state: EntryState): OpenEntry {
  const entry = known(state);
  if (entry.status === "closed") throw new Refused("entryClosed");
  return entry;
}

export function findTiltak({ tiltak }: Entry, id: string): Tiltak {
  const found = tiltak.find((one) => one.id === id);
  if (found === undefined) throw new Refused("tiltakUnknown");
  return found;
}
