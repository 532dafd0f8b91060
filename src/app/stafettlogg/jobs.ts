/** Carries out the jobs of entries. Everything here may run twice: the second time changes nothing. */
import { Refused } from "../../errors.ts";
import { SYSTEM } from "../../meeting/people.ts";
import { entryJobFromStored } from "../../stored/entry/jobs.ts";
import type { QueuedJob } from "../ports/jobs.ts";
import type { Entries } from "./entries.ts";

export function entryWorker(entries: Entries): (job: QueuedJob) => Promise<void> {
  return async ({ body }) => {
    const { entryId, as } = entryJobFromStored(body);
    try {
      await entries.handle(entryId, { type: "noteReopened", as, by: SYSTEM });
    } catch (error) {
      // It has been erased meanwhile.
      if (!(error instanceof Refused)) throw error;
    }
  };
}
