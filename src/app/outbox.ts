/** Which messages should stand in the chats, as a function of the state. `reconcile` makes it so. */
import type { Card } from "../../cards/context.ts";
import { endedCard } from "../../cards/ended.ts";
import { liveCard } from "../../cards/live.ts";
import { leaderChangedNotice, teamsMeetingEndedNotice } from "../../cards/notice.ts";
import { promptCard, promptInChat } from "../../cards/prompt.ts";
import { referatDraftCard } from "../../cards/referatDraft.ts";
import { reminderCard } from "../../cards/reminder.ts";
import { resultCard } from "../../cards/result.ts";
import { sendingSoonCard } from "../../cards/sendingSoon.ts";
import { viddevaktCard } from "../../cards/viddevakt.ts";
import type { PersonId } from "../meeting/people.ts";
import { PHASES, type PhaseId } from "../meeting/script.ts";
import { type ActiveMeeting, type EndedMeeting, type KnownMeeting, viddevaktId } from "../meeting/state.ts";
import { sectionTexts } from "../referat/sectionTexts.ts";
import { translator } from "../text/text.ts";
import type { CardImage } from "./analysisImage.ts";

/** A prompt that could not be sent when it mattered is not sent late. */
const PROMPT_STALE_MS = 5 * 60_000;

export interface Desired {
  /** Stable for the same message in a meeting. */
  readonly key: string;
  /** The meeting's chat, or the private chat of a person. */
  readonly to: "chat" | { readonly personId: PersonId };
  /** `live` follows the state, `final` is brought up to date once more and then left, `once` is sent and never touched. */
  readonly mode: "live" | "final" | "once";
  /** Drawn only when it is needed. */
  readonly draw: () => Card | Promise<Card>;
  /** Said in the chat where the person can't be reached in private. */
  readonly drawInChat?: () => Card;
}

/** The picture of the analysis; a rejection costs the card its picture and nothing more. */
export type DrawAnalysis = (meeting: KnownMeeting) => Promise<CardImage | undefined>;

/** The messages that belong to a meeting, in the order in which they are to stand. */
export function desired(meeting: KnownMeeting, nowMs: number, drawAnalysis: DrawAnalysis): Desired[] {
  const t = translator(meeting.info.målform);
  const ctx = { meeting, nowMs, t };
  const messages: Desired[] = meeting.past.map((visit) => ({
    key: `visit:${visit.number}`,
    to: "chat",
    // Gone back, the group may change what came after as well: it is open again.
    mode: isOpenAgain(meeting, visit.phase) ? "live" : "final",
    draw: async () => {
      const picture = visit.phase === "factors" ? await drawAnalysis(meeting).catch(() => undefined) : undefined;
      return resultCard(ctx, visit.number, picture);
    },
  }));
  messages.push(...notices(meeting, ctx));
  messages.push(...(meeting.status === "active" ? whileActive(meeting, nowMs) : afterEnd(meeting, nowMs)));
  return messages;
}

function isOpenAgain(meeting: KnownMeeting, phase: PhaseId): boolean {
  return meeting.status === "active" && PHASES.indexOf(phase) >= PHASES.indexOf(meeting.visit.phase);
}

function notices(
  meeting: KnownMeeting,
  ctx: { meeting: KnownMeeting; nowMs: number; t: ReturnType<typeof translator> },
): Desired[] {
  const messages: Desired[] = [];
  meeting.remarks.forEach((remark, index) => {
    if (remark.kind === "leaderChanged") {
      messages.push({ key: `remark:${index}`, to: "chat", mode: "once", draw: () => leaderChangedNotice(ctx, remark) });
    }
    if (remark.kind === "teamsMeetingEnded") {
      messages.push({ key: `remark:${index}`, to: "chat", mode: "once", draw: () => teamsMeetingEndedNotice(ctx) });
    }
  });
  meeting.reminders.forEach(({ reminder }, index) => {
    messages.push({ key: `reminder:${index}`, to: "chat", mode: "once", draw: () => reminderCard(ctx, reminder) });
  });
  return messages;
}

function whileActive(meeting: ActiveMeeting, nowMs: number): Desired[] {
  const ctx = { meeting, nowMs, t: translator(meeting.info.målform) };
  const messages: Desired[] = [
    { key: `visit:${meeting.visit.number}`, to: "chat", mode: "live", draw: () => liveCard(ctx) },
  ];
  const personId = viddevaktId(meeting);
  if (personId === undefined) return messages;
  messages.push({ key: `viddevakt:${personId}`, to: { personId }, mode: "live", draw: () => viddevaktCard(ctx) });
  meeting.prompts.forEach((prompt, index) => {
    if (nowMs - prompt.atMs > PROMPT_STALE_MS) return;
    messages.push({
      key: `prompt:${index}`,
      to: { personId },
      mode: "once",
      draw: () => promptCard(ctx, prompt),
      drawInChat: () => promptInChat(ctx, prompt),
    });
  });
  return messages;
}

function afterEnd(meeting: EndedMeeting, nowMs: number): Desired[] {
  const ctx = { meeting, nowMs, t: translator(meeting.info.målform) };
  const messages: Desired[] = [{ key: "ended", to: "chat", mode: "live", draw: () => endedCard(ctx) }];
  const personId = viddevaktId(meeting);
  if (personId !== undefined) {
    messages.push({ key: `viddevakt:${personId}`, to: { personId }, mode: "final", draw: () => viddevaktCard(ctx) });
  }
  const toLeader = { personId: meeting.leaderId };
  messages.push({
    key: `referat:${meeting.leaderId}`,
    to: toLeader,
    mode: "live",
    draw: () => referatDraftCard({ ...ctx, referat: sectionTexts(meeting) }),
  });
  const { referat } = meeting;
  if (referat.status === "draft" && referat.warned) {
    messages.push({ key: "warned", to: toLeader, mode: "once", draw: () => sendingSoonCard(ctx, referat.sendAtMs) });
  }
  return messages;
}
