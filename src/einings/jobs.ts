/** What is to be done for an eining, or because of what happens to it, as data. */
import type { Målform } from "../meeting/events.ts";
import type { PersonId } from "../meeting/people.ts";

export type EiningJob =
  /** Whoever asked for its figures, or those of all that they own, gets them by mail as a sheet. */
  | {
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
  /** Its days off are others: when people are reminded of its tiltak is reckoned anew. */
  | { readonly kind: "remindAll"; readonly einingId: string }
  /** What they hold in it is offered to those who lead it. */
  | { readonly kind: "leaver"; readonly einingId: string; readonly personId: PersonId };

export type EiningJobOf<Kind extends EiningJob["kind"]> = Extract<EiningJob, { kind: Kind }>;
