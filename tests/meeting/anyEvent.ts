/** Events with any content, whether they make sense or not. */
import fc from "fast-check";
import { PARTS, SECTIONS } from "../../src/meeting/afterwards/referat.ts";
import type { EventBody, EventType, MeetingEvent, Prompt } from "../../src/meeting/events.ts";
import { MALFORMER, REMINDERS, TURN_STATUSES } from "../../src/meeting/events.ts";
import type { Next } from "../../src/meeting/followUp.ts";
import { CLOSINGS, OUTCOMES } from "../../src/meeting/outcomes.ts";
import { type Participant, TENESTER } from "../../src/meeting/people.ts";
import { GROUNDS, TILTAK_KINDS } from "../../src/meeting/record.ts";
import { BTI_PHASES as PHASES } from "../../src/meeting/script/bti.ts";
import { BROUGHT, STEP } from "../support/followUpMeeting.ts";
import { INFO, PEOPLE, PLAN, START_MS } from "../support/meeting.ts";

const id = fc.constantFrom("leader", "olav", "siri", "per", "kari", "utan-app:1", "stranger", "system", "__proto__");
const said = fc.constantFrom("k1", "k2", "k3", "k4", "k5", "k6", "k99");
const many = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 4 });
const text = fc.string({ maxLength: 20 });
const yes = fc.boolean();
const phase = fc.constantFrom(...PHASES);
const ms = fc.integer({ min: -1000, max: 3_600_000 });
const visit = fc.nat(9);
const fault = fc.constantFrom("noAddress" as const, "denied" as const);
const known = { id, name: text, teneste: fc.constantFrom(...TENESTER), hasApp: yes, present: yes };
const participant: fc.Arbitrary<Participant> = fc.oneof(fc.record(known), fc.record({ ...known, role: text }));
const detail = fc.oneof(
  fc.constant({ kind: "clarifying" as const }),
  fc.record({ kind: fc.constant("factors" as const), systemFactor: yes }),
  fc.record(
    {
      kind: fc.constant("tiltak" as const),
      factorId: said,
      alsoFactorIds: many(said),
      tiltakKind: fc.constantFrom(...TILTAK_KINDS),
    },
    { requiredKeys: ["kind", "factorId", "tiltakKind"] },
  ),
);
const prompt: fc.Arbitrary<Prompt> = fc.oneof(
  fc.record({ about: fc.constantFrom("phaseNearEnd" as const, "phaseUp" as const), visit }),
  fc.record({ about: fc.constant("phaseOver" as const), visit, overMinutes: fc.nat(20) }),
  fc.record({ about: fc.constant("turnUp" as const), visit, personId: id, turn: fc.nat(20) }),
  fc.record({ about: fc.constant("turnsMissing" as const), visit, personIds: many(id) }),
);
const fit = fc.constantFrom("yes" as const, "partly" as const, "no" as const);

type Fields<T extends EventType> = {
  [K in keyof Omit<Extract<EventBody, { type: T }>, "type">]: fc.Arbitrary<
    Extract<EventBody, { type: T }>[K & keyof Extract<EventBody, { type: T }>]
  >;
};

const broughtId = fc.constantFrom("1.2", "2.1", "9.9");

/** Every type of event has its fields here; the type checker sees to that. */
const FIELDS: { readonly [T in EventType]: Fields<T> } = {
  meetingStarted: {
    info: fc.constant(INFO),
    leaderId: id,
    people: fc.constant(PEOPLE),
    agreedBefore: fc.constantFrom(
      { tiltak: [{ text: "Leik ute", responsible: ["eining" as const], evaluateBy: "2027-04-12" }], more: 2 },
      undefined as never,
    ),
    brought: fc.constantFrom(BROUGHT, undefined as never),
    sparedBefore: fc.constantFrom(["Solbakken", "Ola"], undefined as never),
  },
  målformChanged: { målform: fc.constantFrom(...MALFORMER) },
  participantAdded: { participant, because: fc.constantFrom("inChat", undefined as never) },
  participantUpdated: { participant },
  participantLeft: { personId: id },
  participantsSeen: { personIds: many(id) },
  participantsAbsent: { personIds: many(id) },
  participantReturned: { personId: id },
  viddevaktAsked: { personId: id },
  viddevaktAnswered: { personId: id, yes },
  viddevaktWaived: {},
  secretaryAppointed: { personId: fc.option(id) },
  leadingRequested: { personId: id },
  leadingKept: {},
  leadingOffered: { personId: id },
  leadingOfferEnded: { because: fc.constantFrom("declined", "takenBack") },
  leaderChanged: { personId: id, because: fc.constantFrom("agreed", "silent", "absent") },
  phaseEntered: { phase, plannedMs: ms },
  wentBack: { phase, plannedMs: ms, reason: text },
  phaseLengthened: { minutes: fc.integer({ min: -9, max: 9 }), lastsMs: fc.constantFrom(600_000, undefined as never) },
  paused: { because: fc.constantFrom("person", "teamsMeetingEnded") },
  resumed: {},
  roundStarted: { order: many(id) },
  turnStarted: { personId: id, shareMs: fc.constantFrom(60_000, undefined as never) },
  turnEnded: {
    personId: id,
    how: fc.constantFrom("spoke", "passed", "left"),
    endedById: id,
    together: fc.constantFrom(true as const, undefined as never),
  },
  roundEnded: { missing: many(id) },
  turnReturned: {
    personId: id,
    turns: many(fc.record({ personId: id, status: fc.constantFrom(...TURN_STATUSES) })),
    turn: fc.record({ startedUsedMs: ms, shareMs: ms }),
    spokenMs: fc.constantFrom({}, { kari: 60_000 }),
    spokenTogetherMs: fc.constantFrom(60_000, undefined as never),
  },
  contributionAdded: { id: said, authorId: id, writtenById: id, text, detail },
  contributionEdited: { id: said, text, detail },
  contributionWithdrawn: { id: said },
  contributionRestored: { id: said },
  textCorrected: {
    id: fc.oneof(said, fc.constantFrom("k1/1", "k1/9", "k1/x", "")),
    text,
    how: fc.constantFrom("corrected", "hidden", "undone"),
  },
  factorNamed: { id: said, factorId: said },
  questionAnswered: { id: said, text, answeredById: id },
  described: {
    description: fc.record({ what: text, behind: text, grounds: many(fc.constantFrom(...GROUNDS)), byId: id }),
  },
  statusQuoWorded: { sentence: text },
  statusQuoAnswered: {
    personId: id,
    agreement: fc.record({ agrees: fc.constant(false as const), reason: text, byId: id }),
    restored: fc.constantFrom(true as const, undefined as never),
  },
  statusQuoAnswerWithdrawn: { personId: id },
  statusQuoConcluded: {},
  factorsMerged: { intoId: said, ids: many(said) },
  factorSplit: { id: said },
  factorJudged: { id: said, systemFactor: yes },
  votesCast: { personId: id, factorIds: many(said) },
  factorsChosen: { factorIds: many(said) },
  tiltakTaken: { id: said, plan: fc.constant(PLAN), busyActors: fc.constant([]) },
  tiltakDropped: { id: said },
  evaluated: {
    personId: id,
    answer: fc.record({ worked: text, better: text, structure: fit, useful: fit, nextTime: text }),
  },
  tiltakReviewed: { id: broughtId, outcome: fc.constantFrom(...OUTCOMES), reason: text, tookPart: many(id) },
  nextDecided: {
    id: broughtId,
    next: fc.constantFrom<Next>(
      { what: "step", step: STEP },
      { what: "step", step: { ...STEP, habit: true, goal: "Alle er med i leik" } },
      { what: "move", evaluateBy: "2027-04-12" },
      { what: "nothing" },
    ),
  },
  nextDropped: { id: broughtId },
  closingSaid: { entryId: fc.constant("m0-k2"), because: fc.constantFrom(...CLOSINGS), sentence: text },
  closingDropped: { entryId: fc.constant("m0-k2") },
  followUpCarried: {
    notCarried: fc.constantFrom(
      [],
      [{ entryId: "m0-k2", id: "1.2", what: "review" as const, why: "evaluated" as const }],
    ),
  },
  wordSpared: { word: fc.constantFrom("Solbakken", "Ola", "Tuva") },
  wordAskedAgain: { word: fc.constantFrom("Solbakken", "Ola", "Tuva") },
  viddevaktPrompted: { prompt },
  promptDeferred: { prompt, untilMs: ms },
  reminded: { reminder: fc.constantFrom(...REMINDERS), key: fc.constantFrom("reminder:1-0", undefined as never) },
  meetingCompleted: {
    sendAtMs: fc.constantFrom(START_MS, undefined as never),
    remindAtMs: fc.constantFrom([START_MS], undefined as never),
  },
  meetingAborted: { reason: text },
  meetingWentStale: {},
  meetingContinued: {},
  sendingBegun: { dueAtMs: fc.constant(START_MS) },
  sendingTakenBack: { remindAtMs: fc.constantFrom([START_MS], undefined as never) },
  referatSent: {
    because: fc.constantFrom("approved", "time"),
    recipients: fc.oneof(many(id), fc.constant(undefined as never)),
  },
  sectionEdited: { section: fc.constantFrom(...SECTIONS), text: fc.option(text) },
  partLeftOut: { part: fc.constantFrom(...PARTS) },
  partTakenIn: { part: fc.constantFrom(...PARTS) },
  planCorrected: { id: said, plan: fc.constant(PLAN) },
  entryChosen: { factorId: said, entryId: fc.option(said) },
  entryNotOpen: { factorId: said },
  recipientLeftOut: { personId: id, reason: text },
  recipientRestored: { personId: id },
  recipientAdded: { recipient: fc.record({ id, name: text }) },
  nameDecided: { word: text, decision: fc.constantFrom("keep", "mask") },
  sendingWarned: {},
  approvalCalledFor: { number: fc.nat(3) },
  referatCorrected: { why: text },
  archiveQueued: { edition: fc.nat(3) },
  archived: { edition: fc.nat(3), reference: text, awaitsReceipt: yes },
  archiveFailed: { edition: fc.nat(3), fault: fc.constantFrom("full", "denied") },
  mailHandedOver: { personId: id },
  mailFailed: { personId: id, fault },
  mailRetried: { personId: id },
  addressGiven: { personId: id, email: text, outside: fc.constant(undefined) },
  addressesFound: { addresses: fc.dictionary(id, text) },
};

/** Ends come seldom, so that there is a meeting to go on with. */
const ENDS: readonly string[] = ["meetingCompleted", "meetingAborted", "meetingWentStale"];

export const anyEvent: fc.Arbitrary<MeetingEvent> = fc.oneof(
  ...Object.entries(FIELDS).map(([type, fields]) => ({
    weight: ENDS.includes(type) ? 1 : 8,
    arbitrary: fc.record({
      ...fields,
      type: fc.constant(type),
      by: id,
      atMs: fc.integer({ min: START_MS - 1000, max: START_MS + 7_200_000 }),
    }) as unknown as fc.Arbitrary<MeetingEvent>,
  })),
);
