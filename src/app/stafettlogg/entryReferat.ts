/** The referat of the meeting that an entry comes from, as it was sent last. */
import { newestEdition } from "../../meeting/afterwards/referat.ts";
import type { EndedMeeting } from "../../meeting/state.ts";
import { blockText } from "../../referat/text.ts";
import type { Entry } from "../../stafettlogg/state.ts";
import type { Meetings } from "../meeting/meetings.ts";
import { meetingStream } from "../meeting/stream.ts";
import type { MeetingStore } from "../ports/meetings.ts";
import { readable } from "../readable.ts";

export interface EntryReferatParts {
  readonly meetings: Pick<Meetings, "find">;
  readonly store: Pick<MeetingStore, "edition">;
}

export interface ReadReferat {
  readonly meeting: EndedMeeting;
  readonly title: string;
  /** In plain text, part by part. */
  readonly parts: readonly string[];
}

/** Undefined where it comes from no meeting, or that has been erased, or its referat has not been sent. */
export async function referatOf(
  { meetings, store }: EntryReferatParts,
  { origin, tiltak }: Entry,
): Promise<ReadReferat | undefined> {
  const meetingId = origin?.kind === "meeting" ? origin.meetingId : tiltak.find(({ from }) => from)?.from?.meetingId;
  if (meetingId === undefined) return undefined;
  const meeting = await readable(meetings.find(meetingId));
  if (meeting?.status !== "ended" || meeting.referat.status !== "sent") return undefined;
  const document = await readable(store.edition(meetingStream(meetingId), newestEdition(meeting.referat).number));
  return document && { meeting, title: document.title, parts: document.blocks.map(blockText) };
}
