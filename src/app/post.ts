/** Sends the referat to one person, and sees to it that the meeting knows what became of the mail. */
import { Unreachable } from "../errors.ts";
import type { MailFault } from "../meeting/events.ts";
import type { Job } from "../meeting/jobs.ts";
import { SYSTEM } from "../meeting/people.ts";
import { findRecipient } from "../meeting/recipients.ts";
import { newestEdition } from "../meeting/referat.ts";
import type { Meetings } from "./meetings.ts";
import type { Clock, JobQueue, Mailer } from "./ports.ts";
import type { ReferatFiles } from "./referatFiles.ts";

export interface PostParts {
  readonly meetings: Meetings;
  readonly queue: JobQueue;
  readonly mailer: Mailer;
  readonly files: ReferatFiles;
  readonly clock: Clock;
  /** Right-hand part of message ids. */
  readonly mailDomain: string;
}

const ATTEMPTS = 10;
const LONGEST_WAIT_MS = 60 * 60_000;

/** Hands one mail over, or plans the next attempt, or records why it can't be delivered. */
export async function post(parts: PostParts, job: Extract<Job, { kind: "mail" }>): Promise<void> {
  const meeting = await parts.meetings.find(job.meetingId);
  if (meeting?.status !== "ended" || meeting.referat.status !== "sent") return;
  const person = findRecipient(meeting, job.personId);
  const edition = newestEdition(meeting.referat);
  if (person?.email === undefined || meeting.referat.deliveries[job.personId]?.status !== "queued") return;
  const result = (fault: MailFault | null) =>
    parts.meetings.handle(job.meetingId, { type: "mailResult", personId: job.personId, fault, by: SYSTEM });
  try {
    const content = await parts.files.mail(job.meetingId, edition.number);
    await parts.mailer.send({
      ...content,
      // The same mail has the same id, whoever tries again: a second hand-over can be told from a new mail.
      messageId: `referat.${job.meetingId}.${edition.number}.${personKey(job.personId)}@${parts.mailDomain}`,
      to: { name: person.name, address: person.email },
      atMs: edition.sentAtMs,
    });
    await result(null);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    if (error.permanent || job.attempt >= ATTEMPTS) {
      await result(error.reason as MailFault);
      return;
    }
    const waitMs = error.retryAfterSeconds === undefined ? backoffMs(job.attempt) : error.retryAfterSeconds * 1000;
    await parts.queue.send([{ ...job, attempt: job.attempt + 1 }], parts.clock.now() + waitMs);
  }
}

/** 15 s, 30 s, 1 min, … up to an hour. */
function backoffMs(attempt: number): number {
  return Math.min(LONGEST_WAIT_MS, 15_000 * 2 ** (attempt - 1));
}

/** A person's id as it may stand in a message id. */
function personKey(personId: string): string {
  return Buffer.from(personId).toString("base64url");
}
