/** Carries out the jobs of meetings. Everything here may run twice: the second time changes nothing. */
import { Refused, Unreachable } from "../../errors.ts";
import type { Job } from "../../meeting/jobs.ts";
import { SYSTEM } from "../../meeting/people.ts";
import type { ActiveMeeting, EndedMeeting } from "../../meeting/state.ts";
import { withoutNames } from "../../referat/context.ts";
import { jobFromStored } from "../../stored/meeting/jobs.ts";
import { translator } from "../../text/text.ts";
import { type EiningParts, einingOfMeeting } from "../einings/ofMeeting.ts";
import { recognise } from "../einings/recognise.ts";
import type { QueuedJob } from "../ports/jobs.ts";
import type { Colleagues } from "../ports/people.ts";
import { type ReconcileParts, reconcile } from "../reconcile.ts";
import { startCard } from "../upkeep.ts";
import { type AddressParts, findAddresses } from "./addresses.ts";
import { type ArchiveParts, archive } from "./archive.ts";
import type { Draws } from "./draws.ts";
import { meetingOutbox } from "./outbox.ts";
import { type PostParts, post } from "./post.ts";
import { askPresence, type PresenceParts } from "./presence.ts";
import { meetingStream } from "./stream.ts";

export interface JobParts extends ReconcileParts, AddressParts, PostParts, ArchiveParts, PresenceParts {
  readonly draws: Draws;
  /** Lets a meeting that is over hand over to the stafettlogg. */
  readonly handOver: (meeting: EndedMeeting) => Promise<void>;
  readonly einings: EiningParts & Colleagues;
}

type Of<Kind extends Job["kind"]> = Extract<Job, { kind: Kind }>;
type Work = { readonly [Kind in Job["kind"]]: (parts: JobParts, job: Of<Kind>) => Promise<void> };

/** Every kind of job is carried out; the type checker sees to that. */
const WORK: Work = {
  render,
  timer,
  presence: askPresence,
  eining,
  addresses: findAddresses,
  mail: post,
  handOver,
  archive,
};

export function meetingWorker(parts: JobParts): (job: QueuedJob) => Promise<void> {
  return (job) => runJob(parts, jobFromStored(job.body));
}

export function runJob(parts: JobParts, job: Job): Promise<void> {
  const work = WORK[job.kind] as (parts: JobParts, job: Job) => Promise<void>;
  return work(parts, job);
}

async function render(parts: JobParts, { meetingId, personId, look }: Of<"render">): Promise<void> {
  const meeting = await parts.meetings.find(meetingId);
  if (personId === undefined && meeting?.status === "active") await adoptStartCards(parts, meeting);
  const outbox = meeting && meetingOutbox(meeting, parts.clock.now(), parts.draws);
  const at = { stream: meetingStream(meetingId), personId, look };
  const { waitMs, callInChat, changesAtMs } = await reconcile(parts, outbox, at);
  if (callInChat) await parts.queue.send([{ kind: "render", meetingId }]);
  const again = { kind: "render", meetingId, ...(personId === undefined ? {} : { personId }) } as const;
  if (waitMs > 0) await parts.queue.sendIn([again], waitMs);
  // Each look asks for the next minute's; those of one minute are one job, in whichever process.
  if (changesAtMs !== undefined) await parts.queue.send([{ ...again, dueAtMs: changesAtMs }]);
}

/** The buttons that started this meeting, or might have, are of use no more. */
async function adoptStartCards({ messages, chats: { startCards } }: JobParts, { info }: ActiveMeeting): Promise<void> {
  const { meetingId, chatId } = info;
  const standing = await startCards.in(chatId);
  if (standing.length === 0) return;
  const stream = meetingStream(meetingId);
  for (const activityId of standing) await messages.save({ stream, ...startCard(chatId, activityId) });
  await startCards.forget(chatId, standing);
}

async function handOver(parts: JobParts, { meetingId }: Of<"handOver">): Promise<void> {
  const meeting = await parts.meetings.find(meetingId);
  if (meeting?.status !== "ended") return;
  await parts.handOver(withoutNames(meeting, translator(meeting.info.målform)));
}

/** A kept topic is this meeting's, and what a list has said of people comes to hold for those whom Teams shows in its chat. */
async function eining({ meetings, chats, einings }: JobParts, { meetingId }: Of<"eining">): Promise<void> {
  const meeting = await meetings.find(meetingId);
  if (meeting === undefined) return;
  const einingId = await einingOfMeeting(einings, meeting);
  const { topicId: id } = meeting.info;
  if (id !== undefined)
    await einings.all.handle(einingId, { type: "takeTopic", id, meetingId, by: SYSTEM, as: "member" });
  const chat = await chats.find(meeting.info.chatId);
  if (chat === undefined) return;
  try {
    await recognise(einings, await einings.colleagues(chat));
  } catch (error) {
    // Where the bot may not see who is there, people are known again when they write to it.
    if (!(error instanceof Unreachable && error.permanent)) throw error;
  }
}

async function timer({ meetings }: JobParts, { meetingId, timer: due }: Of<"timer">): Promise<void> {
  try {
    await meetings.handle(meetingId, { type: "timer", timer: due, by: SYSTEM });
  } catch (error) {
    // A timer of a meeting that is not there any more has nobody to answer to.
    if (!(error instanceof Refused)) throw error;
  }
}
