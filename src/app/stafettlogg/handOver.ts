/** What meetings have agreed on goes on as entries of the stafettlogg. */

import { mayWrite } from "../../einings/access.ts";
import type { Eining } from "../../einings/state.ts";
import type { Job } from "../../meeting/jobs.ts";
import { SYSTEM } from "../../meeting/people.ts";
import type { EndedMeeting } from "../../meeting/state.ts";
import { accessOf } from "../../stafettlogg/access.ts";
import { type HandedEntry, handedOver } from "../../stafettlogg/fromMeeting.ts";
import type { Entry } from "../../stafettlogg/state.ts";
import type { Meetings } from "../meeting/meetings.ts";
import type { Clock } from "../ports/clock.ts";
import type { JobSender } from "../ports/jobs.ts";
import type { Records } from "../ports/records.ts";
import type { Entries } from "./entries.ts";
import { entryStream } from "./stream.ts";

export interface HandOverParts {
  readonly entries: Pick<Entries, "handle" | "find">;
  readonly records: Pick<Records, "wasErased">;
  readonly einings: { find(einingId: string): Promise<Eining | undefined> };
  readonly meetings: Pick<Meetings, "handle">;
  /** The id of the eining that a meeting was held in the name of. */
  readonly einingOf: (meeting: EndedMeeting) => Promise<string>;
}

/** Doing it again changes nothing but what a correction of the referat has changed; what was erased stays so. */
export async function handOver(parts: HandOverParts, meeting: EndedMeeting): Promise<void> {
  if (meeting.referat.status !== "sent") return;
  const handed = handedOver(meeting);
  if (handed.length === 0) return;
  const { meetingId, eining: name, einingKind: kind, målform } = meeting.info;
  const eining = { id: await parts.einingOf(meeting), name, kind, målform };
  for (const { entryId, factorId, into, ...entry } of handed) {
    if (await parts.records.wasErased(entryStream(entryId))) continue;
    // It was in there, and went with it; before the first time it would have become an entry of its own.
    const wasThere = meeting.referat.editions.length > 1 && !meeting.referat.work.notOpen.includes(factorId);
    if (into !== undefined && wasThere && (await parts.records.wasErased(entryStream(into)))) continue;
    if (into !== undefined && (await isTakenIn(parts, meeting, { entryId, into, einingId: eining.id, ...entry })))
      continue;
    if (into !== undefined) await parts.meetings.handle(meetingId, { type: "noteNotOpen", factorId, by: SYSTEM });
    await parts.entries.handle(entryId, { type: "handOver", meetingId, eining, ...entry, by: SYSTEM });
  }
}

interface Chosen extends Pick<HandedEntry, "entryId" | "level" | "tiltak"> {
  readonly into: string;
  readonly einingId: string;
}

/**
 * Whether the tiltak are in the entry that the leader chose: one of the same eining, in which the leader may write. What has
 * become an entry of its own before stays there.
 */
async function isTakenIn(
  { entries, einings }: HandOverParts,
  { leaderId }: EndedMeeting,
  chosen: Chosen,
): Promise<boolean> {
  const { entryId, into, einingId, level, tiltak } = chosen;
  const entry = await entries.find(into);
  const eining = entry && (await einings.find(entry.eining.id));
  if (entry === undefined || eining === undefined || (await entries.find(entryId)) !== undefined) return false;
  const isThere = ({ tiltak: all }: Entry) => tiltak.every(({ id }) => all.some((one) => one.id === id));
  const isTheirs = entry.eining.id === einingId && mayWrite(accessOf(entry), eining, leaderId);
  if (!isTheirs && !isThere(entry)) return false;
  return isThere(await entries.handle(into, { type: "takeIn", level, tiltak, by: SYSTEM }));
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
