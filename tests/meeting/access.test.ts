import { describe, expect, test } from "vitest";
import { Refused } from "../../src/errors.ts";
import { type Action, may } from "../../src/meeting/access.ts";
import type { CommandBody } from "../../src/meeting/commands.ts";
import { decide } from "../../src/meeting/decide.ts";
import { type Participant, type PersonId, SYSTEM } from "../../src/meeting/people.ts";
import { PERMISSIONS } from "../../src/meeting/permissions.ts";
import { BTI_PHASES as PHASES } from "../../src/meeting/script/bti.ts";
import type { RefusalCode } from "../../src/refusals.ts";
import { followUpDoneWith, reviewing, stepping } from "../support/followUpMeeting.ts";
import {
  approved,
  as,
  completedMeeting,
  INFO,
  meetingDoneWith,
  meetingIn,
  PEOPLE,
  PLAN,
  type Played,
  play,
  WITHOUT_APP,
} from "../support/meeting.ts";

const extra = (id: PersonId, more: Partial<Participant> = {}): Participant => ({
  ...(PEOPLE[1] as Participant),
  id,
  name: `Namn ${id}`,
  ...more,
});
const coming = (person: Participant) => as(SYSTEM, { type: "join", participant: person });

/** Everybody there can be in a meeting, or about it, by what they are in it. */
const ROLES: Readonly<Record<string, PersonId>> = {
  leader: "leader",
  secretary: "siri",
  viddevakt: "olav",
  employee: "eva",
  service: "per",
  withoutApp: WITHOUT_APP,
  gone: "gaatt",
  removed: "fjerna",
  neverCame: "aldri",
  outsider: "stranger",
  guest: "29:gjest",
};
type Role = keyof typeof ROLES;
const HERE: readonly Role[] = ["leader", "secretary", "viddevakt", "employee", "service", "withoutApp", "guest"];

/** The same people added to any running meeting. */
const CAST = [
  coming(extra("eva")),
  coming(extra("29:gjest")),
  coming(extra("gaatt")),
  as("gaatt", { type: "leave", personId: "gaatt" }),
  coming(extra("fjerna")),
  as(SYSTEM, { type: "leave", personId: "fjerna" }),
  as(SYSTEM, { type: "join", participant: extra("aldri"), because: "inChat" }),
  as(SYSTEM, { type: "presence", seen: [...PEOPLE], away: ["aldri"] }),
] as const;
const ROLES_GIVEN = [
  as("leader", { type: "addWithoutApp", name: "Gro Li", teneste: "eining" }),
  as("leader", { type: "askViddevakt", personId: "olav" }),
  as("olav", { type: "answerViddevakt", yes: true }),
  as("leader", { type: "appointSecretary", personId: "siri" }),
] as const;

const running: readonly (readonly [string, Played])[] = PHASES.flatMap((phase) => {
  const given = phase === "roles" ? ROLES_GIVEN : [];
  const begun = play([...given, ...CAST], meetingIn(phase));
  const paused = play([as("leader", { type: "pause", because: "person" })], begun);
  const done = phase === "roles" ? begun : play([...CAST], meetingDoneWith(phase));
  return [
    [phase, begun],
    [`${phase}, paused`, paused],
    [`${phase}, done`, done],
  ] as const;
});
const merged = play(
  [as("leader", { type: "mergeFactors", intoId: "k3", ids: ["k2"] })],
  play([...CAST], meetingDoneWith("factors")),
);
const offered = play([...CAST, as("leader", { type: "offerLeading", personId: "siri" })], meetingIn("factors"));
const draft = play([as("leader", { type: "abort", reason: "" })], play([...CAST], meetingDoneWith("summary")));
const states: readonly (readonly [string, Played])[] = [
  ...running,
  ["factors, merged", merged],
  ["factors, another asked to lead", offered],
  ["ended, draft", draft],
  ["ended, sending", play([as("leader", { type: "approveReferat" })], draft)],
  ["ended, sent", play([approved], draft)],
  ["completed", completedMeeting()],
  ["following up", play([...CAST], followUpDoneWith("whatNow"))],
];

const everyone = HERE;
const leader: readonly Role[] = ["leader"];
const writers: readonly Role[] = ["leader", "secretary"];
const watchers: readonly Role[] = ["leader", "viddevakt"];
const nobody: readonly Role[] = [];
const answer = { worked: "", better: "", structure: "yes", useful: "yes", nextTime: "" } as const;

/** Who may at all, whatever else is in the way; for each person that the command can be about. */
const MAY: Readonly<
  Record<CommandBody["type"], readonly [who: readonly Role[], make: (about: PersonId) => CommandBody]>
> = {
  start: [nobody, () => ({ type: "start", info: INFO, people: PEOPLE })],
  setMålform: [everyone, () => ({ type: "setMålform", målform: "nb" })],
  join: [nobody, (id) => ({ type: "join", participant: extra(`${id}-annan`) })],
  leave: [everyone, (personId) => ({ type: "leave", personId })],
  presence: [nobody, (id) => ({ type: "presence", seen: [...PEOPLE], away: [id] })],
  confirmPeople: [leader, () => ({ type: "confirmPeople", everyone: true })],
  addWithoutApp: [writers, () => ({ type: "addWithoutApp", name: "Geir Li", teneste: "nav" })],
  updateParticipant: [everyone, (personId) => ({ type: "updateParticipant", personId, teneste: "nav", present: true })],
  setRoles: [leader, (personId) => ({ type: "setRoles", people: [], secretaryId: personId })],
  askViddevakt: [leader, (personId) => ({ type: "askViddevakt", personId })],
  answerViddevakt: [everyone, () => ({ type: "answerViddevakt", yes: true })],
  goWithoutViddevakt: [leader, () => ({ type: "goWithoutViddevakt" })],
  appointSecretary: [leader, (personId) => ({ type: "appointSecretary", personId })],
  askToLead: [["leader", "secretary", "viddevakt", "employee", "withoutApp"], () => ({ type: "askToLead" })],
  answerTakeOver: [leader, () => ({ type: "answerTakeOver", yes: true })],
  offerLeading: [leader, (personId) => ({ type: "offerLeading", personId })],
  answerOffer: [everyone, () => ({ type: "answerOffer", yes: true })],
  takeBackOffer: [leader, () => ({ type: "takeBackOffer" })],
  nextPhase: [leader, () => ({ type: "nextPhase", from: "roles" })],
  goBack: [leader, () => ({ type: "goBack", phase: "roles", reason: "Om att" })],
  lengthen: [watchers, () => ({ type: "lengthen", minutes: 1 })],
  pause: [writers, () => ({ type: "pause", because: "person" })],
  resume: [writers, () => ({ type: "resume" })],
  abort: [leader, () => ({ type: "abort", reason: "" })],
  continueMeeting: [writers, () => ({ type: "continueMeeting", ending: 0 })],
  endTurn: [everyone, (personId) => ({ type: "endTurn", personId })],
  pass: [everyone, (personId) => ({ type: "pass", personId })],
  endRound: [leader, () => ({ type: "endRound" })],
  anotherRound: [leader, () => ({ type: "anotherRound" })],
  undo: [everyone, () => ({ type: "undo", at: 1 })],
  contribute: [
    everyone,
    (authorId) => ({ type: "contribute", authorId, text: "Kva?", detail: { kind: "clarifying" } }),
  ],
  contributeTogether: [
    writers,
    (id) => ({
      type: "contributeTogether",
      said: [{ authorId: id, text: "Kva?", detail: { kind: "clarifying" } }],
      passed: [],
    }),
  ],
  editContribution: [
    everyone,
    () => ({ type: "editContribution", id: "k1", text: "Kva no?", detail: { kind: "clarifying" } }),
  ],
  withdrawContribution: [everyone, () => ({ type: "withdrawContribution", id: "k2" })],
  correctText: [leader, () => ({ type: "correctText", id: "k1", text: "Kva no?" })],
  hideWords: [leader, () => ({ type: "hideWords", id: "k1", words: ["trinna"] })],
  nameFactor: [everyone, () => ({ type: "nameFactor", id: "k4", factorId: "k2" })],
  answerQuestion: [everyone, (answeredById) => ({ type: "answerQuestion", id: "k1", text: "Ja", answeredById })],
  describe: [writers, () => ({ type: "describe", what: "Uro", behind: "Logg", grounds: ["logs"] })],
  wordStatusQuo: [writers, () => ({ type: "wordStatusQuo", sentence: "uro" })],
  agree: [everyone, (personId) => ({ type: "agree", personId })],
  agreeTogether: [writers, (id) => ({ type: "agreeTogether", personIds: [id], wording: 0 })],
  reserve: [everyone, (personId) => ({ type: "reserve", personId, reason: "Usikker" })],
  concludeStatusQuo: [leader, () => ({ type: "concludeStatusQuo" })],
  mergeFactors: [leader, () => ({ type: "mergeFactors", intoId: "k2", ids: ["k3"] })],
  splitFactor: [writers, () => ({ type: "splitFactor", id: "k2" })],
  judgeFactor: [writers, () => ({ type: "judgeFactor", id: "k2", systemFactor: false })],
  vote: [everyone, (personId) => ({ type: "vote", personId, factorIds: ["k2"] })],
  chooseFactors: [leader, () => ({ type: "chooseFactors", factorIds: ["k2"] })],
  takeTiltak: [leader, () => ({ type: "takeTiltak", id: "k4", plan: PLAN })],
  dropTiltak: [leader, () => ({ type: "dropTiltak", id: "k4" })],
  evaluate: [everyone, (personId) => ({ type: "evaluate", personId, answer })],
  remind: [watchers, () => ({ type: "remind", reminder: "clock" })],
  chooseParts: [leader, () => ({ type: "chooseParts", parts: ["participants"] })],
  editSection: [leader, () => ({ type: "editSection", section: "challenge", text: "Nytt" })],
  correctPlan: [leader, () => ({ type: "correctPlan", id: "k4", plan: PLAN })],
  leaveOutRecipient: [leader, (personId) => ({ type: "leaveOutRecipient", personId, reason: "Bad om det" })],
  restoreRecipient: [leader, (personId) => ({ type: "restoreRecipient", personId })],
  addRecipient: [leader, () => ({ type: "addRecipient", name: "Ny", email: "ny@kommune.example" })],
  askAgain: [leader, () => ({ type: "askAgain", words: [] })],
  chooseEntries: [leader, () => ({ type: "chooseEntries", entries: {} })],
  decideNames: [leader, () => ({ type: "decideNames", decisions: {} })],
  approveReferat: [leader, () => ({ type: "approveReferat" })],
  takeBackSending: [leader, () => ({ type: "takeBackSending" })],
  correctReferat: [leader, () => ({ type: "correctReferat", why: "Feil" })],
  retryArchive: [leader, () => ({ type: "retryArchive" })],
  retryMail: [leader, (personId) => ({ type: "retryMail", personId })],
  giveAddress: [leader, (personId) => ({ type: "giveAddress", personId, email: "ny@kommune.example" })],
  timer: [nobody, () => ({ type: "timer", timer: { kind: "stale" } })],
  reviewTiltak: [writers, () => reviewing("1.2", "wanted")],
  decideNext: [writers, () => stepping("1.2")],
  closeBrought: [
    writers,
    () => ({ type: "closeBrought", entryId: "m0-k3", because: "ended", sentence: "Det er ein vane no" }),
  ],
  keepOpen: [writers, () => ({ type: "keepOpen", entryId: "m0-k3" })],
  followUpCarried: [nobody, () => ({ type: "followUpCarried", notCarried: [] })],
  addressesFound: [nobody, () => ({ type: "addressesFound", addresses: {} })],
  mailResult: [nobody, (personId) => ({ type: "mailResult", edition: 1, personId, fault: null })],
  archiveResult: [nobody, () => ({ type: "archiveResult", edition: 1, result: { status: "queued" } })],
  noteNotOpen: [nobody, () => ({ type: "noteNotOpen", factorId: "k2" })],
};
/** For the machinery alone; anybody else is told so. */
const MACHINERY: readonly string[] = [
  "presence",
  "timer",
  "addressesFound",
  "mailResult",
  "archiveResult",
  "noteNotOpen",
  "followUpCarried",
];

/** What is told of who one is, and not of what was asked for. */
const WHO: readonly string[] = ["notParticipant", "notLeader", "notLeaderOrSecretary", "notViddevakt", "meetingEnded"];

function outcome(by: PersonId, command: CommandBody, { state, nowMs }: Played): RefusalCode | "done" {
  try {
    decide(as(by, command, true), state, nowMs);
    return "done";
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
}

/** Acting in the name of somebody who can act for themself. */
function speaksForOther(command: CommandBody, by: PersonId): boolean {
  const own = ["leave", "pass", "agree", "reserve", "vote", "evaluate", "updateParticipant", "contribute"];
  const about = "personId" in command ? command.personId : "authorId" in command ? command.authorId : by;
  return own.includes(command.type) && about !== by;
}

interface Tried {
  readonly type: string;
  readonly role: Role;
  readonly who: readonly Role[];
  readonly command: CommandBody;
  readonly by: PersonId;
  readonly came: RefusalCode | "done";
}

/** Every command by everybody, about everybody. */
function tryAll(played: Played): Tried[] {
  const people = Object.entries(ROLES);
  return Object.entries(MAY).flatMap(([type, [who, make]]) =>
    people.flatMap(([, about]) => {
      const command = make(about);
      return people.map(([role, by]) => ({ type, who, role, by, command, came: outcome(by, command, played) }));
    }),
  );
}
const tried = new Map(states.map(([name, played]) => [name, tryAll(played)]));
const told = ({ type, role, came }: Tried) => `${type} by ${role}: ${came}`;

describe.each(states)("in %s", (name, played) => {
  const all = tried.get(name) ?? [];
  const wrong = (isWrong: (one: Tried) => boolean) => all.filter(isWrong).map(told);

  test("those who are not in the meeting now are all told the same, and may do nothing", () => {
    const open = ["start", ...MACHINERY];
    expect(
      wrong((one) => !HERE.includes(one.role) && !open.includes(one.type) && one.came !== "notParticipant"),
    ).toEqual([]);
  });

  test("what the machinery tells, nobody else does; nor is a meeting started twice, or somebody else let in", () => {
    expect(wrong(({ type, came }) => MACHINERY.includes(type) && came !== "unknownAction")).toEqual([]);
    expect(wrong(({ type, came }) => type === "start" && came !== "meetingActive")).toEqual([]);
    expect(wrong(({ type, came }) => type === "join" && came !== "notParticipant")).toEqual([]);
  });

  test("only those who may do a thing can do it", () => {
    expect(wrong(({ who, role, came }) => !who.includes(role) && came === "done")).toEqual([]);
  });

  test("nobody but leader and secretary acts for another, and they only for those without the app", () => {
    const forOthers = all.filter(({ command, by, came }) => came === "done" && speaksForOther(command, by));
    expect(forOthers.filter(({ role }) => !["leader", "secretary"].includes(role)).map(told)).toEqual([]);
    const forThosePresent = forOthers.filter(({ command }) => {
      const about = "personId" in command ? command.personId : "authorId" in command ? command.authorId : "";
      return !["leave", "updateParticipant"].includes(command.type) && about !== WITHOUT_APP;
    });
    expect(forThosePresent.map(told)).toEqual([]);
  });

  test("forms and buttons, which ask beforehand, are told what the rules will say", () => {
    const { state } = played;
    if (state.status === "none") throw new Error("there is a meeting");
    const asked = all.filter((one): one is Tried & { type: Action } => one.type in PERMISSIONS);
    const mays = ({ by, type }: { by: PersonId; type: Action }) => may(state, by, type);
    expect(asked.filter((one) => !mays(one) && one.came === "done").map(told)).toEqual([]);
    const forSelf = asked.filter(({ command, by }) => !speaksForOther(command, by));
    expect(forSelf.filter((one) => mays(one) && WHO.includes(one.came)).map(told)).toEqual([]);
  });

  test("when it is over, only the leader does anything, but that the referent too may take the end back", () => {
    const ended = played.state.status === "ended";
    const mayToo = (one: Tried) => one.role === "secretary" && one.type === "continueMeeting";
    expect(wrong((one) => ended && one.role !== "leader" && one.came === "done" && !mayToo(one))).toEqual([]);
  });
});

test("each thing can be done by somebody, somewhere", () => {
  const done = new Set([...tried.values()].flat().flatMap(({ type, came }) => (came === "done" ? [type] : [])));
  // What needs a question that was asked, a failure, or a change first has tests of its own.
  const elsewhere = [
    "retryArchive",
    "retryMail",
    "giveAddress",
    "correctReferat",
    "answerViddevakt",
    "answerTakeOver",
    "concludeStatusQuo",
    "undo",
  ];
  const never = Object.keys(MAY).filter((type) => ![...done, ...MACHINERY, ...elsewhere].includes(type));
  expect(never.toSorted()).toEqual(["join", "start"]);
});
