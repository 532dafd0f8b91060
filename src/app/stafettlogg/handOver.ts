/** What meetings have agreed on goes on as entries of the stafettlogg. */

import type { Job } from "../../meeting/jobs.ts";
import { SYSTEM } from "../../meeting/people.ts";
import type { EndedMeeting } from "../../meeting/state.ts";
import { handedOver } from "../../stafettlogg/fromMeeting.ts";
import type { Clock } from "../ports/clock.ts";
import type { JobSender } from "../ports/jobs.ts";
import type { Records } from "../ports/records.ts";
import type { Entries } from "./entries.ts";
import { entryStream } from "./stream.ts";

export interface HandOverParts {
  readonly entries: Pick<Entries, "handle">;
  readonly records: Pick<Records, "wasErased">;
  /** The id of the eining that a meeting was held in the name of. */
  readonly einingOf: (meeting: EndedMeeting) => Promise<string>;
}

/** Doing it again changes nothing but what a correction of the referat has changed; what was erased stays so. */
export async function handOver({ entries, records, einingOf }: HandOverParts, meeting: EndedMeeting): Promise<void> {
  if (meeting.referat.status !== "sent") return;
  const handed = handedOver(meeting);
  if (handed.length === 0) return;
  const { meetingId, eining: name, einingKind: kind, målform } = meeting.info;
  const eining = { id: await einingOf(meeting), name, kind, målform };
  for (const { entryId, ...entry } of handed) {
    if (await records.wasErased(entryStream(entryId))) continue;
    await entries.handle(entryId, { type: "handOver", meetingId, eining, ...entry, by: SYSTEM });
  }
}

/** Changed where meetings are to hand over once more what they have handed over. */
const DONE = "1";
const TASK = "handOver";
const EVER_MS = Date.UTC(9999, 0);

/**
 * Meetings that ended before there were entries hand over once: a job for each. It is noted as done when all of them are in
 * the queue, so that whoever starts after a crash between begins anew: the same job twice is kept once.
 */
export async function handOverEarlier(
  records: Pick<Records, "claim" | "startedBefore">,
  queue: JobSender<Job>,
  clock: Clock,
): Promise<void> {
  const atMs = clock.now();
  const claimed = await records.claim(TASK, "begun", { sinceMs: EVER_MS, atMs });
  if (claimed?.settingBefore !== DONE) {
    const meetings = await records.startedBefore(atMs);
    const over = meetings.filter(({ active }) => !active);
    await queue.send(over.map(({ meetingId }) => ({ kind: "handOver", meetingId })));
  }
  await records.claim(TASK, DONE, { sinceMs: EVER_MS, atMs });
}
