/** Runs what effects asked for. Everything here may run twice: the second time changes nothing. */
import { Refused } from "../errors.ts";
import type { Job } from "../meeting/jobs.ts";
import { SYSTEM } from "../meeting/people.ts";
import { type AddressParts, findAddresses } from "./addresses.ts";
import { type ArchiveParts, archive } from "./archive.ts";
import { type PostParts, post } from "./post.ts";
import { askPresence, type PresenceParts } from "./presence.ts";
import { type ReconcileParts, reconcile } from "./reconcile.ts";

export type JobParts = ReconcileParts & AddressParts & PostParts & ArchiveParts & PresenceParts;

export async function runJob(parts: JobParts, job: Job): Promise<void> {
  switch (job.kind) {
    case "render": {
      const { meetingId, personId } = job;
      const { waitMs, callInChat } = await reconcile(parts, job);
      if (callInChat) await parts.queue.send([{ kind: "render", meetingId }]);
      const again = { kind: "render", meetingId, ...(personId === undefined ? {} : { personId }) } as const;
      if (waitMs > 0) await parts.queue.sendIn([again], waitMs);
      return;
    }
    case "addresses":
      return findAddresses(parts, job);
    case "mail":
      return post(parts, job);
    case "archive":
      return archive(parts, job);
    case "presence":
      return askPresence(parts, job);
    case "timer":
      try {
        await parts.meetings.handle(job.meetingId, { type: "timer", timer: job.timer, by: SYSTEM });
      } catch (error) {
        // A timer of a meeting that is not there any more has nobody to answer to.
        if (!(error instanceof Refused)) throw error;
      }
  }
}
