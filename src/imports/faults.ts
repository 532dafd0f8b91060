/** What is wrong with a list, for those who made it: which line, and what would be right. */
import type { Refused } from "../errors.ts";
import type { TextKey, TextValues } from "../text/text.ts";

export type Fault = {
  /** As their spreadsheet counts them, the heading being 1; absent where it is about the file. */
  readonly line?: number;
} & ({ readonly key: TextKey; readonly params: TextValues } | { readonly refused: Refused });

export function fault(line: number | undefined, key: TextKey, params: TextValues = {}): Fault {
  return line === undefined ? { key, params } : { line, key, params };
}

/** The file can't be read at all. */
export class Unread extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super("the file can't be read");
    this.fault = fault;
  }
}
