/**
 * Texts that were withdrawn or replaced, taken out of the events when the referat has been sent, or is left as a draft
 * (docs/decisions/2026-11-26-tombstones.md). The events stay, so that a replay gives the meeting that everybody can see.
 */

import type { EvaluationAnswer } from "../evaluations.ts";
import { type MeetingEvent, nothingFor } from "../events.ts";
import { evolve, noMeeting } from "../evolve.ts";
import type { NextStep } from "../followUp.ts";
import type { Plan } from "../plan.ts";
import { wasAnswered } from "../record.ts";
import { answerId, innspelOf } from "../said.ts";
import type { MeetingState } from "../state.ts";
import { givenAnother, withoutAddress } from "./addressesGone.ts";
import type { NameDecision } from "./referat.ts";
import { sparedStanding, wordsGone } from "./wordsGone.ts";

/**
 * The events of a meeting that are to be stored without their text, by version (1 for the first), when its end stands: a draft
 * can be approved all the same, and says the same. What has been done before is not among them. None where the meeting runs or its referat is
 * on its way, and none should anything that can be seen come out otherwise.
 */
export function tombstones(events: readonly MeetingEvent[]): ReadonlyMap<number, MeetingEvent> {
  const state = events.reduce(evolve, noMeeting);
  if (state.status !== "ended" || state.referat.status === "sending") return new Map();
  const editions = state.referat.status === "sent" ? state.referat.editions : [];
  const alive = aliveIn(events);
  const gone = wordsGone(state);
  const inherited = sparedStanding(state);
  const replaced = new Map<number, MeetingEvent>();
  let edition = 1;
  for (const [index, event] of events.entries()) {
    if (event.type === "referatCorrected") {
      edition += 1;
      // What it changed was found by comparing texts, some of which are about to go.
      const changed = editions.find(({ number }) => number === edition)?.changed;
      if (event.changed === undefined && changed !== undefined) replaced.set(index + 1, { ...event, changed });
    }
    const blank = alive.has(index) || event.erased ? undefined : withoutText(event, { gone, inherited });
    if (blank !== undefined) replaced.set(index + 1, { ...blank, erased: true });
  }
  const seen = JSON.stringify(visibleIn(state));
  const isSeen = (stored: ReadonlyMap<number, MeetingEvent>) => {
    const after = events.map((event, index) => stored.get(index + 1) ?? event).reduce(evolve, noMeeting);
    return JSON.stringify(visibleIn(after)) === seen;
  };
  return [withoutAddresses(events, replaced), replaced].find(isSeen) ?? new Map();
}

/** The same, and without the addresses that were replaced: what they stand in says more, and stays. */
function withoutAddresses(
  events: readonly MeetingEvent[],
  replaced: ReadonlyMap<number, MeetingEvent>,
): ReadonlyMap<number, MeetingEvent> {
  const given = givenAnother(events);
  const all = events.flatMap((event, index) => {
    const stored = replaced.get(index + 1);
    const anew = withoutAddress(stored ?? event, given) ?? stored;
    return anew === undefined ? [] : [[index + 1, anew] as const];
  });
  return new Map(all);
}

/** Without a text of people's. */
type Wordless = WordlessStart | WordlessFlow | WordlessChoice | WordlessAfter;
type WordlessStart = "målformChanged" | "participantLeft" | "participantsSeen" | "participantsAbsent" | WordlessRoles;
type WordlessRoles = "participantReturned" | "viddevaktAsked" | "viddevaktAnswered" | "viddevaktWaived" | WordlessLead;
type WordlessLead = "secretaryAppointed" | "leadingRequested" | "leadingKept" | "leaderChanged" | WordlessOffer;
type WordlessOffer = "leadingOffered" | "leadingOfferEnded";
type WordlessFlow = "phaseEntered" | "phaseLengthened" | "paused" | "resumed" | "roundStarted" | WordlessTurns;
type WordlessTurns =
  | "turnStarted"
  | "turnEnded"
  | "roundEnded"
  | "turnReturned"
  | "viddevaktPrompted"
  | "promptDeferred"
  | "reminded";
type WordlessChoice =
  | "contributionWithdrawn"
  | "contributionRestored"
  | "factorNamed"
  | "statusQuoAnswerWithdrawn"
  | "statusQuoConcluded"
  | "factorsMerged"
  | "factorSplit"
  | "factorJudged"
  | WordlessVotes;
type WordlessVotes =
  | "votesCast"
  | "factorsChosen"
  | "tiltakDropped"
  | "nextDropped"
  | "closingDropped"
  | "meetingCompleted"
  | "meetingWentStale"
  | "meetingContinued";
type WordlessAfter =
  | "entryChosen"
  | "entryNotOpen"
  | "partLeftOut"
  | "partTakenIn"
  | "recipientRestored"
  | "sendingWarned"
  | "approvalCalledFor"
  | "sendingBegun"
  | "sendingTakenBack"
  | "referatSent"
  | "followUpCarried"
  | WordlessPost;
type WordlessPost = "mailHandedOver" | "mailFailed" | "mailRetried" | "archiveQueued" | "archived" | "archiveFailed";
/** What they say can be seen for as long as the meeting is kept. */
type Lasting =
  | "meetingStarted"
  | "wentBack"
  | "meetingAborted"
  | "referatCorrected"
  | "recipientAdded"
  | "addressesFound";

/** What a text stands as, until an event with the same key replaces it; undefined where it stays whatever comes. */
function keyOf(event: MeetingEvent, answer: number, wording: number): string | undefined {
  switch (event.type) {
    case "participantAdded":
    case "participantUpdated":
      return `person ${event.participant.id}`;
    case "contributionAdded":
    case "contributionEdited":
    case "textCorrected":
      return `said ${event.id}`;
    case "questionAnswered":
      return `said ${answerId(event.id, answer)}`;
    case "described":
      return "description";
    case "statusQuoWorded":
      return `wording ${wording}`;
    case "statusQuoAnswered":
      return `agreement ${wording} ${event.personId}`;
    case "tiltakTaken":
    case "planCorrected":
      return `plan ${event.id}`;
    case "tiltakReviewed":
      return `review ${event.id}`;
    case "nextDecided":
      return `next ${event.id}`;
    case "closingSaid":
      return `closing ${event.entryId}`;
    case "evaluated":
      return event.together === undefined ? `evaluation ${event.personId}` : "evaluation together";
    case "sectionEdited":
      return `section ${event.section}`;
    case "recipientLeftOut":
      return `left out ${event.personId}`;
    case "addressGiven":
      return `address ${event.personId}`;
    case "wordSpared":
    case "wordAskedAgain":
      return `word ${event.word}`;
    default:
      nothingFor<Wordless | Lasting | "nameDecided">(event.type);
      return undefined;
  }
}

/** Indexes of the events whose text can still be seen, or is part of the newest edition. */
function aliveIn(events: readonly MeetingEvent[]): ReadonlySet<number> {
  const stands = new Map<string, number>();
  const before = events[0]?.type === "meetingStarted" ? (events[0].sparedBefore ?? []) : [];
  let asSent: readonly number[] = [];
  let wording = 0;
  const answers = new Map<string, number>();
  const withdrawn = new Map<string, readonly (readonly [key: string, at: number])[]>();
  for (const [index, event] of events.entries()) {
    if (event.type === "statusQuoWorded") {
      // A wording that somebody had answered to stays in the referat (see `wasAnswered`).
      const isAnswered = [...stands.keys()].some((key) => key.startsWith(`agreement ${wording} `));
      if (!isAnswered) stands.delete(`wording ${wording}`);
      wording += 1;
    }
    const question = event.type === "questionAnswered" ? event.id : "";
    answers.set(question, (answers.get(question) ?? 0) + 1);
    const key = keyOf(event, answers.get(question) ?? 0, wording);
    if (key !== undefined) stands.set(key, index);
    if (event.type === "statusQuoAnswerWithdrawn") stands.delete(`agreement ${wording} ${event.personId}`);
    if (event.type === "contributionWithdrawn") {
      const { id } = event;
      const isIts = (key: string) =>
        key === `plan ${id}` || (key.startsWith("said ") && innspelOf(key.slice(5)) === id);
      const its = [...stands].filter(([key]) => isIts(key));
      for (const [key] of its) stands.delete(key);
      withdrawn.set(id, its);
    }
    if (event.type === "contributionRestored") {
      for (const [key, at] of withdrawn.get(event.id) ?? []) if (!key.startsWith("plan ")) stands.set(key, at);
    }
    // That a word of this meeting alone is asked about again need not be kept: nobody spares it any more.
    if (event.type === "wordAskedAgain" && !before.includes(event.word)) stands.delete(`word ${event.word}`);
    if (event.type === "tiltakDropped") stands.delete(`plan ${event.id}`);
    if (event.type === "nextDropped") stands.delete(`next ${event.id}`);
    if (event.type === "closingDropped") stands.delete(`closing ${event.entryId}`);
    if (event.type === "recipientRestored") stands.delete(`left out ${event.personId}`);
    if (event.type === "referatSent" || event.type === "referatCorrected") {
      asSent = [...stands].flatMap(([key, at]) => (/^(plan|section) /.test(key) ? [at] : []));
    }
  }
  return new Set([...stands.values(), ...asSent]);
}

interface Words {
  /** Decided on, and of no more use. */
  readonly gone: ReadonlySet<string>;
  /** Of those that came from earlier meetings, the ones that still are. */
  readonly inherited: ReadonlySet<string>;
}

/** The event with its text gone; undefined where it has none that may go. */
function withoutText(event: MeetingEvent, { gone, inherited }: Words): MeetingEvent | undefined {
  switch (event.type) {
    // What was shown of earlier meetings, and what they have spared, stands in those.
    case "meetingStarted": {
      const { agreedBefore, sparedBefore = [], ...started } = event;
      const standing = sparedBefore.filter((word) => inherited.has(word));
      if (agreedBefore === undefined && standing.length === sparedBefore.length) return undefined;
      return { ...started, ...(standing.length > 0 && { sparedBefore: standing }) };
    }
    case "wordSpared":
    case "wordAskedAgain":
      return { ...event, word: "" };
    case "participantAdded":
    case "participantUpdated": {
      const { role, ...participant } = event.participant;
      return role === undefined ? undefined : { ...event, participant };
    }
    case "contributionAdded":
    case "contributionEdited":
    case "questionAnswered":
    case "textCorrected":
      return { ...event, text: "" };
    case "sectionEdited":
      return event.text === null ? undefined : { ...event, text: "" };
    case "described":
      return { ...event, description: { ...event.description, what: "", behind: "" } };
    case "statusQuoWorded":
      return { ...event, sentence: "" };
    case "statusQuoAnswered":
      return event.agreement.agrees ? undefined : { ...event, agreement: { ...event.agreement, reason: "" } };
    case "tiltakTaken":
    case "planCorrected":
      return { ...event, plan: emptied(event.plan) };
    case "tiltakReviewed":
      return { ...event, reason: "" };
    case "nextDecided":
      return event.next.what === "step" ? { ...event, next: { what: "step", step: bare(event.next.step) } } : undefined;
    case "closingSaid":
      return { ...event, sentence: "" };
    case "evaluated":
      return { ...event, answer: withoutWords(event.answer) };
    case "recipientLeftOut":
      return { ...event, reason: "" };
    case "addressGiven":
      return { ...event, email: "" };
    case "nameDecided":
      return gone.has(event.word) ? { ...event, word: "" } : undefined;
    default:
      nothingFor<Wordless | Lasting>(event.type);
      return undefined;
  }
}

function emptied({ person: _named, ...plan }: Plan): Plan {
  return { ...plan, oppmerksomheit: "", goal: "", successSigns: "", evaluatedBy: "", evaluatedHow: "" };
}

function bare({ person: _named, goal: _goal, ...step }: NextStep): NextStep {
  return { ...step, text: "" };
}

/** The state as far as anybody can see it. */
function visibleIn(state: MeetingState): unknown {
  if (state.status !== "ended" || state.referat.status === "sending") return state;
  // Nobody takes the meeting up again by then.
  const { asItStood: _over, ...ended } = state;
  const { record, referat } = ended;
  const gone = wordsGone(state);
  const kept = (decisions: Readonly<Record<string, NameDecision>>) =>
    Object.fromEntries(Object.entries(decisions).filter(([word]) => !gone.has(word)));
  const hidden = (text: string, hides: boolean) => (hides ? "" : text);
  const inherited = sparedStanding(state);
  return {
    ...ended,
    spared: {
      before: (state.spared?.before ?? []).filter((word) => inherited.has(word)),
      here: state.spared?.here ?? [],
    },
    record: {
      ...record,
      contributions: record.contributions.map((c) => ({
        ...c,
        text: hidden(c.text, c.withdrawn),
        ...("answers" in c && { answers: c.answers.map((a) => ({ ...a, text: hidden(a.text, c.withdrawn) })) }),
      })),
      earlierStatusQuo: record.earlierStatusQuo.map((s) => ({ ...s, sentence: hidden(s.sentence, !wasAnswered(s)) })),
    },
    referat: {
      ...referat,
      work: { ...referat.work, decisions: kept(referat.work.decisions) },
      ...(referat.status === "sent" && {
        lastSent: { ...referat.lastSent, decisions: kept(referat.lastSent.decisions) },
      }),
    },
  };
}

function withoutWords({ structureWhy, usefulWhy, ...answer }: EvaluationAnswer): EvaluationAnswer {
  return {
    ...{ ...answer, worked: "", better: "", nextTime: "" },
    ...(structureWhy !== undefined && { structureWhy: "" }),
    ...(usefulWhy !== undefined && { usefulWhy: "" }),
  };
}
