/** Commands for property tests: mostly sensible in the meeting as it stands, from people who may or may not. */
import fc from "fast-check";
import { PARTS, SECTIONS } from "../../src/meeting/afterwards/referat.ts";
import type { ArchiveResult, Command, CommandBody } from "../../src/meeting/commands.ts";
import { FIT } from "../../src/meeting/evaluations.ts";
import { MALFORMER, REMINDERS } from "../../src/meeting/events.ts";
import { tiltakIn } from "../../src/meeting/followUp.ts";
import type { Job, Timer } from "../../src/meeting/jobs.ts";
import { CLOSINGS, OUTCOMES } from "../../src/meeting/outcomes.ts";
import { SYSTEM, TENESTER } from "../../src/meeting/people.ts";
import { GROUNDS, TILTAK_KINDS } from "../../src/meeting/record.ts";
import type { PhaseId } from "../../src/meeting/script/phase.ts";
import { scriptOf } from "../../src/meeting/script/scripts.ts";
import { type ActiveMeeting, type KnownMeeting, phaseNow } from "../../src/meeting/state.ts";
import { STEP } from "../support/followUpMeeting.ts";
import { PLAN } from "../support/meeting.ts";

/** What the generator draws; which command it becomes depends on the meeting. */
export interface Draw {
  /** A kind of command whatever the phase, or the number of one that belongs where the meeting is. */
  readonly type: CommandBody["type"] | number;
  /** Out of range means the one who is likeliest to do it. */
  readonly by: number;
  readonly who: number;
  readonly which: readonly [number, number];
  readonly yes: boolean;
  readonly text: string;
  readonly passesMs: number;
}

type Make = (meeting: KnownMeeting, draw: Draw, timers: readonly Timer[]) => CommandBody;

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
const person = (m: KnownMeeting, d: Draw) => pick(m.people, d.who).id;
const contribution = (m: KnownMeeting, index: number) => pick(m.record.contributions, index)?.id ?? "k1";
const said = (m: KnownMeeting, d: Draw) => contribution(m, d.which[0]) + (d.yes ? "" : `/${d.which[1]}`);
const phaseOf = (m: KnownMeeting) => (m.status === "active" ? m.visit.phase : "over");
const phasesOf = (m: KnownMeeting): readonly PhaseId[] => scriptOf(m.info).phases.map(({ id }) => id);
const factorIds = (m: KnownMeeting, d: Draw) => {
  const ids = m.record.contributions.filter((c) => c.kind === "factors").map((c) => c.id);
  return ids.length === 0 ? ["k1"] : [pick(ids, d.which[0]), pick(ids, d.which[1])];
};
const detail = (m: KnownMeeting, d: Draw): Extract<CommandBody, { type: "contribute" }>["detail"] => {
  const kind = m.status === "active" ? phaseNow(m).collects : undefined;
  if (kind === "factors") return { kind, systemFactor: d.yes };
  if (kind === "tiltak")
    return { kind, factorId: m.record.chosenFactorIds[0] ?? "k2", tiltakKind: pick(TILTAK_KINDS, d.which[0]) };
  return { kind: "clarifying" };
};
const speaker = (m: KnownMeeting, d: Draw) =>
  (m.status === "active" && "round" in m.visit && m.visit.round.turns.find((t) => t.status === "speaking")?.personId) ||
  person(m, d);

const role = (d: Draw) => (d.which[1] % 3 === 0 ? {} : { role: d.text });

const RESULTS: readonly ArchiveResult[] = [
  { status: "queued" },
  { status: "delivered", reference: "ref" },
  { status: "awaitingReceipt", reference: "ref" },
  { status: "failed", fault: "full" },
];

const brought = (m: KnownMeeting, d: Draw) => pick([...tiltakIn(m).map(({ tiltak }) => tiltak.id), "none"], d.which[0]);

const MAKE: { readonly [T in CommandBody["type"]]: Make } = {
  start: (m) => ({ type: "start", info: m.info, people: m.people }),
  setMålform: (_m, d) => ({ type: "setMålform", målform: pick(MALFORMER, d.which[0]) }),
  join: (m, d) => ({
    type: "join",
    participant: d.yes
      ? pick(m.people, d.who)
      : { id: `ny${d.which[0]}`, name: "Nils Berg", teneste: "eining", hasApp: true, present: true },
  }),
  presence: (m, d) => {
    const seen = m.people.filter((p, i) => p.hasApp && (i + d.which[0]) % 4 !== 0);
    const away = m.people.filter((p) => p.hasApp && !seen.includes(p) && d.yes).map((p) => p.id);
    const newcomer = {
      id: `ny${d.which[1]}`,
      name: "Nils Berg",
      teneste: "eining",
      hasApp: true,
      present: true,
    } as const;
    return { type: "presence", seen: d.which[1] < 3 ? [...seen, newcomer] : seen, away };
  },
  confirmPeople: (_m, d) => ({ type: "confirmPeople", everyone: d.yes }),
  leave: (m, d) => ({ type: "leave", personId: person(m, d) }),
  addWithoutApp: (_m, d) => ({ type: "addWithoutApp", name: d.text, teneste: pick(TENESTER, d.which[0]), ...role(d) }),
  updateParticipant: (m, d) => ({
    type: "updateParticipant",
    personId: person(m, d),
    teneste: pick(TENESTER, d.which[0] % 3),
    ...role(d),
    present: d.yes,
  }),
  setRoles: (m, d) => ({
    type: "setRoles",
    people: [
      { personId: person(m, d), teneste: pick(TENESTER, d.which[0]) },
      { personId: pick(m.people, d.who + 1).id, present: d.yes },
      { personId: pick(m.people, d.which[0]).id, inRoom: d.which[1] % 2 === 0 },
    ],
    ...(d.which[1] === 9 ? { names: [d.text] } : {}),
    ...(d.yes ? { viddevaktId: person(m, d) } : { secretaryId: null }),
  }),
  askViddevakt: (m, d) => ({ type: "askViddevakt", personId: person(m, d) }),
  answerViddevakt: (_m, d) => ({ type: "answerViddevakt", yes: d.yes }),
  goWithoutViddevakt: () => ({ type: "goWithoutViddevakt" }),
  appointSecretary: (m, d) => ({ type: "appointSecretary", personId: d.yes ? person(m, d) : null }),
  askToLead: () => ({ type: "askToLead" }),
  answerTakeOver: (_m, d) => ({ type: "answerTakeOver", yes: d.yes }),
  offerLeading: (m, d) => ({ type: "offerLeading", personId: person(m, d) }),
  answerOffer: (_m, d) => ({ type: "answerOffer", yes: d.yes }),
  takeBackOffer: () => ({ type: "takeBackOffer" }),
  nextPhase: (m) => ({ type: "nextPhase", from: phaseOf(m) }),
  goBack: (m, d) => ({
    type: "goBack",
    phase: pick(phasesOf(m), Math.max(0, phasesOf(m).indexOf(phaseOf(m)) - 1 - (d.which[0] % 2))),
    reason: d.text,
  }),
  lengthen: (_m, d) => ({ type: "lengthen", minutes: d.which[0] % 5 }),
  pause: (_m, d) => ({ type: "pause", because: d.yes ? "person" : "teamsMeetingEnded" }),
  resume: () => ({ type: "resume" }),
  abort: (_m, d) => ({ type: "abort", reason: d.text }),
  endTurn: (m, d) => ({ type: "endTurn", personId: speaker(m, d) }),
  pass: (m, d) => ({ type: "pass", personId: person(m, d) }),
  endRound: () => ({ type: "endRound" }),
  anotherRound: () => ({ type: "anotherRound" }),
  undo: (m) => ({ type: "undo", at: (m.status === "active" && m.undoables.at(-1)?.at) || 1 }),
  contribute: (m, d) => ({ type: "contribute", authorId: person(m, d), text: d.text, detail: detail(m, d) }),
  contributeTogether: (m, d) => ({
    type: "contributeTogether",
    said: [person(m, d), speaker(m, d)].map((authorId) => ({
      authorId,
      text: d.text,
      ...(d.which[1] % 9 === 0 ? {} : { detail: detail(m, d) }),
    })),
    passed: m.people.filter((p) => !p.hasApp || p.inRoom).map((p) => p.id),
  }),
  editContribution: (m, d) => ({
    type: "editContribution",
    id: contribution(m, d.which[0]),
    text: d.text,
    detail: detail(m, d),
  }),
  withdrawContribution: (m, d) => ({ type: "withdrawContribution", id: contribution(m, d.which[0]) }),
  correctText: (m, d) => ({ type: "correctText", id: said(m, d), text: d.text }),
  hideWords: (m, d) => ({ type: "hideWords", id: said(m, d), words: d.text.split(" ") }),
  nameFactor: (m, d) => ({
    type: "nameFactor",
    id: contribution(m, d.which[0]),
    factorId: m.record.chosenFactorIds[0] ?? "k2",
  }),
  answerQuestion: (m, d) => ({
    type: "answerQuestion",
    id: contribution(m, d.which[0]),
    text: d.text,
    answeredById: person(m, d),
  }),
  describe: (_m, d) => ({ type: "describe", what: d.text, behind: d.text, grounds: [pick(GROUNDS, d.which[0])] }),
  wordStatusQuo: (_m, d) => ({ type: "wordStatusQuo", sentence: d.text }),
  agree: (m, d) => ({ type: "agree", personId: person(m, d) }),
  agreeTogether: (m, d) => ({
    type: "agreeTogether",
    personIds: m.people.filter((p) => !p.hasApp || p.inRoom).map((p) => p.id),
    wording: m.record.earlierStatusQuo.length + (d.which[0] % 7 === 0 ? 1 : 0),
  }),
  reserve: (m, d) => ({ type: "reserve", personId: person(m, d), reason: d.text }),
  concludeStatusQuo: () => ({ type: "concludeStatusQuo" }),
  mergeFactors: (m, d) => ({ type: "mergeFactors", intoId: factorIds(m, d)[0] ?? "", ids: factorIds(m, d) }),
  splitFactor: (m, d) => ({ type: "splitFactor", id: factorIds(m, d)[0] ?? "k1" }),
  judgeFactor: (m, d) => ({ type: "judgeFactor", id: factorIds(m, d)[0] ?? "k1", systemFactor: d.yes }),
  vote: (m, d) => ({ type: "vote", personId: person(m, d), factorIds: factorIds(m, d) }),
  chooseFactors: (m, d) => ({ type: "chooseFactors", factorIds: factorIds(m, d) }),
  takeTiltak: (m, d) => ({ type: "takeTiltak", id: contribution(m, d.which[0]), plan: { ...PLAN, goal: d.text } }),
  dropTiltak: (m, d) => ({ type: "dropTiltak", id: contribution(m, d.which[0]) }),
  reviewTiltak: (m, d) => ({
    type: "reviewTiltak",
    id: brought(m, d),
    outcome: pick(OUTCOMES, d.which[0]),
    reason: d.text,
    tookPart: d.yes ? [person(m, d)] : [],
  }),
  decideNext: (m, d) => {
    const next = [
      { what: "step" as const, step: { ...STEP, text: d.text, goal: d.text, ...(d.yes && { habit: true as const }) } },
      { what: "move" as const, evaluateBy: PLAN.evaluateBy },
      { what: "nothing" as const },
    ];
    return { type: "decideNext", id: brought(m, d), next: pick(next, d.which[1]) };
  },
  closeBrought: (m, d) => ({
    type: "closeBrought",
    entryId: m.brought?.[0]?.entryId ?? "e",
    because: pick(CLOSINGS, d.which[0]),
    sentence: d.text,
  }),
  keepOpen: (m) => ({ type: "keepOpen", entryId: m.brought?.[0]?.entryId ?? "e" }),
  followUpCarried: () => ({ type: "followUpCarried", notCarried: [] }),
  evaluate: (m, d) => ({
    type: "evaluate",
    personId: person(m, d),
    answer: {
      worked: d.text,
      better: "",
      structure: pick(FIT, d.which[0]),
      useful: pick(FIT, d.which[1]),
      nextTime: "",
    },
  }),
  remind: (_m, d) => ({ type: "remind", reminder: pick(REMINDERS, d.which[0]) }),
  chooseParts: (_m, d) => ({ type: "chooseParts", parts: PARTS.filter((_part, i) => (i + d.which[0]) % 3 !== 0) }),
  editSection: (_m, d) => ({ type: "editSection", section: pick(SECTIONS, d.which[0]), text: d.yes ? d.text : null }),
  correctPlan: (m, d) => ({
    type: "correctPlan",
    id: pick(Object.keys(m.record.plans), d.which[0]) ?? "k4",
    plan: { ...PLAN, goal: d.text },
  }),
  leaveOutRecipient: (m, d) => ({ type: "leaveOutRecipient", personId: person(m, d), reason: d.text }),
  restoreRecipient: (m, d) => ({ type: "restoreRecipient", personId: person(m, d) }),
  addRecipient: (_m, d) => ({ type: "addRecipient", name: d.text, email: d.yes ? "ny@skule.example" : d.text }),
  askAgain: (_m, d) => ({ type: "askAgain", words: d.yes ? ["Tuva"] : [] }),
  chooseEntries: (_m, d) => ({ type: "chooseEntries", entries: { k2: d.yes ? "e1" : null } }),
  decideNames: (_m, d) => ({ type: "decideNames", decisions: { Tuva: d.yes ? "keep" : "mask" } }),
  correctReferat: (_m, d) => ({ type: "correctReferat", why: d.text }),
  retryArchive: () => ({ type: "retryArchive" }),
  archiveResult: (_m, d) => ({ type: "archiveResult", edition: 1 + (d.which[0] % 2), result: pick(RESULTS, d.who) }),
  noteNotOpen: () => ({ type: "noteNotOpen", factorId: "k2" }),
  approveReferat: () => ({ type: "approveReferat" }),
  takeBackSending: () => ({ type: "takeBackSending" }),
  continueMeeting: (m, d) => ({ type: "continueMeeting", ending: d.yes ? (m.endsTakenBack ?? 0) : 0 }),
  retryMail: (m, d) => ({ type: "retryMail", personId: person(m, d) }),
  giveAddress: (m, d) => ({ type: "giveAddress", personId: person(m, d), email: d.yes ? "ny@skule.example" : d.text }),
  addressesFound: (m, d) => ({
    type: "addressesFound",
    addresses: Object.fromEntries([[person(m, d), d.yes ? "ny@skule.example" : d.text]]),
  }),
  timer: (_m, d, timers) => ({ type: "timer", timer: timers.length === 0 ? { kind: "stale" } : pick(timers, d.who) }),
  mailResult: (m, d) => ({
    type: "mailResult",
    edition: 1 + (d.which[0] % 2),
    personId: person(m, d),
    fault: d.yes ? null : "unreachable",
  }),
};

type Type = CommandBody["type"];
const TYPES = Object.keys(MAKE) as Type[];
const ROUND: readonly Type[] = [
  "contribute",
  "contribute",
  "contribute",
  "contributeTogether",
  "endTurn",
  "endTurn",
  "pass",
  "endRound",
  "anotherRound",
  "undo",
];
const OWN: readonly Type[] = [...ROUND, "editContribution", "withdrawContribution"];
const GATHERING: readonly Type[] = [
  "setRoles",
  "askViddevakt",
  "answerViddevakt",
  "goWithoutViddevakt",
  "appointSecretary",
  "addWithoutApp",
  "updateParticipant",
];

/** What belongs to the phase that the meeting is in, by its script. */
function here(meeting: ActiveMeeting): readonly Type[] {
  const { kind, collects, mayAct } = phaseNow(meeting);
  const gathers = kind === "gathering" ? GATHERING : [];
  return [...gathers, ...(collects === undefined ? [] : OWN), ...mayAct, ...mayAct];
}

const ANYWHERE: readonly Type[] = [
  "nextPhase",
  "nextPhase",
  "goBack",
  "join",
  "leave",
  "presence",
  "confirmPeople",
  "timer",
  "timer",
  "pause",
  "resume",
  "resume",
  "lengthen",
];
const AFTERWARDS: readonly Type[] = [
  "approveReferat",
  "takeBackSending",
  "continueMeeting",
  "timer",
  "mailResult",
  "retryMail",
  "giveAddress",
  "addressesFound",
  "editSection",
  "editSection",
  "correctPlan",
  "leaveOutRecipient",
  "restoreRecipient",
  "addRecipient",
  "decideNames",
  "correctReferat",
  "correctReferat",
  "archiveResult",
  "retryArchive",
  "timer",
];

function typeOf(meeting: KnownMeeting, { type }: Draw): Type {
  if (typeof type === "string") return type;
  return pick(meeting.status === "active" ? [...here(meeting), ...ANYWHERE] : AFTERWARDS, type);
}

export const anyDraw: fc.Arbitrary<Draw> = fc.record({
  type: fc.oneof(
    { weight: 8, arbitrary: fc.nat(999) },
    { weight: 2, arbitrary: fc.constantFrom(...TYPES) },
    { weight: 1, arbitrary: fc.constantFrom<Type>("askViddevakt", "answerViddevakt", "askToLead", "answerTakeOver") },
  ),
  by: fc.nat(40),
  who: fc.nat(9),
  which: fc.tuple(fc.nat(9), fc.nat(9)),
  yes: fc.boolean(),
  text: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom("Få vaksne ute", "Lite å gjere", "Kva klasse?", "Vi ser at Tuva smiler") },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 1100 }) },
  ),
  passesMs: fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 9, arbitrary: fc.nat(40_000) },
    { weight: 6, arbitrary: fc.nat(400_000) },
    { weight: 1, arbitrary: fc.nat(5_000_000) },
  ),
});

/** The command that `draw` means in `meeting`. `jobs` are those asked for so far; a timer among them may go off at any time. */
export function commandFrom(meeting: KnownMeeting, draw: Draw, jobs: readonly Job[]): Command {
  const timers = jobs.flatMap((job) => (job.kind === "timer" ? [job.timer] : [])).slice(-8);
  const body = MAKE[typeOf(meeting, draw)](meeting, draw, timers);
  return { ...body, by: whoAsks(meeting, body, draw), confirmed: draw.yes };
}

function whoAsks(meeting: KnownMeeting, body: CommandBody, draw: Draw): string {
  if (
    ["timer", "presence", "addressesFound", "mailResult", "archiveResult", "noteNotOpen", "followUpCarried"].includes(
      body.type,
    )
  )
    return draw.by === 0 ? meeting.leaderId : SYSTEM;
  if (draw.by < 6) return meeting.people[draw.by]?.id ?? "stranger";
  if (body.type === "answerViddevakt" && "personId" in meeting.viddevakt) return meeting.viddevakt.personId;
  if (body.type === "askToLead") return meeting.people[draw.who]?.id ?? "stranger";
  if (body.type === "editContribution" || body.type === "withdrawContribution") {
    return meeting.record.contributions.find((c) => c.id === body.id)?.writtenById ?? "stranger";
  }
  const concerned = "personId" in body ? body.personId : "authorId" in body ? body.authorId : undefined;
  const own = meeting.people.find((p) => p.id === concerned && p.hasApp)?.id;
  const forThemselves =
    (meeting.status === "active" && "round" in meeting.visit) ||
    body.type === "agree" ||
    body.type === "vote" ||
    body.type === "evaluate";
  return forThemselves && own !== undefined ? own : meeting.leaderId;
}
