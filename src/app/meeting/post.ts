/** Sends the referat to one person, and sees to it that the meeting knows what became of the mail. */
import { Unreachable } from "../../errors.ts";
import { MAIL_FAULTS, type MailFault } from "../../meeting/afterwards/faults.ts";
import { findRecipient } from "../../meeting/afterwards/recipients.ts";
import { newestEdition } from "../../meeting/afterwards/referat.ts";
import type { Job } from "../../meeting/jobs.ts";
import { SYSTEM } from "../../meeting/people.ts";
import { messageIdOf } from "../messageId.ts";
import type { Clock } from "../ports/clock.ts";
import type { JobSender } from "../ports/jobs.ts";
import type { Mailer } from "../ports/mail.ts";
import { sendAsFull } from "../sendAsFull.ts";
import type { Meetings } from "./meetings.ts";
import type { ReferatFiles } from "./referatFiles.ts";
import { meetingStream } from "./stream.ts";
import { faultOf, triedAgain } from "./tryAgain.ts";

export interface PostParts {
  readonly meetings: Meetings;
  readonly queue: JobSender<Job>;
  readonly clock: Clock;
  readonly mailer: Mailer;
  readonly files: ReferatFiles;
  /** Right-hand part of message ids. */
  readonly mailDomain: string;
}

/**
 * Hands one mail over, or plans the next attempt, or records why it can't be delivered. A job that comes late, after a
 * correction, brings the newest edition.
 */
export async function post(parts: PostParts, job: Extract<Job, { kind: "mail" }>): Promise<void> {
  const { meetingId, personId } = job;
  const meeting = await parts.meetings.find(meetingId);
  if (meeting?.status !== "ended" || meeting.referat.status !== "sent") return;
  const person = findRecipient(meeting, personId);
  const edition = newestEdition(meeting.referat);
  if (person?.email === undefined || meeting.referat.deliveries[personId]?.status !== "queued") return;
  const result = (fault: MailFault | null) =>
    parts.meetings.handle(meetingId, {
      type: "mailResult",
      edition: edition.number,
      personId,
      fault,
      by: SYSTEM,
    });
  try {
    await sendAsFull(parts.mailer, (room) => parts.files.mail(meetingId, edition.number, room, personId), {
      stream: meetingStream(meetingId),
      messageId: messageIdOf("referat", [meetingId, String(edition.number), personId, person.email], parts.mailDomain),
      to: { name: person.name, address: person.email },
      atMs: edition.sentAtMs,
    });
  } catch (error) {
    if (await triedAgain(parts, job, error)) return;
    await result(faultOf(error, MAIL_FAULTS, "rejected"));
    // The leader knows now; what is wrong with us must reach the log as well.
    if (!(error instanceof Unreachable)) throw error;
    return;
  }
  // Beyond the hand-over: what fails here says nothing about the mail.
  await result(null);
}
