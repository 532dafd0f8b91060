/** Changes and jobs for store tests; the store looks into none of it. */
import type { Change } from "../../src/app/ports.ts";
import type { MeetingEvent } from "../../src/meeting/events.ts";
import type { Job } from "../../src/meeting/jobs.ts";
import type { Entry } from "../../src/stafettlogg/entry.ts";

export const START_MS = Date.UTC(2026, 8, 1, 12, 0, 0);

export function event(text: string): MeetingEvent {
  return { type: "aborted", by: "leader", atMs: START_MS, reason: text } as unknown as MeetingEvent;
}

/** The first change of a meeting unless told otherwise. */
export function change(meetingId: string, parts: Partial<Change> = {}): Change {
  return {
    row: {
      meetingId,
      chatId: `chat of ${meetingId}`,
      active: true,
      leaderId: "leader",
      topic: "Trivsel",
      startedAtMs: START_MS,
    },
    expectedVersion: 0,
    events: [event("first")],
    jobs: [],
    entries: [],
    editions: [],
    ...parts,
  };
}

export function render(meetingId: string): Job {
  return { kind: "render", meetingId };
}

export function timer(meetingId: string, dueAtMs: number): Job {
  return { kind: "timer", meetingId, timer: { kind: "stale" }, dueAtMs };
}

export function mail(meetingId: string, personId: string): Job {
  return { kind: "mail", meetingId, personId, attempt: 1 };
}

export function entry(meetingId: string, id: string, leaderId = "leader", createdAtMs = START_MS): Entry {
  return {
    id: `${meetingId}/${id}`,
    meetingId,
    eining: "Fjordskulen",
    leaderId,
    createdAtMs,
    plan: {} as Entry["plan"],
    level: 1,
    informed: ["Ola «Nordmann» \\ <b>"],
    tiltak: { kind: "observasjon" as Entry["tiltak"]["kind"], text: "Fleire vaksne ute", factor: "Få vaksne ute" },
  };
}
