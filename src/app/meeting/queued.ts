/** How the queue is to treat the jobs of meetings. */
import type { Job } from "../../meeting/jobs.ts";
import { jobToStored } from "../../stored/meeting/jobs.ts";
import type { QueuedJob } from "../ports/jobs.ts";
import { meetingStream } from "./stream.ts";

/** What people wait for in the meeting goes first. */
const PRIORITY: Readonly<Record<Job["kind"], number>> = {
  timer: 2,
  render: 1,
  presence: 0,
  mail: 0,
  archive: 0,
  addresses: 0,
  handOver: 0,
  eining: 0,
};

/** Mail gives up within the hour; what brings chats and meetings in line goes on for about a day. */
const RETRIES: Readonly<Record<Job["kind"], number>> = {
  mail: 12,
  archive: 12,
  addresses: 12,
  eining: 12,
  render: 100,
  timer: 100,
  handOver: 100,
  presence: 2,
};

export function queued(job: Job): QueuedJob {
  const { kind, meetingId } = job;
  return {
    stream: meetingStream(meetingId),
    kind,
    body: jobToStored(job),
    lane: laneOf(job),
    key: keyOf(job),
    priority: PRIORITY[kind],
    retries: RETRIES[kind],
    ...("dueAtMs" in job ? { dueAtMs: job.dueAtMs } : {}),
    ...(job.kind === "render" && job.calm ? { isCalm: true } : {}),
  };
}

/** A chat that hangs holds up neither the other chats of the meeting, nor its timers, nor its mails. */
function laneOf(job: Job): string {
  const stream = meetingStream(job.meetingId);
  switch (job.kind) {
    case "render":
      return job.personId === undefined ? stream : `${stream} ${job.personId}`;
    // Asking takes seconds: all meetings together ask in three places at most.
    case "presence":
      return `presence ${[...job.meetingId].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 3}`;
    default:
      return `${stream} ${job.kind}`;
  }
}

function keyOf(job: Job): string {
  const stream = meetingStream(job.meetingId);
  switch (job.kind) {
    case "render":
      // One that waits for its minute must not stand in for one that is to run at once.
      if (job.dueAtMs !== undefined) return `render due ${job.dueAtMs} ${laneOf(job)}`;
      return `render ${job.calm ? "calmly " : ""}${job.look ?? ""} ${laneOf(job)}`;
    case "mail":
      return `mail ${stream} ${job.attempt} ${job.personId}`;
    case "eining":
      return `eining ${stream}`;
    case "addresses":
      return `addresses ${stream} ${job.attempt}`;
    case "handOver":
      return `handOver ${stream}`;
    case "archive":
      return `archive ${stream} ${job.edition} ${job.attempt}`;
    case "presence":
      return `presence ${stream} ${job.visit} ${job.from ?? 0} ${job.tries ?? 0}`;
    case "timer":
      return `timer ${stream} ${job.dueAtMs} ${JSON.stringify(job.timer)}`;
  }
}
