/** An entry of the stafettlogg as an aggregate: its rules, its rows, its jobs, and how its events are stored. */
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
  initial: noEntry,
  decide,
  evolve,
  effects: () => [],
  looks,
  queued,
  rows,
  ...entryEvents,
};

function looks({ id, events }: Step<EntryState, EntryEvent>): EntryJob[] {
  return events.flatMap((event) =>
    event.type === "entryOpened" && event.origin?.kind === "reopened"
      ? [{ kind: "noteReopened", entryId: event.origin.entryId, as: id } as const]
      : [],
  );
}

function queued(job: EntryJob): QueuedJob {
  const stream = entryStream(job.entryId);
  const lane = `${stream} ${job.kind}`;
  return { stream, kind: job.kind, body: entryJobToStored(job), lane, key: lane, priority: 0, retries: 100 };
}
