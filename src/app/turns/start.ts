/** Starting a meeting in a chat: who may, who is there, and the same press twice is one meeting. */
import { createHash, randomUUID } from "node:crypto";
import type { StartForm } from "../../../cards/verbs.ts";
import { folded } from "../../einings/names.ts";
import { Refused } from "../../errors.ts";
import type { Command } from "../../meeting/commands.ts";
import type { MeetingInfo } from "../../meeting/events.ts";
import type { BroughtEntry } from "../../meeting/followUp.ts";
import { knownAs, type Participant, type PersonId } from "../../meeting/people.ts";
import { LIMITS } from "../../meeting/script/limits.ts";
import type { KnownMeeting } from "../../meeting/state.ts";
import { mailDomains } from "../mailPolicy.ts";
import type { Chat } from "../ports/chats.ts";
import { agreedBefore } from "./agreedBefore.ts";
import type { Incoming } from "./incoming.ts";
import { topicSaid } from "./keptTopics.ts";
import { fromLastTime, lastMeeting } from "./lastTime.ts";
import { einingSaid } from "./ownEinings.ts";
import type { BotParts } from "./parts.ts";
import { everybodyIn } from "./whoIsThere.ts";

/** Gives the meeting that has begun; with what was `brought` into it, where it follows up. */
export async function startMeeting(
  parts: BotParts,
  incoming: Incoming,
  form: StartForm,
  { confirmed, noChild }: Pick<Command, "confirmed" | "noChild">,
  brought?: readonly BroughtEntry[],
): Promise<KnownMeeting> {
  const { chat, from, inboundId } = incoming;
  requireStartingPlace(parts, chat);
  const meetingId = inboundId === undefined ? randomUUID() : idFrom(inboundId);
  const active = await parts.store.activeIn(chat.chatId);
  if (active !== undefined && active.meetingId !== meetingId) throw new Refused("meetingActive");
  const [mayStart, known] = await Promise.all([parts.roster.mayStart(chat, from.id), everybodyIn(parts, incoming)]);
  if (!mayStart) throw new Refused("notOrganizer");
  const { reportedById, room, sendAfterWorkingDays, einingId: _chosen, keptTopic: _kept, ...fields } = form;
  const by = knownAs(known, from)?.id ?? from.id;
  await requireFewMeetings(parts, by, meetingId);
  const said = await einingSaid(parts, by, form);
  const topic = await topicSaid(parts, form, { einingId: said.einingId, meetingId });
  const people = fromLastTime(known, await lastMeeting(parts, by, said.eining));
  const info: MeetingInfo = {
    ...fields,
    ...said,
    ...topic,
    meetingId,
    chatId: chat.chatId,
    mailDomains: mailDomains(parts.starting, ownAddresses(people)),
    ...(reportedById ? { reportedById } : {}),
    ...(room ? { room } : {}),
    ...(sendAfterWorkingDays === undefined ? {} : { sendAfterWorkingDays }),
  };
  await parts.chats.remember({ ...chat, målform: form.målform });
  const [last, agreed, sparedBefore] = await Promise.all([
    parts.store.latestIn(chat.chatId),
    brought === undefined ? agreedBefore(parts, { personId: by, eining: said.eining }) : undefined,
    sparedBy(parts, said),
  ]);
  const asked = { ...(confirmed && { confirmed }), ...(noChild && { noChild }) };
  const start = { type: "start", info, people, agreedBefore: agreed, brought, sparedBefore, by, ...asked } as const;
  const meeting = await parts.meetings.handle(meetingId, start, inboundId);
  // The last one's card has the button that started this one.
  if (last !== undefined && last.meetingId !== meetingId)
    await parts.standing.ask(last.meetingId, undefined, "check").catch(() => undefined);
  return meeting;
}

/** Words that are no child, which entries have said too: for those who work there, and in a name that nobody has set up. */
async function sparedBy(
  { einings, store }: BotParts,
  { eining, einingId }: Pick<MeetingInfo, "eining" | "einingId">,
): Promise<readonly string[]> {
  const isTheirs = einingId !== undefined || (await einings.store.named(eining)).length === 0;
  return isTheirs ? store.sparedWords(folded(eining), LIMITS.sparedBefore) : [];
}

/** The form is not even opened where no meeting can be started. */
export function requireStartingPlace(parts: BotParts, chat: Chat): void {
  if (chat.kind === "personal") throw new Refused("notInPersonalChat");
  if (parts.starting.onlyTeamsMeetings && chat.kind !== "meeting") throw new Refused("teamsMeetingNeeded");
}

const DAY_MS = 24 * 60 * 60_000;

/** Each meeting sends mail in the organisation's name, so nobody starts them by the dozen, also not for others to lead. */
async function requireFewMeetings({ store, clock }: BotParts, personId: PersonId, meetingId: string): Promise<void> {
  const limit = LIMITS.meetingsADay;
  const recent = (await store.startedBy(personId, clock.now() - DAY_MS)).filter((id) => id !== meetingId);
  if (recent.length >= limit) throw new Refused("tooManyMeetings", { limit });
}

/** Those of guests are nobody's own. */
function ownAddresses(people: readonly Participant[]): string[] {
  return people.flatMap(({ guest, email }) => (guest || email === undefined ? [] : [email]));
}

/** The same incoming activity always starts the same meeting, so Teams' own repetition does not start another. */
function idFrom(inboundId: string): string {
  const hex = createHash("sha256").update(`meeting\n${inboundId}`).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}
