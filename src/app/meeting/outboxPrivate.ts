/** What people are told in private, as a function of the state. */
import { correctedCard, correctionUndoneCard } from "../../../cards/chat/corrected.ts";
import { evaluatedCard } from "../../../cards/chat/evaluated.ts";
import { lateCard } from "../../../cards/chat/late.ts";
import { overCard } from "../../../cards/chat/past.ts";
import { promptCard } from "../../../cards/chat/prompt.ts";
import {
  askedCard,
  offerCard,
  offerDeclinedCard,
  takeOverCard,
  turnCard,
  turnForCard,
} from "../../../cards/chat/told.ts";
import { viddevaktCard } from "../../../cards/chat/viddevakt.ts";
import type { ActiveContext, Card } from "../../../cards/kit/context.ts";
import { clockChangesAtMs } from "../../../cards/kit/times.ts";
import { referatDraftCard } from "../../../cards/referat/draft.ts";
import { notCarriedCard } from "../../../cards/referat/notCarried.ts";
import { sendingSoonCard } from "../../../cards/referat/sendingSoon.ts";
import { waitsCard } from "../../../cards/referat/waits.ts";
import { toldOfEvaluation } from "../../meeting/afterwards/recipients.ts";
import type { PersonId } from "../../meeting/people.ts";
import {
  type ActiveMeeting,
  type EndedMeeting,
  findPerson,
  type KnownMeeting,
  promptedId,
  type Question,
  speakingTurn,
  usedMs,
} from "../../meeting/state.ts";
import { evaluationText, sectionTexts } from "../../referat/sectionTexts.ts";
import { translator } from "../../text/text.ts";
import type { Desired } from "../outbox.ts";
import { asideKey } from "../upkeep.ts";
import type { Draws } from "./draws.ts";
import { beatOf, closing, isOpen, isTimely, STALE_MS, stepOf } from "./timely.ts";

/** «You have the word» says nothing new when the person has had it for a while. */
const TURN_STALE_MS = 60_000;

export function viddevaktKey(personId: PersonId): string {
  return `viddevakt:${personId}`;
}

/** Each end of a meeting has messages of its own; those of the first are called what they always were. */
export function keyOfEnd(key: string, endsTakenBack = 0): string {
  return endsTakenBack === 0 ? key : `${key}:${endsTakenBack}`;
}

export function referatKey(personId: PersonId, endsTakenBack?: number): string {
  return keyOfEnd(`referat:${personId}`, endsTakenBack);
}

/** Prompts stand above the card they are about, and so go first. */
export function privateMessages(meeting: KnownMeeting, nowMs: number, draws: Draws): Desired[] {
  const asked = [...prompts(meeting, nowMs), ...questions(meeting, nowMs), ...corrections(meeting, nowMs)];
  return meeting.status === "active"
    ? [
        ...asked,
        ...toAskingLeader(meeting, nowMs),
        ...toLate(meeting, nowMs),
        ...toViddevakt(meeting, nowMs),
        ...toSpeaker(meeting, nowMs),
      ]
    : [...asked, ...afterEnd(meeting, nowMs, draws)];
}

/** To whoever was viddevakt then. What has no buttons is left as it stands. */
function prompts(meeting: KnownMeeting, nowMs: number): Desired[] {
  const t = translator(meeting.info.målform);
  return meeting.prompts.flatMap((prompt): Desired[] => {
    const { key, toId: personId, about } = prompt;
    if (personId === undefined) return [];
    if (meeting.status === "active" && isTimely(meeting, prompt, nowMs)) {
      const draw = (toCard: string | undefined) => promptCard({ meeting, nowMs, t, toCard }, prompt);
      return [{ key, to: { personId }, mode: "once", alert: "feed", isCalledFor: true, draw }];
    }
    return about === "turnsMissing" ? [] : [closing(key, { personId }, () => overCard({ meeting, nowMs, t }))];
  });
}

/** Those that stand in the chat as well need no call there to the one who is asked. */
function questions(meeting: KnownMeeting, nowMs: number): Desired[] {
  const t = translator(meeting.info.målform);
  return meeting.questions.map((question): Desired => {
    const { toId: personId, about } = question;
    const key = keyOfQuestion(question);
    if (meeting.status !== "active" || !isOpen(meeting, question, nowMs))
      return closing(key, { personId }, () => overCard({ meeting, nowMs, t }));
    const draw = (toCard: string | undefined) => questionCard({ meeting, nowMs, t, toCard }, question);
    const asked: Desired = { key, to: { personId }, mode: "once", alert: "feed", draw };
    return about === "offer" ? { ...asked, isCalledFor: true } : asked;
  });
}

function keyOfQuestion(question: Question): string {
  const { about, toId, atMs } = question;
  if (about === "leading") return `takeOver:${question.byId}:${atMs}`;
  return about === "offer" ? `offer:${toId}:${atMs}` : `asked:${toId}:${atMs}`;
}

function questionCard(ctx: ActiveContext, question: Question): Card {
  if (question.about === "offer") return offerCard(ctx);
  const asker = question.about === "leading" ? findPerson(ctx.meeting, question.byId) : undefined;
  return asker === undefined ? askedCard(ctx) : takeOverCard(ctx, asker);
}

/** To whoever wrote what the leader has changed: while the phase lasts with what they can do about it. */
function corrections(meeting: KnownMeeting, nowMs: number): Desired[] {
  const ctx = { meeting, nowMs, t: translator(meeting.info.målform) };
  return (meeting.corrections ?? []).flatMap((one): Desired[] => {
    const { id, toId: personId, atMs, visit, undone } = one;
    if (personId === undefined) return [];
    const [key, to] = [`corrected:${personId}:${id}:${atMs}`, { personId }];
    if (undone) return [closing(key, to, () => correctionUndoneCard(ctx))];
    const isOn = meeting.status === "active" && meeting.visit.number === visit;
    const draw = (toCard: string | undefined) => correctedCard({ ...ctx, toCard }, one);
    return [{ key, to, mode: isOn ? "once" : "final", alert: "feed", isCalledFor: true, draw }];
  });
}

/** The leader hears of a no where the question was asked from, and nobody else does. */
function toAskingLeader(meeting: ActiveMeeting, nowMs: number): Desired[] {
  const { offer, leaderId: personId } = meeting;
  if (offer?.status !== "declined" || nowMs - offer.atMs > STALE_MS) return [];
  const t = translator(meeting.info.målform);
  const draw = (toCard: string | undefined) => offerDeclinedCard({ meeting, nowMs, t, toCard }, offer.personId);
  const key = `offerDeclined:${offer.personId}:${offer.atMs}`;
  return [{ key, to: { personId }, mode: "once", alert: "feed", isCalledFor: true, draw }];
}

/** Whoever comes late is told where they are, in private: the chat has heard it. */
function toLate(meeting: ActiveMeeting, nowMs: number): Desired[] {
  const t = translator(meeting.info.målform);
  return Object.entries(meeting.lateAtMs ?? {}).flatMap(([personId, atMs]): Desired[] => {
    const isNews = nowMs - atMs <= STALE_MS;
    if (!findPerson(meeting, personId)?.hasApp || !(isNews || isCorrectedSince(meeting, atMs))) return [];
    const [key, to] = [`late:${personId}:${atMs}`, { personId }];
    // What it tells may have been what was hidden.
    if (isCorrectedSince(meeting, atMs)) return [closing(key, to, () => overCard({ meeting, nowMs, t }))];
    const draw = (toCard: string | undefined) => lateCard({ meeting, nowMs, t, toCard });
    return [{ key, to, mode: "once", alert: "feed", draw }];
  });
}

function isCorrectedSince({ corrections = [] }: ActiveMeeting, thenMs: number): boolean {
  return corrections.some(({ atMs }) => atMs >= thenMs);
}

function toViddevakt(meeting: ActiveMeeting, nowMs: number): Desired[] {
  const personId = promptedId(meeting);
  if (personId === undefined) return [];
  const ctx = { meeting, nowMs, t: translator(meeting.info.målform) };
  return [
    {
      key: viddevaktKey(personId),
      to: { personId },
      mode: "live",
      isCurrent: true,
      beat: beatOf(meeting),
      step: stepOf(meeting),
      changesAtMs: clockChangesAtMs(meeting, nowMs),
      isCalledFor: true,
      draw: () => viddevaktCard(ctx),
    },
  ];
}

function toSpeaker(meeting: ActiveMeeting, nowMs: number): Desired[] {
  const speaking = speakingTurn(meeting);
  const person = speaking === undefined ? undefined : findPerson(meeting, speaking.personId);
  // In the room it is said aloud.
  if (person === undefined || person.inRoom || !meeting.clock.running) return [];
  const isFresh = usedMs(meeting, nowMs) - meeting.turn.startedUsedMs <= TURN_STALE_MS;
  const ctx = { meeting, nowMs, t: translator(meeting.info.målform) };
  const key = `turn:${meeting.visit.number}:${meeting.turn.count}`;
  const told = { mode: "once", alert: "feed" } as const;
  if (!person.hasApp) {
    const personId = writer(meeting);
    const draw = (toCard?: string) => turnForCard({ ...ctx, toCard }, person);
    // Its button is of use for as long as the turn lasts.
    const late = isFresh ? {} : ({ isClosing: true } as const);
    return [{ ...told, ...late, key: `${asideKey(personId)}${key}`, step: key, to: { personId }, draw }];
  }
  const draw = (toCard?: string) => turnCard({ ...ctx, toCard });
  return isFresh ? [{ ...told, key, to: { personId: person.id }, draw }] : [];
}

/** Who writes for those who are not in Teams: the secretary, or the leader where there is none. */
function writer({ people, secretaryId, leaderId }: ActiveMeeting): PersonId {
  return people.find((p) => p.id === secretaryId && p.present)?.id ?? leaderId;
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
  const { referat } = meeting;
  if (referat.status === "draft" && referat.reminded !== undefined) {
    const atMs = referat.remindAtMs?.[referat.reminded - 1];
    messages.push({ ...forLeader, key: `reminded:${atMs}`, mode: "once", draw: () => waitsCard(ctx, referat) });
  }
  messages.push({
    ...forLeader,
    key: referatKey(meeting.leaderId, meeting.endsTakenBack),
    mode: "live",
    isCurrent: true,
    draw: async () => {
      const pages = await draws.pages(meeting).catch(() => []);
      return referatDraftCard({ ...ctx, referat: sectionTexts(meeting), pages });
    },
    drawPlain: () => referatDraftCard({ ...ctx, referat: sectionTexts(meeting) }),
  });
  messages.push(...toEvaluators(meeting, nowMs));
  const { notCarried = [] } = meeting;
  if (notCarried.length > 0)
    messages.push({ ...forLeader, key: "notCarried", mode: "once", draw: () => notCarriedCard(ctx, notCarried) });
  const warned = keyOfEnd("warned", meeting.endsTakenBack);
  if (referat.status !== "draft") messages.push(closing(warned, forLeader.to, () => overCard(ctx)));
  else if (referat.warned && referat.sendAtMs !== undefined) {
    const { sendAtMs } = referat;
    messages.push({ ...forLeader, key: warned, mode: "once", draw: () => sendingSoonCard(ctx, sendAtMs) });
  }
  return messages;
}

/** The evaluation goes to those whose it is; who is not in Teams has it in the mail. Nobody is told of it late. */
function toEvaluators(meeting: EndedMeeting, nowMs: number): Desired[] {
  if (nowMs - meeting.endedAtMs > STALE_MS) return [];
  const ctx = { meeting, nowMs, t: translator(meeting.info.målform) };
  const draw = () => evaluatedCard(ctx, evaluationText(meeting));
  const keyFor = (id: PersonId) => keyOfEnd(`evaluation:${id}`, meeting.endsTakenBack);
  return toldOfEvaluation(meeting)
    .filter(({ hasApp }) => hasApp)
    .map(({ id }) => ({ key: keyFor(id), to: { personId: id }, mode: "once", isConfidential: true, draw }));
}
