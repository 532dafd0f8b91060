/** Under which name entries are stored. */
import { streamOf } from "../aggregate.ts";

/** Never changed: what is stored goes by it. */
export const ENTRY = "entry";

export function entryStream(entryId: string): string {
  return streamOf(ENTRY, entryId);
}

/** The entry that takes up one that had ended: the same press twice makes one. */
export function reopenedId(entryId: string): string {
  const [, first = entryId, count = "1"] = /^(.*)~(\d+)$/.exec(entryId) ?? [];
  return `${first}~${Number(count) + 1}`;
}
