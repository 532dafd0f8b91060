/** Which messages of a meeting should stand in the chats, as a function of the state. */

import { endedCard } from "../../../cards/chat/ended.ts";
import {
  cannotReachCard,
  leaderAwayNotice,
  leaderChangedNotice,
  movedCard,
  takeOverNotice,
  teamsMeetingEndedNotice,
  viddevaktAwayNotice,
} from "../../../cards/chat/notice.ts";
import { reminderCard } from "../../../cards/chat/reminder.ts";
import { formerViddevaktCard } from "../../../cards/chat/viddevakt.ts";
import type { Card } from "../../../cards/kit/context.ts";
import { clockChangesAtMs } from "../../../cards/kit/times.ts";
import { liveCard } from "../../../cards/phases/live.ts";
import { resultCard } from "../../../cards/phases/result.ts";
import type { PersonId } from "../../meeting/people.ts";
import type { PhaseId } from "../../meeting/script/phase.ts";
import { numberOf, phaseOf } from "../../meeting/script/scripts.ts";
import {
  type ActiveMeeting,
  findPerson,
  type KnownMeeting,
  presentViddevakt,
  viddevaktId,
} from "../../meeting/state.ts";
import { translator } from "../../text/text.ts";
import { toldApart } from "../../text/toldApart.ts";
import type { Desired, Outbox } from "../outbox.ts";
import { type Draws, noPictures } from "./draws.ts";
import { privateMessages, viddevaktKey } from "./outboxPrivate.ts";
import { beatOf, STALE_MS } from "./timely.ts";

export function meetingOutbox(meeting: KnownMeeting, nowMs: number, draws: Draws): Outbox {
  const ctx = { meeting, nowMs, t: translator(meeting.info.målform) };
  return {
    chatId: meeting.info.chatId,
    messages: desired(meeting, nowMs, draws),
    farewells: (personId) => [
      {
        key: viddevaktKey(personId),
        to: { personId },
        mode: "final",
        isClosing: true,
        draw: () => formerViddevaktCard(ctx),
      },
    ],
    isOver: meeting.status === "ended",
    person: (id) => findPerson(meeting, id),
    moved: () => movedCard(ctx),
    cannotReach: (person) => cannotReachCard(ctx, person),
  };
}

/** The messages that belong to a meeting, in the order in which they are to stand in each chat. */
export function desired(known: KnownMeeting, nowMs: number, draws: Draws = noPictures): Desired[] {
  const t = translator(known.info.målform);
  const meeting = toldApart(known, t);
  const ctx = { meeting, nowMs, t };
  const results: Desired[] = meeting.past.map((visit) => ({
    key: `visit:${visit.number}`,
    to: "chat",
    // Gone back, the group may change what came after as well: it is open again.
    mode: isOpenAgain(meeting, visit.phase) ? "live" : "final",
    draw: async () => {
      const isAnalysis = phaseOf(meeting.info, visit.phase).kind === "choice";
      const picture = isAnalysis ? await draws.analysis(meeting).catch(() => undefined) : undefined;
      return resultCard(ctx, visit.number, picture);
    },
    drawPlain: () => resultCard(ctx, visit.number),
  }));
  const now: Desired =
    meeting.status === "active"
      ? {
          key: `visit:${meeting.visit.number}`,
          to: "chat",
          mode: "live",
          isCurrent: true,
          beat: beatOf(meeting),
          changesAtMs: clockChangesAtMs(meeting, nowMs),
          draw: () => liveCard({ ...ctx, meeting }),
        }
      : { key: "ended", to: "chat", mode: "live", isCurrent: true, draw: () => endedCard({ ...ctx, meeting }) };
  return [...results, ...notices(meeting, nowMs), now, ...privateMessages(meeting, nowMs, draws)];
}

function isOpenAgain(meeting: KnownMeeting, phase: PhaseId): boolean {
  const at = (id: PhaseId) => numberOf(meeting.info, id);
  return meeting.status === "active" && at(phase) >= at(meeting.visit.phase);
}

/** Those whose private chats may have something to be brought in line. */
export function peopleWritten(meeting: KnownMeeting, nowMs: number): PersonId[] {
  return [
    ...new Set(privateMessages(meeting, nowMs, noPictures).flatMap(({ to }) => (to === "chat" ? [] : [to.personId]))),
  ];
}

function notices(meeting: KnownMeeting, nowMs: number): Desired[] {
  const ctx = { meeting, nowMs, t: translator(meeting.info.målform) };
  const messages: Desired[] = [];
  const once = (key: string, draw: () => Card) => messages.push({ key, to: "chat", mode: "once", draw });
  for (const remark of meeting.remarks) {
    if (remark.kind === "leaderChanged") once(remark.key, () => leaderChangedNotice(ctx, remark));
    if (remark.kind === "teamsMeetingEnded") once(remark.key, () => teamsMeetingEndedNotice(ctx));
  }
  for (const { reminder, atMs, key } of meeting.reminders) {
    if (nowMs - atMs > STALE_MS) continue;
    const draw = () => reminderCard(ctx, reminder);
    messages.push({ key, to: "chat", mode: "once", alert: "meeting", draw });
  }
  return meeting.status === "active" ? [...messages, ...away(meeting, nowMs)] : messages;
}

/**
 * Somebody asks to lead; nobody is in control; nobody watches the time: the others are told what they can do. The last two
 * once in a phase.
 */
function away(meeting: ActiveMeeting, nowMs: number): Desired[] {
  const ctx = { meeting, nowMs, t: translator(meeting.info.målform) };
  const { number } = meeting.visit;
  const messages: Desired[] = [];
  const leader = findPerson(meeting, meeting.leaderId);
  if (leader !== undefined && !leader.present) {
    const draw = () => leaderAwayNotice(ctx, leader);
    messages.push({ key: `leaderAway:${number}:${leader.id}`, to: "chat", mode: "once", draw });
  }
  const asker = meeting.takeOverById === undefined ? undefined : findPerson(meeting, meeting.takeOverById);
  if (asker !== undefined && nowMs - (meeting.takeOverAtMs ?? 0) <= STALE_MS) {
    const draw = () => takeOverNotice(ctx, asker);
    messages.push({ key: `takeOver:${meeting.takeOvers}`, to: "chat", mode: "once", draw });
  }
  const id = viddevaktId(meeting);
  const viddevakt = id === undefined ? undefined : findPerson(meeting, id);
  if (viddevakt !== undefined && presentViddevakt(meeting) === undefined) {
    const draw = () => viddevaktAwayNotice(ctx, viddevakt);
    messages.push({ key: `viddevaktAway:${number}:${viddevakt.id}`, to: "chat", mode: "once", draw });
  }
  return messages;
}
