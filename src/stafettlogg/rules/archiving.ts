/** Entries in the archive: when they end, and when whoever keeps them wants it (docs/decisions/2026-11-27-entries-in-the-archive.md). */
import { Refused } from "../../errors.ts";
import type { Command } from "../commands.ts";
import type { EventBody } from "../events.ts";
import { type Entry, known } from "../state.ts";
import type { Rule } from "./rule.ts";

/** As it stands now. While an edition is on its way nothing more is asked for; one that failed is asked for anew. */
export const archive: Rule<"archive"> = (state, command) => {
  const entry = known(state);
  if (!command.archives) throw new Refused("archiveAbsent");
  return entry.archive?.status === "asked" ? [] : asked(entry);
};

/** What goes to the archive when an entry ends, where there is one. */
export function archivedAtEnd(entry: Entry, { archives }: Command): EventBody[] {
  return archives ? asked(entry) : [];
}

/** What failed has not reached the archive, and keeps its number. */
function asked({ archive: before }: Entry): EventBody[] {
  const edition = before === undefined ? 1 : before.edition + (before.status === "failed" ? 0 : 1);
  return [{ type: "archiveAsked", edition }];
}

/** Also of an edition that is not the newest: the archive has it. */
export const archiveResult: Rule<"archiveResult"> = (state, { edition, result }) => {
  const { archive: newest, archived } = known(state);
  if (newest === undefined || edition > newest.edition || archived.includes(edition)) return [];
  if (result.status === "failed") {
    return newest.edition === edition && newest.status !== "failed"
      ? [{ type: "archiveFailed", edition, fault: result.fault }]
      : [];
  }
  const awaitsReceipt = result.status === "awaitingReceipt";
  if (awaitsReceipt && newest.status === "awaitingReceipt") return [];
  return [{ type: "archived", edition, awaitsReceipt }];
};
