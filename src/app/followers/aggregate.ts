/** What one person is reminded of, as an aggregate. */
import type { Command } from "../../followers/commands.ts";
import { decide } from "../../followers/decide.ts";
import type { FollowerEvent } from "../../followers/events.ts";
import { evolve } from "../../followers/evolve.ts";
import { effects, type FollowerJob } from "../../followers/jobs.ts";
import { type Follower, noFollower } from "../../followers/state.ts";
import { osloDate } from "../../meeting/oslo.ts";
import { followerEvents } from "../../stored/followers/events.ts";
import { followerJobToStored } from "../../stored/followers/jobs.ts";
import type { Aggregate, Step } from "../aggregate.ts";
import type { QueuedJob } from "../ports/jobs.ts";
import { FOLLOWER, followerStream } from "./stream.ts";

export const followerAggregate: Aggregate<Follower, Command, FollowerEvent, FollowerJob> = {
  kind: FOLLOWER,
  initial: noFollower,
  decide,
  evolve,
  effects: () => [],
  looks: ({ id, events, after }: Step<Follower, FollowerEvent>) => events.flatMap((event) => effects(id, after, event)),
  queued,
  rows: ({ id: followerId, after }) => ({
    followed: after.tiltak.map(({ entryId, tiltakId, step, evaluateBy, answered }) => {
      return { followerId, entryId, tiltakId, step, evaluateBy, answered: answered?.evaluateBy === evaluateBy };
    }),
  }),
  ...followerEvents,
};

/** For about a day: a mail that is refused is to see that school is out, and tells so that it is told anew. */
const RETRIES = 100;

function queued(job: FollowerJob): QueuedJob {
  const stream = followerStream(job.followerId);
  const lane = `${stream} ${job.kind}`;
  const due = "dueAtMs" in job ? { dueAtMs: job.dueAtMs } : {};
  return {
    stream,
    kind: job.kind,
    body: followerJobToStored(job),
    lane,
    key: [lane, ...whichOf(job)].join(" "),
    priority: 0,
    retries: RETRIES,
    ...due,
  };
}

/** What tells one from another of its kind: one that waits for another day must not stand in for today's. */
function whichOf(job: FollowerJob): (string | number)[] {
  switch (job.kind) {
    case "digest":
      return [osloDate(job.dueAtMs)];
    case "mail":
      return [job.number];
    case "render":
      return [];
  }
}
