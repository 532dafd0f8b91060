/** An entry of the stafettlogg as an aggregate: its rules, its rows, its jobs, and how its events are stored. */
import { osloDate } from "../../meeting/oslo.ts";
import type { Command } from "../../stafettlogg/commands.ts";
import { decide } from "../../stafettlogg/decide.ts";
import type { EntryEvent } from "../../stafettlogg/events.ts";
import { evolve } from "../../stafettlogg/evolve.ts";
import type { EntryJob } from "../../stafettlogg/jobs.ts";
import { type EntryState, noEntry } from "../../stafettlogg/state.ts";
import { entryEvents } from "../../stored/entry/events.ts";
import { entryJobToStored } from "../../stored/entry/jobs.ts";
import type { Aggregate, Step } from "../aggregate.ts";
import type { QueuedJob } from "../ports/jobs.ts";
import { rows } from "./rows.ts";
import { ENTRY, entryStream } from "./stream.ts";

export const entryAggregate: Aggregate<EntryState, Command, EntryEvent, EntryJob> = {
  kind: ENTRY,
  isOnce: true,
  initial: noEntry,
  decide,
  evolve,
  effects: () => [],
  looks,
  queued,
  rows,
  ...entryEvents,
};

/** What changes whom to remind of what, and when. */
const MOVES_REMINDERS: readonly EntryEvent["type"][] = [
  "tiltakAdded",
  "tiltakChanged",
  "evaluationMoved",
  "tiltakEvaluated",
  "entryTransferred",
  "entryClosed",
];

function looks({ id, events }: Step<EntryState, EntryEvent>): EntryJob[] {
  const reopened = events.flatMap((event) =>
    event.type === "entryOpened" && event.origin?.kind === "reopened"
      ? [{ kind: "noteReopened", entryId: event.origin.entryId, as: id } as const]
      : [],
  );
  const isMoved = events.some(({ type }) => MOVES_REMINDERS.includes(type));
  const toArchive = events.flatMap((event) =>
    event.type === "archiveAsked" ? [{ kind: "archive", entryId: id, edition: event.edition } as const] : [],
  );
  return [...reopened, ...toArchive, ...(isMoved ? [{ kind: "remind", entryId: id } as const] : [])];
}

function queued(job: EntryJob): QueuedJob {
  const stream = entryStream(job.entryId);
  const lane = `${stream} ${job.kind}`;
  const body = entryJobToStored(job);
  const asked = { stream, kind: job.kind, body, lane, priority: 0, retries: 100 };
  if (job.kind === "archive") return { ...asked, key: `${lane} ${job.edition}` };
  if (job.kind === "export") return { ...asked, key: `${lane} ${job.request}` };
  if (job.kind !== "remind" || job.dueAtMs === undefined) return { ...asked, key: lane };
  // One that waits for another day must not stand in for one that is to run at once.
  return { ...asked, key: `${lane} ${osloDate(job.dueAtMs)}`, dueAtMs: job.dueAtMs };
}
