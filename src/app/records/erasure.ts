/** Erasing meetings, one at a time or by age. What runs is left alone, and what the archive has not confirmed is kept. */
import { Unreadable } from "../../errors.ts";
import { isArchived } from "../../meeting/afterwards/referat.ts";
import type { KnownMeeting } from "../../meeting/state.ts";
import type { Meetings } from "../meeting/meetings.ts";
import { meetingStream } from "../meeting/stream.ts";
import type { MeetingRow } from "../ports/meetings.ts";
import type { Erased, Erasing, MailCopies, Records } from "../ports/records.ts";

export interface ErasureParts {
  readonly meetings: Meetings;
  readonly records: Records;
  /** Mails as files; absent where mail is really sent. */
  readonly mailCopies?: MailCopies | undefined;
}

/** `unarchived`: the archive has not said that it has every edition, or the referat has not been sent. */
export type Verdict = "erasable" | "active" | "unarchived";

export interface Listed {
  readonly row: MeetingRow;
  readonly verdict: Verdict;
}

export interface ErasurePolicy {
  /** The unit archives by hand, or somebody has looked: then the archive's word is not waited for. */
  readonly evenUnarchived: boolean;
}

/** What is older than `beforeMs`, oldest first, and whether it may go. Changes nothing. */
export async function listOlder(
  parts: ErasureParts,
  beforeMs: number,
  policy: ErasurePolicy,
): Promise<readonly Listed[]> {
  const listed: Listed[] = [];
  for (const { meetingId } of await parts.records.startedBefore(beforeMs)) {
    const one = await lookUp(parts, meetingId, policy);
    if (one !== undefined) listed.push(one);
  }
  return listed;
}

/** One meeting, and whether it may go; undefined where it is not there. */
export async function lookUp(
  { meetings, records }: ErasureParts,
  meetingId: string,
  policy: ErasurePolicy,
): Promise<Listed | undefined> {
  const row = await records.find(meetingId);
  const meeting = row && (await readable(meetings, meetingId));
  return (
    row && meeting && { row, verdict: meeting === "unreadable" ? unread(row, policy) : verdictOn(meeting, policy) }
  );
}

/** Erases one meeting, its mails as files first; a verdict where it is kept, undefined where it is not there. */
export async function eraseMeeting(
  parts: ErasureParts,
  meetingId: string,
  policy: ErasurePolicy,
  by: Erasing,
): Promise<(Erased & { readonly mails: number }) | Verdict | undefined> {
  const listed = await lookUp(parts, meetingId, policy);
  if (listed === undefined || listed.verdict !== "erasable") return listed?.verdict;
  const meeting = await readable(parts.meetings, meetingId);
  const mails = (await parts.mailCopies?.erase(meetingStream(meetingId))) ?? 0;
  const people = meeting === undefined || meeting === "unreadable" ? [] : meeting.people.map((person) => person.id);
  const erased = await parts.records.erase(meetingStream(meetingId), people, by);
  return erased && { ...erased, mails };
}

async function readable(meetings: Meetings, meetingId: string): Promise<KnownMeeting | "unreadable" | undefined> {
  try {
    return await meetings.find(meetingId);
  } catch (error) {
    if (error instanceof Unreadable) return "unreadable";
    throw error;
  }
}

/** What can't be understood has a time to go all the same; nobody can tell whether the archive has it. */
function unread(row: MeetingRow, policy: ErasurePolicy): Verdict {
  if (row.active) return "active";
  return policy.evenUnarchived ? "erasable" : "unarchived";
}

function verdictOn(meeting: KnownMeeting, policy: ErasurePolicy): Verdict {
  if (meeting.status === "active") return "active";
  return policy.evenUnarchived || isArchived(meeting.referat) ? "erasable" : "unarchived";
}

/** The moment `months` calendar months before `nowMs`. */
export function monthsBefore(nowMs: number, months: number): number {
  const date = new Date(nowMs);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() - months);
  // 31 March less one month is the last of February, not 3 March.
  if (date.getUTCDate() !== day) date.setUTCDate(0);
  return date.getTime();
}
