/** An eining as an aggregate: its rules, its rows, its jobs, and how its events are stored. */
import type { Command } from "../../einings/commands.ts";
import { decide } from "../../einings/decide.ts";
import type { EiningEvent } from "../../einings/events.ts";
import { evolve } from "../../einings/evolve.ts";
import type { EiningJob } from "../../einings/jobs.ts";
import { type EiningState, noEining } from "../../einings/state.ts";
import { einingEvents } from "../../stored/einings/events.ts";
import { einingJobToStored } from "../../stored/einings/jobs.ts";
import type { Aggregate, Step } from "../aggregate.ts";
import type { QueuedJob } from "../ports/jobs.ts";
import { rows } from "./rows.ts";
import { EINING, einingStream } from "./stream.ts";

export const einingAggregate: Aggregate<EiningState, Command, EiningEvent, EiningJob> = {
  kind: EINING,
  initial: noEining,
  decide,
  evolve,
  effects: () => [],
  looks,
  queued,
  rows,
  ...einingEvents,
};

/** Whoever comes back before the job is done holds on to what is theirs: that is asked when it is carried out. */
function looks({ id: einingId, before, events, after }: Step<EiningState, EiningEvent>): EiningJob[] {
  const isOpenOtherwise = events.some(({ type }) => type === "daysOffSet");
  const formerBefore = before.status === "none" ? [] : before.former;
  const left = after.status === "none" ? [] : after.former.filter((personId) => !formerBefore.includes(personId));
  return [
    ...(isOpenOtherwise ? [{ kind: "remindAll", einingId } as const] : []),
    ...left.map((personId) => ({ kind: "leaver", einingId, personId }) as const),
  ];
}

/** For about a day: somebody waits also for the sheet that they asked for. */
const RETRIES = 100;

function queued(job: EiningJob): QueuedJob {
  const stream = einingStream(job.einingId);
  const lane = `${stream} ${job.kind}`;
  const key = `${lane} ${whichOf(job)}`;
  return {
    stream,
    kind: job.kind,
    body: einingJobToStored(job),
    lane,
    key,
    priority: 0,
    retries: RETRIES,
  };
}

/** What tells one from another of its kind. */
function whichOf(job: EiningJob): string {
  switch (job.kind) {
    case "figures":
      return job.request;
    case "leaver":
      return job.personId;
    case "remindAll":
      return "";
  }
}
