/** Streams of any kind as the rules of today fold them. */
import type { Aggregate } from "../../src/app/aggregate.ts";
import { kindOf } from "../../src/app/aggregate.ts";
import { einingAggregate } from "../../src/app/einings/aggregate.ts";
import { followerAggregate } from "../../src/app/followers/aggregate.ts";
import { meetingAggregate } from "../../src/app/meeting/aggregate.ts";
import type { StoredEvent } from "../../src/app/ports/events.ts";
import { entryAggregate } from "../../src/app/stafettlogg/aggregate.ts";
import { einingJobFromStored } from "../../src/stored/einings/jobs.ts";
import { entryJobFromStored } from "../../src/stored/entry/jobs.ts";
import { followerJobFromStored } from "../../src/stored/followers/jobs.ts";
import type { Json } from "../../src/stored/forms.ts";
import { jobFromStored } from "../../src/stored/meeting/jobs.ts";

type Any = Aggregate<unknown, never, unknown, never>;
const AGGREGATES = [meetingAggregate, entryAggregate, einingAggregate, followerAggregate] as unknown as readonly Any[];

export function folded(stream: string, events: readonly unknown[]): unknown {
  const aggregate = AGGREGATES.find(({ kind }) => kind === kindOf(stream));
  if (aggregate === undefined) throw new Error(`nobody knows what ${stream} is`);
  return events
    .map((event, index) => aggregate.fromStored(event as StoredEvent, { stream, version: index + 1 }))
    .reduce((state, event) => aggregate.evolve(state, event), aggregate.initial);
}

const JOBS: Readonly<Record<string, (body: Json) => unknown>> = {
  [meetingAggregate.kind]: jobFromStored,
  [entryAggregate.kind]: entryJobFromStored,
  [einingAggregate.kind]: einingJobFromStored,
  [followerAggregate.kind]: followerJobFromStored,
};

export function jobOf(stream: string, body: Json): unknown {
  return JOBS[kindOf(stream)]?.(body);
}
