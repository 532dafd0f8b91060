/** Lists that were sent as files, between the report on them and the press that takes them in. */
import type { PersonId } from "../../meeting/people.ts";

export interface SentList {
  readonly id: string;
  readonly personId: PersonId;
  readonly fileName: string;
  readonly text: string;
  /** The eining that the message named: the list is for that one, where it does not say. */
  readonly eining?: string | undefined;
  /** What the einings were when the report was made. */
  readonly basis: string;
}

/** Taken in, and its text erased. */
export interface TakenList {
  /** How many schools and kindergartens it changed. */
  readonly changed: number;
}

export interface SentLists {
  /** In place of what the same person sent before; one that is taken in stays so. */
  keep(list: SentList): Promise<void>;
  /** Undefined where it is not there, is another's, or is older than half an hour. */
  find(id: string, personId: PersonId): Promise<SentList | TakenList | undefined>;
  /**
   * Erases its text, of a list that changes nothing; what changes something settles it by `Bulk.appendAll`. That it was taken in is
   * known for the rest of the half hour. Gives what stands: of two who settle the same list, the one who found nothing left to
   * change says nothing of what the other did.
   */
  settle(id: string, taken: TakenList): Promise<TakenList>;
}
