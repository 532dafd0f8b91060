/** Brings what somebody is reminded of to their private chat, once. */
import type { FollowerJob } from "../../followers/jobs.ts";
import { type Digest, type Follower, isToldAnew } from "../../followers/state.ts";
import { type Participant, type PersonId, SYSTEM } from "../../meeting/people.ts";
import { findPerson, type KnownMeeting } from "../../meeting/state.ts";
import type { Clock } from "../ports/clock.ts";
import type { JobSender } from "../ports/jobs.ts";
import type { SentMessage } from "../ports/messages.ts";
import { type ReconcileParts, reconcile } from "../reconcile.ts";
import { isUnreachable, wayKey } from "../way.ts";
import type { Followers } from "./followers.ts";
import { digestContext } from "./lines.ts";
import { type LookUpParts, lookUp, openTimeOf } from "./lookUp.ts";
import { digestKey, followerOutbox } from "./outbox.ts";
import { followerStream } from "./stream.ts";

export interface RenderParts extends ReconcileParts, LookUpParts {
  readonly followers: Followers;
  readonly queue: JobSender<FollowerJob>;
  readonly clock: Clock;
  readonly meetings: { find(meetingId: string): Promise<KnownMeeting | undefined> };
}

export async function render(parts: RenderParts, followerId: string): Promise<void> {
  const { followers, messages, queue, clock, log } = parts;
  const follower = await followers.find(followerId);
  const { digest, mailed, person: { name = "", personId, email } = {} } = follower;
  if (digest === undefined || personId === undefined) return;
  const context = await digestContext(parts, follower, personId, clock.now());
  const way = await wayTo(parts, follower, { personId, name });
  const stream = followerStream(followerId);
  const byMail: FollowerJob = { kind: "mail", followerId, number: digest.number };
  if (context === undefined || way === undefined) {
    if (email === undefined) log.warn("reminder.noWay");
    return queue.send([byMail]);
  }
  const rowOf = async (key: string) => (await messages.all(stream)).find((row) => row.key === key);
  const digestRow = () => rowOf(digestKey(digest.number));
  const isPosted = hasStood(await digestRow());
  const doubt = () => followers.handle(followerId, { type: "doubtDigest", number: digest.number, by: SYSTEM });
  if (!isPosted && (mailed >= digest.number || isToldAnew(follower))) return;
  // School is out before it could be posted: what it says is told when school is on again.
  if (!isPosted && !(await isOpenNow(parts, digest))) return void (await doubt());
  const outbox = followerOutbox({ digest, context, ...way, stands: isPosted });
  const { waitMs } = await reconcile(parts, outbox, { stream, personId });
  if (waitMs > 0) await queue.sendIn([{ kind: "render", followerId }], waitMs);
  const row = await digestRow();
  if (!hasStood(row) && isUnreachable(await rowOf(wayKey(personId)))) await queue.send([byMail]);
  if (row?.status === "sending") await doubt();
}

function hasStood(row: SentMessage | undefined): boolean {
  return row?.status === "sent" || row?.activityId !== undefined;
}

async function isOpenNow(parts: RenderParts, { items }: Digest): Promise<boolean> {
  const nowMs = parts.clock.now();
  return openTimeOf(await lookUp(parts, items), nowMs) === nowMs;
}

interface Way {
  readonly viaChatId: string;
  readonly person: Participant;
}

/** Their private chat; where none is known, a chat of a meeting that what they are reminded of comes from, if they were in it. */
async function wayTo(
  parts: RenderParts,
  { digest }: Follower,
  { personId, name }: { readonly personId: PersonId; readonly name: string },
): Promise<Way | undefined> {
  const own = await parts.chats.findPersonal(personId);
  const person: Participant = { id: personId, name, teneste: "eining", hasApp: true, present: false };
  if (own !== undefined) return { viaChatId: own.chatId, person };
  const known = await lookUp(parts, digest?.items ?? []);
  const meetingIds = known.flatMap(({ tiltak, entry }) => [
    ...(tiltak?.from === undefined ? [] : [tiltak.from.meetingId]),
    ...(entry?.origin?.kind === "meeting" ? [entry.origin.meetingId] : []),
  ]);
  for (const meetingId of new Set(meetingIds)) {
    const meeting = await parts.meetings.find(meetingId);
    const there = meeting && findPerson(meeting, personId);
    if (meeting !== undefined && there !== undefined) return { viaChatId: meeting.info.chatId, person: there };
  }
  return undefined;
}
