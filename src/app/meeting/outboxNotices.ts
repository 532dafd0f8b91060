/** What is said in the meeting's chat besides the cards of its phases, as a function of the state. */
import {
  leaderAwayNotice,
  leaderChangedNotice,
  takeOverNotice,
  teamsMeetingEndedNotice,
  viddevaktAwayNotice,
} from "../../../cards/chat/notice.ts";
import { overCard } from "../../../cards/chat/past.ts";
import { reminderCard } from "../../../cards/chat/reminder.ts";
import {
  type ActiveMeeting,
  findPerson,
  type KnownMeeting,
  presentViddevakt,
  type Question,
  viddevaktId,
} from "../../meeting/state.ts";
import { translator } from "../../text/text.ts";
import type { Desired } from "../outbox.ts";
import { closing, isOpen, STALE_MS } from "./timely.ts";

export function notices(meeting: KnownMeeting, nowMs: number): Desired[] {
  const ctx = { meeting, nowMs, t: translator(meeting.info.målform) };
  const messages: Desired[] = [];
  const once = (key: string, draw: Desired["draw"]) => messages.push({ key, to: "chat", mode: "once", draw });
  const ends = meeting.remarks.filter((remark) => remark.kind === "teamsMeetingEnded");
  for (const remark of meeting.remarks) {
    if (remark.kind === "leaderChanged") once(remark.key, (toCard) => leaderChangedNotice({ ...ctx, toCard }, remark));
    if (remark.kind !== "teamsMeetingEnded") continue;
    const waits = meeting.status === "active" && !meeting.clock.running && remark === ends.at(-1);
    const draw = (toCard: string | undefined) => teamsMeetingEndedNotice({ ...ctx, toCard }, waits);
    messages.push(waits ? { key: remark.key, to: "chat", mode: "once", draw } : closing(remark.key, "chat", draw));
  }
  for (const { reminder, atMs, key } of meeting.reminders) {
    if (nowMs - atMs > STALE_MS) continue;
    const draw = (toCard: string | undefined) => reminderCard({ ...ctx, toCard }, reminder);
    messages.push({ key, to: "chat", mode: "once", alert: "meeting", draw });
  }
  const asked = meeting.questions.filter((question) => question.about === "leading");
  for (const question of asked) messages.push(askedToLead(meeting, question, nowMs));
  return meeting.status === "active" ? [...messages, ...away(meeting, nowMs)] : messages;
}

/** Somebody asks to lead: said to the leader for all to see, until it is answered. */
function askedToLead(meeting: KnownMeeting, question: Extract<Question, { about: "leading" }>, nowMs: number): Desired {
  const ctx = { nowMs, t: translator(meeting.info.målform) };
  const key = `takeOver:${question.number}`;
  const asker = findPerson(meeting, question.byId);
  if (meeting.status !== "active" || asker === undefined || !isOpen(meeting, question, nowMs))
    return closing(key, "chat", () => overCard({ ...ctx, meeting }));
  return { key, to: "chat", mode: "once", draw: (toCard) => takeOverNotice({ ...ctx, meeting, toCard }, asker) };
}

/** Nobody is in control; nobody watches the time: the others are told what they can do, once in a phase. */
function away(meeting: ActiveMeeting, nowMs: number): Desired[] {
  const ctx = { meeting, nowMs, t: translator(meeting.info.målform) };
  const { number } = meeting.visit;
  const messages: Desired[] = [];
  const leader = findPerson(meeting, meeting.leaderId);
  if (leader !== undefined && !leader.present) {
    const draw = (toCard: string | undefined) => leaderAwayNotice({ ...ctx, toCard }, leader);
    messages.push({ key: `leaderAway:${number}:${leader.id}`, to: "chat", mode: "once", draw });
  }
  const id = viddevaktId(meeting);
  const viddevakt = id === undefined ? undefined : findPerson(meeting, id);
  if (viddevakt !== undefined && presentViddevakt(meeting) === undefined) {
    const draw = (toCard: string | undefined) => viddevaktAwayNotice({ ...ctx, toCard }, viddevakt);
    messages.push({ key: `viddevaktAway:${number}:${viddevakt.id}`, to: "chat", mode: "once", draw });
  }
  return messages;
}
