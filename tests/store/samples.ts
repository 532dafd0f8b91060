/** Changes and jobs for store tests; the store looks into none of it. */
import { queued } from "../../src/app/meeting/queued.ts";
import { meetingStream } from "../../src/app/meeting/stream.ts";
import type { Change, StoredEvent } from "../../src/app/ports/events.ts";
import type { QueuedJob } from "../../src/app/ports/jobs.ts";
import type { MeetingRow } from "../../src/app/ports/meetings.ts";

export const START_MS = Date.UTC(2026, 8, 1, 12, 0, 0);

export function event(text: string): StoredEvent {
  return { type: "aborted", by: "leader", atMs: START_MS, reason: text };
}

/** What a change says of a meeting and its rows, beside what all changes say. */
interface Said extends Partial<Change> {
  readonly row?: Partial<MeetingRow>;
}

export function meetingRow(meetingId: string, said: Partial<MeetingRow> = {}): MeetingRow {
  const chatId = `chat of ${meetingId}`;
  return { meetingId, chatId, active: true, leaderId: "leader", topic: "Trivsel", startedAtMs: START_MS, ...said };
}

/** The first change of a meeting unless told otherwise. */
export function change(meetingId: string, { row, ...parts }: Said = {}): Change {
  const { startedAtMs, ...meeting } = meetingRow(meetingId, row);
  return {
    stream: meetingStream(meetingId),
    expectedVersion: 0,
    events: [event("first")],
    jobs: [],
    rows: {
      meeting: [{ ...meeting, startedAt: new Date(startedAtMs).toISOString() }],
    },
    documents: {},
    correlationId: "correlation",
    ...parts,
  };
}

export function render(meetingId: string, personId?: string): QueuedJob {
  return queued({ kind: "render", meetingId, ...(personId === undefined ? {} : { personId }) });
}

export function timer(meetingId: string, dueAtMs: number): QueuedJob {
  return queued({ kind: "timer", meetingId, timer: { kind: "stale" }, dueAtMs });
}

export function mail(meetingId: string, personId: string): QueuedJob {
  return queued({ kind: "mail", meetingId, personId, attempt: 1 });
}
