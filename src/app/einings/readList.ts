/** A file with a list, whoever hands it in: which kind it is, and what would become of it. */
import { einingList } from "../../imports/einings.ts";
import { daysInCalendar, daysInTable, hasDays } from "../../imports/skolerute.ts";
import type { Målform } from "../../meeting/events.ts";
import { inPieces } from "../breathing.ts";
import type { Import, ImportOptions, ImportParts } from "./import.ts";
import { importDays } from "./importDays.ts";
import { importPeople } from "./importPeople.ts";

export interface ListFile {
  readonly name: string;
  readonly text: string;
  /** Name or number of the eining that days off are for, where the list does not say. */
  readonly only: string | undefined;
  /** In which the words are told that may be written. */
  readonly målform: Målform;
}

export interface ReadList {
  readonly kind: "people" | "days";
  readonly outcome: Import;
  /** What a calendar has besides days off. */
  readonly passedOver: readonly string[];
}

/** Nothing is written yet. Throws Unread. */
export async function readList(parts: ImportParts, file: ListFile, options: ImportOptions): Promise<ReadList> {
  const { name, text, only, målform } = file;
  const isCalendar = /\.ics$/i.test(name) || /^BEGIN:VCALENDAR/i.test(text);
  if (!isCalendar && !hasDays(text)) {
    const outcome = await importPeople(parts, await inPieces(einingList(text, målform)), options);
    return { kind: "people", outcome, passedOver: [] };
  }
  const list = isCalendar ? daysInCalendar(text) : daysInTable(text);
  return {
    kind: "days",
    outcome: await importDays(parts, list, { ...options, only }),
    passedOver: list.passedOver,
  };
}
