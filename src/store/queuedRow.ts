/** Jobs as pg-boss holds them. */
import type { QueuedJob } from "../app/ports/jobs.ts";

/** Of those that were stored before a job said so itself. */
const RETRIES_BEFORE = 12;

/** The job in its row; up to 0.1.0 that held a meeting's job and nothing else. */
export function fromRow(data: QueuedJob | Record<string, unknown>): QueuedJob {
  if ("stream" in data) return data as QueuedJob;
  const { kind, meetingId, dueAtMs } = data;
  const stream = `meeting/${meetingId}`;
  const job = { stream, kind: String(kind), body: data, lane: stream, key: "", priority: 0, retries: RETRIES_BEFORE };
  return typeof dueAtMs === "number" ? { ...job, dueAtMs } : job;
}
