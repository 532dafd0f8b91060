/** Hands each edition of a referat to the archive, where one is set up, and tells the meeting what became of the newest. */
import type { ArchiveSettings } from "../../arkivmelding/input.ts";
import { Unreachable } from "../../errors.ts";
import { ARCHIVE_FAULTS } from "../../meeting/afterwards/faults.ts";
import { newestEdition } from "../../meeting/afterwards/referat.ts";
import type { ArchiveResult } from "../../meeting/commands.ts";
import type { Job } from "../../meeting/jobs.ts";
import { SYSTEM } from "../../meeting/people.ts";
import type { Archive, ArchiveReceipt } from "../ports/archive.ts";
import type { Clock } from "../ports/clock.ts";
import type { JobSender } from "../ports/jobs.ts";
import type { Meetings } from "./meetings.ts";
import type { ReferatFiles } from "./referatFiles.ts";
import { faultOf, triedAgain } from "./tryAgain.ts";

export interface ArchiveParts {
  readonly meetings: Meetings;
  readonly queue: JobSender<Job>;
  readonly clock: Clock;
  readonly files: ReferatFiles;
  /** Absent where the unit archives by hand. */
  readonly archive?: { readonly deliverTo: Archive; readonly settings: ArchiveSettings } | undefined;
}

/** Delivers one edition, or plans the next attempt, or records why the archive does not take it. */
export async function archive(parts: ArchiveParts, job: Extract<Job, { kind: "archive" }>): Promise<void> {
  if (parts.archive === undefined) return;
  const { deliverTo, settings } = parts.archive;
  const { meetingId, edition } = job;
  const result = (outcome: ArchiveResult) =>
    parts.meetings.handle(meetingId, { type: "archiveResult", edition, result: outcome, by: SYSTEM });
  const meeting = await result({ status: "queued" });
  if (meeting.status !== "ended" || meeting.referat.status !== "sent") return;
  // One that has been corrected meanwhile was sent as well, and belongs in the archive; the meeting tells of the newest.
  const isNewest = newestEdition(meeting.referat).number === edition;
  if (isNewest && meeting.referat.archive.status !== "queued") return;
  let receipt: ArchiveReceipt;
  try {
    receipt = await deliverTo.deliver(await parts.files.package(meetingId, edition, settings));
  } catch (error) {
    if (await triedAgain(parts, job, error)) return;
    await result({ status: "failed", fault: faultOf(error, ARCHIVE_FAULTS, "rejected") });
    // The leader knows now; what is wrong with us must reach the log as well.
    if (!(error instanceof Unreachable)) throw error;
    return;
  }
  await result(receipt);
}
