/** Where in the stafettlogg the tiltak that were taken go: a new entry for each factor, or one that the eining has already. */
import type { EventBody } from "../events.ts";
import { ended } from "../guards.ts";
import type { Rule } from "../rule.ts";

/** Until the referat has been sent: then it is handed over. Whether the leader may write in the entry is asked when it is. */
export const chooseEntries: Rule<"chooseEntries"> = (state, { entries }) => {
  const { referat, record } = ended(state);
  return Object.entries(entries).flatMap(([factorId, entryId]): EventBody[] => {
    const isKnown = record.contributions.some(({ id }) => id === factorId);
    const isNews = entryId !== (referat.work.intoEntries[factorId] ?? null);
    return isKnown && isNews ? [{ type: "entryChosen", factorId, entryId }] : [];
  });
};

/** Once for each factor. */
export const noteNotOpen: Rule<"noteNotOpen"> = (state, { factorId }) => {
  if (state.status !== "ended") return [];
  const { intoEntries, notOpen } = state.referat.work;
  return intoEntries[factorId] === undefined || notOpen.includes(factorId) ? [] : [{ type: "entryNotOpen", factorId }];
};
