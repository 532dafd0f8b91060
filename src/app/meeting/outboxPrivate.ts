/** What people are told in private, as a function of the state. */
import { promptCard } from "../../../cards/chat/prompt.ts";
import { askedCard, takeOverCard, turnCard, turnForCard } from "../../../cards/chat/told.ts";
import { viddevaktCard } from "../../../cards/chat/viddevakt.ts";
import { clockChangesAtMs } from "../../../cards/kit/times.ts";
import { referatDraftCard } from "../../../cards/referat/draft.ts";
import { sendingSoonCard } from "../../../cards/referat/sendingSoon.ts";
import type { PersonId } from "../../meeting/people.ts";
import {
  type ActiveMeeting,
  type EndedMeeting,
  findPerson,
  type KnownMeeting,
  promptedId,
  speakingTurn,
  usedMs,
} from "../../meeting/state.ts";
import { sectionTexts } from "../../referat/sectionTexts.ts";
import { translator } from "../../text/text.ts";
import type { Desired } from "../outbox.ts";
import type { Draws } from "./draws.ts";
import { beatOf, STALE_MS } from "./timely.ts";

/** «You have the word» says nothing new when the person has had it for a while. */
const TURN_STALE_MS = 60_000;

export function viddevaktKey(personId: PersonId): string {
  return `viddevakt:${personId}`;
}

/** Prompts stand above the card they are about, and so go first. */
export function privateMessages(meeting: KnownMeeting, nowMs: number, draws: Draws): Desired[] {
  return meeting.status === "active"
    ? [
        ...toViddevakt(meeting, nowMs),
        ...toAsked(meeting, nowMs),
        ...toSpeaker(meeting, nowMs),
        ...toLeader(meeting, nowMs),
      ]
    : afterEnd(meeting, nowMs, draws);
}

function toViddevakt(meeting: ActiveMeeting, nowMs: number): Desired[] {
  const personId = promptedId(meeting);
  if (personId === undefined) return [];
  const ctx = { meeting, nowMs, t: translator(meeting.info.målform) };
  const messages: Desired[] = [];
  for (const prompt of meeting.prompts) {
    if (nowMs - prompt.atMs > STALE_MS) continue;
    messages.push({
      key: prompt.key,
      to: { personId },
      mode: "once",
      alert: "feed",
      isCalledFor: true,
      draw: () => promptCard(ctx, prompt),
    });
  }
  messages.push({
    key: viddevaktKey(personId),
    to: { personId },
    mode: "live",
    isCurrent: true,
    beat: beatOf(meeting),
    changesAtMs: clockChangesAtMs(meeting, nowMs),
    isCalledFor: true,
    draw: () => viddevaktCard(ctx),
  });
  return messages;
}

/** The question stands in the chat as well, so nobody is called to for this. */
function toAsked(meeting: ActiveMeeting, nowMs: number): Desired[] {
  const { viddevakt } = meeting;
  if (viddevakt.status !== "asked" || isLate(viddevakt.atMs, nowMs)) return [];
  const { personId, atMs = 0 } = viddevakt;
  const ctx = { meeting, nowMs, t: translator(meeting.info.målform) };
  return [
    { key: `asked:${personId}:${atMs}`, to: { personId }, mode: "once", alert: "feed", draw: () => askedCard(ctx) },
  ];
}

function toSpeaker(meeting: ActiveMeeting, nowMs: number): Desired[] {
  const speaking = speakingTurn(meeting);
  const person = speaking === undefined ? undefined : findPerson(meeting, speaking.personId);
  // In the room it is said aloud.
  if (person === undefined || person.inRoom || !meeting.clock.running) return [];
  if (usedMs(meeting, nowMs) - meeting.turn.startedUsedMs > TURN_STALE_MS) return [];
  const ctx = { meeting, nowMs, t: translator(meeting.info.målform) };
  const key = `turn:${meeting.visit.number}:${meeting.turn.count}`;
  const [personId, draw] = person.hasApp
    ? [person.id, () => turnCard(ctx)]
    : [writer(meeting), () => turnForCard(ctx, person)];
  return [{ key, to: { personId }, mode: "once", alert: "feed", draw }];
}

/** Who writes for those who are not in Teams: the secretary, or the leader where there is none. */
function writer({ people, secretaryId, leaderId }: ActiveMeeting): PersonId {
  return people.find((p) => p.id === secretaryId && p.present)?.id ?? leaderId;
}

function toLeader(meeting: ActiveMeeting, nowMs: number): Desired[] {
  const { takeOverById, takeOverAtMs, leaderId: personId } = meeting;
  const asks = takeOverById === undefined ? undefined : findPerson(meeting, takeOverById);
  if (asks === undefined || isLate(takeOverAtMs, nowMs)) return [];
  const ctx = { meeting, nowMs, t: translator(meeting.info.målform) };
  const key = `takeOver:${asks.id}:${takeOverAtMs ?? 0}`;
  return [{ key, to: { personId }, mode: "once", alert: "feed", draw: () => takeOverCard(ctx, asks) }];
}

function afterEnd(meeting: EndedMeeting, nowMs: number, draws: Draws): Desired[] {
  const ctx = { meeting, nowMs, t: translator(meeting.info.målform) };
  const messages: Desired[] = [];
  const personId = promptedId(meeting);
  if (personId !== undefined) {
    messages.push({ key: viddevaktKey(personId), to: { personId }, mode: "final", draw: () => viddevaktCard(ctx) });
  }
  const forLeader = {
    to: { personId: meeting.leaderId },
    alert: "feed",
    isCalledFor: true,
    isConfidential: true,
  } as const;
  messages.push({
    ...forLeader,
    key: `referat:${meeting.leaderId}`,
    mode: "live",
    isCurrent: true,
    draw: async () => {
      const pages = await draws.pages(meeting).catch(() => []);
      return referatDraftCard({ ...ctx, referat: sectionTexts(meeting), pages });
    },
    drawPlain: () => referatDraftCard({ ...ctx, referat: sectionTexts(meeting) }),
  });
  const { referat } = meeting;
  if (referat.status === "draft" && referat.warned) {
    messages.push({
      ...forLeader,
      key: "warned",
      mode: "once",
      draw: () => sendingSoonCard(ctx, referat.sendAtMs),
    });
  }
  return messages;
}

/** Meetings from before the time was noted are told nothing late. */
function isLate(atMs: number | undefined, nowMs: number): boolean {
  return atMs === undefined || nowMs - atMs > STALE_MS;
}
