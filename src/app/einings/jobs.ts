/** Carries out the jobs of einings. Everything here may run twice: the second time changes nothing. */
import type { EiningJobOf } from "../../einings/jobs.ts";
import type { FollowerJob } from "../../followers/jobs.ts";
import type { EntryJob } from "../../stafettlogg/jobs.ts";
import { einingJobFromStored } from "../../stored/einings/jobs.ts";
import { type MailFiguresParts, mailFigures } from "../figures/mail.ts";
import type { Clock } from "../ports/clock.ts";
import type { EntryStore } from "../ports/entries.ts";
import type { FollowedStore } from "../ports/followed.ts";
import type { JobSender, QueuedJob } from "../ports/jobs.ts";
import { type LeaverParts, leaver } from "./leaver.ts";

interface RemindAllParts {
  readonly held: Pick<EntryStore, "openIn">;
  readonly followed: FollowedStore;
  readonly entryQueue: JobSender<EntryJob>;
  readonly followerQueue: JobSender<FollowerJob>;
  readonly clock: Clock;
}

export type EiningJobParts = LeaverParts & MailFiguresParts & RemindAllParts;

/** More than any eining has that are open. */
const EVERY = 10_000;

export function einingWorker(parts: EiningJobParts): (job: QueuedJob) => Promise<void> {
  return ({ body }) => {
    const job = einingJobFromStored(body);
    switch (job.kind) {
      case "figures":
        return mailFigures(parts, job);
      case "remindAll":
        return remindAll(parts, job);
      case "leaver":
        return leaver(parts, job);
    }
  };
}

/** What waits for a day that is no day off any more comes sooner, and what was due on one that is, later. */
async function remindAll(
  { held, followed, entryQueue, followerQueue, clock }: RemindAllParts,
  { einingId }: EiningJobOf<"remindAll">,
): Promise<void> {
  const everything = { personId: "", leads: true, contactOf: [], groups: [] };
  for (const entryId of await held.openIn(einingId, everything, EVERY)) {
    await entryQueue.send([{ kind: "remind", entryId }]);
    const who = new Set((await followed.of(entryId)).map(({ followerId }) => followerId));
    const digests = [...who].map((followerId) => ({ kind: "digest", followerId, dueAtMs: clock.now() }) as const);
    await followerQueue.send(digests);
  }
}
