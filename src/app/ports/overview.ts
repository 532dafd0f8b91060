/** The stafettlogg as people look through it: pages of rows, never entries replayed. Nobody is given what they may not read. */
import type { PersonId } from "../../meeting/people.ts";
import type { Beside, EntryPage, ListName, Page, Search, TiltakRow } from "../../stafettlogg/overview.ts";

export interface EntryQuery extends Beside {
  readonly list: ListName | "held";
  readonly search: Search;
  /** In Oslo, `YYYY-MM-DD`. */
  readonly today: string;
}

export interface OverviewStore {
  /** The page beside the row that is named, or the first; the last one where what came after that row is gone. */
  entries(reader: PersonId, query: EntryQuery): Promise<EntryPage>;
  /** The tiltak that somebody sees to and that are tried now, the first to be evaluated first. */
  tiltak(reader: PersonId, query: Beside & { readonly today: string }): Promise<Page<TiltakRow>>;
}
