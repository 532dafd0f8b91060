/** Hands the newest edition of a referat to the archive, where one is set up, and tells the meeting what became of it. */
import type { ArchiveSettings } from "../archiving/input.ts";
import { Unreachable } from "../errors.ts";
import type { ArchiveResult } from "../meeting/commands.ts";
import type { ArchiveFault } from "../meeting/events.ts";
import type { Job } from "../meeting/jobs.ts";
import { SYSTEM } from "../meeting/people.ts";
import { newestEdition } from "../meeting/referat.ts";
import type { Meetings } from "./meetings.ts";
import type { Archive, Clock, JobQueue } from "./ports.ts";
import type { ReferatFiles } from "./referatFiles.ts";

export interface ArchiveParts {
  readonly meetings: Meetings;
  readonly queue: JobQueue;
  readonly clock: Clock;
  readonly files: ReferatFiles;
  /** Absent where the unit archives by hand. */
  readonly archive?: { readonly deliverTo: Archive; readonly settings: ArchiveSettings } | undefined;
}

const ATTEMPTS = 10;

export async function archive(parts: ArchiveParts, job: Extract<Job, { kind: "archive" }>): Promise<void> {
  if (parts.archive === undefined) return;
  const { meetingId, edition } = job;
  const result = (outcome: ArchiveResult) =>
    parts.meetings.handle(meetingId, { type: "archiveResult", edition, result: outcome, by: SYSTEM });
  const meeting = await result({ status: "queued" });
  if (meeting.status !== "ended" || meeting.referat.status !== "sent") return;
  const { archive: state } = meeting.referat;
  if (newestEdition(meeting.referat).number !== edition || state.status !== "queued") return;
  try {
    const { deliverTo, settings } = parts.archive;
    const { reference, status } = await deliverTo.deliver(await parts.files.package(meetingId, edition, settings));
    await result({ status, reference });
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    if (error.permanent || job.attempt >= ATTEMPTS) {
      await result({ status: "failed", fault: error.reason as ArchiveFault });
      return;
    }
    const waitMs = Math.min(60 * 60_000, 15_000 * 2 ** (job.attempt - 1));
    await parts.queue.send([{ ...job, attempt: job.attempt + 1 }], parts.clock.now() + waitMs);
  }
}
