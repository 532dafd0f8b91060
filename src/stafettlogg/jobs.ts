/** What happens to an entry asks the machinery to do, as data. */

import type { Målform } from "../meeting/events.ts";
import type { PersonId } from "../meeting/people.ts";

export type EntryJob =
  /** The entry that had ended is told which one takes it up. */
  | { readonly kind: "noteReopened"; readonly entryId: string; readonly as: string }
  /** Those who see to its tiltak are told what is due; at once where there is no time. */
  | { readonly kind: "remind"; readonly entryId: string; readonly dueAtMs?: number }
  /** An edition is handed to the archive. */
  | { readonly kind: "archive"; readonly entryId: string; readonly edition: number }
  /** Whoever asked for it gets it by mail, with its files; `request` tells one wish from the next. */
  | {
      readonly kind: "export";
      readonly entryId: string;
      readonly personId: PersonId;
      readonly request: string;
      readonly askedAtMs: number;
      readonly målform: Målform;
    };
