/** Carries out the jobs of entries. Everything here may run twice: the second time changes nothing. */
import { Refused } from "../../errors.ts";
import { SYSTEM } from "../../meeting/people.ts";
import type { EntryJob } from "../../stafettlogg/jobs.ts";
import { entryJobFromStored } from "../../stored/entry/jobs.ts";
import type { QueuedJob } from "../ports/jobs.ts";
import type { Entries } from "./entries.ts";
import { archiveEntry, exportEntry, type HandingOutParts } from "./handingOut.ts";
import { type RemindParts, remind } from "./remind.ts";

export interface EntryJobParts extends RemindParts, HandingOutParts {
  readonly entries: Entries;
}

type Of<Kind extends EntryJob["kind"]> = Extract<EntryJob, { kind: Kind }>;
type Work = { readonly [Kind in EntryJob["kind"]]: (parts: EntryJobParts, job: Of<Kind>) => Promise<void> };

/** Every kind of job is carried out; the type checker sees to that. */
const WORK: Work = {
  noteReopened,
  remind: (parts, { entryId }) => remind(parts, entryId),
  archive: archiveEntry,
  export: exportEntry,
};

export function entryWorker(parts: EntryJobParts): (job: QueuedJob) => Promise<void> {
  return ({ body }) => {
    const job = entryJobFromStored(body);
    const work = WORK[job.kind] as (parts: EntryJobParts, job: EntryJob) => Promise<void>;
    return work(parts, job);
  };
}

async function noteReopened({ entries }: EntryJobParts, { entryId, as }: Of<"noteReopened">): Promise<void> {
  try {
    await entries.handle(entryId, { type: "noteReopened", as, by: SYSTEM });
  } catch (error) {
    // It has been erased meanwhile.
    if (!(error instanceof Refused)) throw error;
  }
}
