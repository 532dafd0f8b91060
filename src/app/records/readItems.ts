/** What somebody read, as it is handed out to them. */
import type { Read } from "../ports/reads.ts";
import type { Item } from "./personEvents.ts";

/** Those of one stream: shown in the chat, or handed out as a file. */
export function readItems(
  reads: readonly Read[],
  stream: string,
  { shown, handedOut }: { readonly shown: string; readonly handedOut: string },
): Item[] {
  return reads
    .filter((read) => read.stream === stream)
    .map(({ hourMs, way }) => ({ atMs: hourMs, what: way === "export" ? handedOut : shown }));
}
