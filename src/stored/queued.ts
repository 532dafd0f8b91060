/** Jobs in the rows of the queue: what every kind of aggregate's have, around a body that is for its own kind to read. */
import { z } from "zod";
import { Unreadable } from "../errors.ts";
import { faultOf, type Json } from "./forms.ts";

const json = z.record(z.string(), z.unknown());

const queuedJob = z.strictObject({
  stream: z.string().regex(/^[^/]+\/./),
  kind: z.string(),
  body: json,
  lane: z.string(),
  key: z.string(),
  priority: z.number(),
  retries: z.number(),
  correlationId: z.string().exactOptional(),
  dueAtMs: z.number().exactOptional(),
  isCalm: z.literal(true).exactOptional(),
});

/** What `app/ports/jobs.ts` calls a queued job: the type checker holds them together where rows are read. */
type QueuedForm = z.output<typeof queuedJob>;

/** Of those that were stored before a job said so itself. */
const RETRIES_BEFORE = 12;
const before = z.looseObject({ kind: z.string(), meetingId: z.string(), dueAtMs: z.number().optional() });

/** What is in a row; `where` names it. Throws Unreadable. */
export function queuedFromStored(row: unknown, where: string): QueuedForm {
  const whole = json.safeParse(row);
  const read = queuedJob.safeParse(whole.success && !("stream" in whole.data) ? sinceMeetings(whole.data) : row);
  if (read.success) return read.data;
  throw new Unreadable({ stream: where, version: 1, type: "job", fault: faultOf(read.error) });
}

/** Up to 0.1.0 a row held a meeting's job and nothing else. */
function sinceMeetings(body: Json): unknown {
  const read = before.safeParse(body);
  if (!read.success) return body;
  const { kind, meetingId, dueAtMs } = read.data;
  const stream = `meeting/${meetingId}`;
  const job = { stream, kind, body, lane: stream, key: "", priority: 0, retries: RETRIES_BEFORE };
  return dueAtMs === undefined ? job : { ...job, dueAtMs };
}
