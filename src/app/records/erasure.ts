/** Erasing meetings, one at a time or by age. What runs is left alone, and what the archive has not confirmed is kept. */
import { Unreadable } from "../../errors.ts";
import { isArchived } from "../../meeting/afterwards/referat.ts";
import type { KnownMeeting } from "../../meeting/state.ts";
import type { Meetings } from "../meeting/meetings.ts";
import { meetingStream } from "../meeting/stream.ts";
import type { MeetingRow } from "../ports/meetings.ts";
import type { Erased, Erasing, Records } from "../ports/records.ts";

export interface ErasureParts {
  readonly meetings: Meetings;
  readonly records: Records;
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
  parts: ErasureParts,
  meetingId: string,
  policy: ErasurePolicy,
): Promise<Listed | undefined> {
  const { row, verdict } = await judged(parts, meetingId, policy);
  return row && verdict && { row, verdict };
}

interface Judged {
  readonly row?: MeetingRow;
  readonly meeting?: KnownMeeting | "unreadable";
  readonly verdict?: Verdict;
}

async function judged({ meetings, records }: ErasureParts, meetingId: string, policy: ErasurePolicy): Promise<Judged> {
  const row = await records.find(meetingId);
  const meeting = row && (await readable(meetings, meetingId));
  if (row === undefined || meeting === undefined) return {};
  return { row, meeting, verdict: meeting === "unreadable" ? unread(row, policy) : verdictOn(meeting, policy) };
}

/**
 * Erases one meeting; a verdict where it is kept, undefined where it is not there, or something has happened in it since it was
 * looked at: a correction, which the archive has not got.
 */
export async function eraseMeeting(
  { meetings, records }: ErasureParts,
  meetingId: string,
  policy: ErasurePolicy,
  by: Erasing,
): Promise<Erased | Verdict | undefined> {
  const { meeting, verdict } = await judged({ meetings, records }, meetingId, policy);
  if (meeting === undefined || verdict !== "erasable") return verdict;
  const stream = meetingStream(meetingId);
  if (meeting === "unreadable") return records.erase(stream, [], by);
  const people = meeting.people.map((person) => person.id);
  return records.erase(stream, people, by, meeting.happened);
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
