/** What a skolerute asks for: its days are added to those that are there. */
import { inOrder } from "../../einings/daysOff.ts";
import { plainNumber } from "../../einings/names.ts";
import { fault } from "../../imports/faults.ts";
import type { DaysList } from "../../imports/skolerute.ts";
import type { EiningStore } from "../ports/einings.ts";
import { Draft, type Import, type ImportOptions, type ImportParts } from "./import.ts";

/** `only`: name or number of the eining that all of it is for, where the list does not say. Nothing is written yet. */
export async function importDays(
  parts: ImportParts,
  list: DaysList,
  options: ImportOptions & { readonly only?: string | undefined },
): Promise<Import> {
  const draft = new Draft(parts, options);
  draft.faults.push(...list.faults);
  const whose = Map.groupBy(list.days, ({ eining }) => eining ?? options.only);
  for (const [said, days] of whose) {
    const line = days[0]?.line;
    const ids = said === undefined ? await draft.everyId() : draft.among(await called(parts.store, said));
    if (ids.length === 0 && options.within !== undefined) {
      draft.outside(line, said ?? "");
      continue;
    }
    if (ids.length === 0 || (said !== undefined && ids.length > 1)) {
      const key = ids.length === 0 ? "import.einingUnknown" : "import.einingAmbiguous";
      draft.faults.push(fault(line, key, { name: said ?? "" }));
      continue;
    }
    for (const einingId of ids) {
      const state = await draft.state(einingId);
      const before = state.status === "none" ? [] : state.daysOff;
      const added = days.map(({ from, to, words }) => ({ from, to, words }));
      await draft.run(einingId, line, { type: "setDaysOff", daysOff: inOrder([...before, ...added]) });
    }
  }
  return draft.outcome();
}

async function called(store: EiningStore, said: string): Promise<readonly string[]> {
  const numbered = await store.numbered(plainNumber(said));
  return (numbered.length > 0 ? numbered : await store.named(said)).map(({ einingId }) => einingId);
}
