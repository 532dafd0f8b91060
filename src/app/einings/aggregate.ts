/** An eining as an aggregate: its rules, its rows, and how its events are stored. */
import type { Command } from "../../einings/commands.ts";
import { decide } from "../../einings/decide.ts";
import type { EiningEvent } from "../../einings/events.ts";
import { evolve } from "../../einings/evolve.ts";
import type { EiningJob } from "../../einings/jobs.ts";
import { type EiningState, noEining } from "../../einings/state.ts";
import { einingEvents } from "../../stored/einings/events.ts";
import { einingJobToStored } from "../../stored/einings/jobs.ts";
import type { Aggregate } from "../aggregate.ts";
import type { QueuedJob } from "../ports/jobs.ts";
import { rows } from "./rows.ts";
import { EINING, einingStream } from "./stream.ts";

export const einingAggregate: Aggregate<EiningState, Command, EiningEvent, EiningJob> = {
  kind: EINING,
  initial: noEining,
  decide,
  evolve,
  // Nothing is to be done because something happens to an eining: others ask it when they need to know.
  effects: () => [],
  looks: () => [],
  queued,
  rows,
  ...einingEvents,
};

/** Mail gives up within hours. */
function queued(job: EiningJob): QueuedJob {
  const stream = einingStream(job.einingId);
  const lane = `${stream} ${job.kind}`;
  const key = `${lane} ${job.request}`;
  return { stream, kind: job.kind, body: einingJobToStored(job), lane, key, priority: 0, retries: 12 };
}
