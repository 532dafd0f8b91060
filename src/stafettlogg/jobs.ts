/** What happens to an entry asks the machinery to do, as data. */

export type EntryJob =
  /** The entry that had ended is told which one takes it up. */
  | { readonly kind: "noteReopened"; readonly entryId: string; readonly as: string }
  /** Those who see to its tiltak are told what is due; at once where there is no time. */
  | { readonly kind: "remind"; readonly entryId: string; readonly dueAtMs?: number };
