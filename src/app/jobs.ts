/** Jobs, whosever they are: each belongs to a stream, and the kind of the stream says who carries it out. */

import { correlationId } from "../trace.ts";
import { kindOf } from "./aggregate.ts";
import type { JobQueue, JobSender, QueuedJob } from "./ports/jobs.ts";

/** Who carries out the jobs of each kind of aggregate. Everything may run twice: the second time changes nothing. */
export type Workers = Readonly<Record<string, (job: QueuedJob) => Promise<void>>>;

export function jobRunner(workers: Workers): (job: QueuedJob) => Promise<void> {
  return async (job) => {
    const worker = workers[kindOf(job.stream)];
    if (worker === undefined) throw new Error(`nobody carries out the jobs of ${kindOf(job.stream)}`);
    await worker(job);
  };
}

/** The queue for those who know the jobs of one kind of aggregate and no others. */
export function senderOf<Job>(
  { queued }: { readonly queued: (job: Job) => QueuedJob },
  queue: Pick<JobQueue, "send" | "sendIn">,
): JobSender<Job> {
  const traced = (job: Job) => ({ ...queued(job), correlationId: correlationId() });
  return {
    send: (jobs, dueAtMs) => queue.send(jobs.map(traced), dueAtMs),
    sendIn: (jobs, waitMs) => queue.sendIn(jobs.map(traced), waitMs),
  };
}
