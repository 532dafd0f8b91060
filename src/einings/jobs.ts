/** What is to be done for an eining, as data. */
import type { Målform } from "../meeting/events.ts";
import type { PersonId } from "../meeting/people.ts";

/** Whoever asked for its figures, or those of all that they own, gets them by mail as a sheet. */
export interface EiningJob {
  readonly kind: "figures";
  /** Where their address is. */
  readonly einingId: string;
  readonly personId: PersonId;
  readonly scope: string;
  readonly schoolYear: number;
  /** Tells one wish from the next. */
  readonly request: string;
  readonly askedAtMs: number;
  readonly målform: Målform;
}
