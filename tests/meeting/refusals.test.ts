import { describe, expect, it } from "vitest";
import type { CommandBody } from "../../src/meeting/commands.ts";
import type { Participant } from "../../src/meeting/people.ts";
import { CONFIRMABLE, type MeetingRefusal, type RefusalCode } from "../../src/refusals.ts";
import { followUpDoneWith, followUpIn, followUpStart, reviewing, stepping } from "../support/followUpMeeting.ts";
import {
  approved,
  as,
  completedMeeting,
  INFO,
  meetingDoneWith,
  meetingIn,
  next,
  PEOPLE,
  PLAN,
  play,
  start,
  WITHOUT_APP,
} from "../support/meeting.ts";
import { given, type Outcome } from "./dsl.ts";
import { SYNTHETIC } from "./nationalIds.ts";

/** Refused where people and chats are known, before the rules of the meeting are asked. */
type AtTheEdge = "notOrganizer" | "notInPersonalChat" | "teamsMeetingNeeded" | "tooManyMeetings";

const say = (text: string, authorId = "kari"): CommandBody => ({
  type: "contribute",
  authorId,
  text,
  detail: { kind: "clarifying" },
});
const take = (plan: Partial<typeof PLAN> = {}, id = "k4"): CommandBody => ({
  type: "takeTiltak",
  id,
  plan: { ...PLAN, ...plan },
});
const evaluation = (personId: string) =>
  ({
    type: "evaluate",
    personId,
    answer: { worked: "", better: "", structure: "yes", useful: "yes", nextTime: "" },
  }) as const;
/** The end was taken back after everybody of the unit had answered. */
const allAlone = play(
  [
    ...["leader", "olav", "siri"].map((id) => as(id, evaluation(id))),
    as("leader", evaluation(WITHOUT_APP)),
    as("leader", { type: "continueMeeting", ending: 0 }),
  ],
  meetingIn("evaluation"),
);
const propose = (factorId: string): CommandBody => ({
  type: "contribute",
  authorId: "kari",
  text: "Leik",
  detail: { kind: "tiltak", factorId, tiltakKind: "inGroup" },
});
const onFrom = (phase: Parameters<typeof meetingIn>[0]) =>
  given(meetingIn(phase)).when("leader", { type: "nextPhase", from: phase });
/** The leader and others of the unit. */
const crowd = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ ...(PEOPLE[0] as Participant), id: i === 0 ? "leader" : `p${i}` }));
const many = (each: number, people: readonly string[]) =>
  people.flatMap((id) => Array.from({ length: each }, (_, i) => as(id, say(`Kva er nr. ${i}?`, id))));
const toClarifying = [
  as("leader", { type: "goWithoutViddevakt" }),
  next,
  as("leader", { type: "describe", what: "Uro", behind: "Logg", grounds: ["logs"] }),
  next,
] as const;
const sent = play([approved], completedMeeting());

const abort = as("leader", { type: "abort", reason: "" });
const named = play([as("kari", say("Gjeld det Tuva?"), true), abort], meetingIn("clarifying"));
const unfinished = play([as("leader", take({ goal: "" })), abort], meetingDoneWith("summary"));
const alone = play([as("leader", { type: "start", info: INFO, people: PEOPLE.slice(0, 1) }), abort]);

const backAtFactors = play(
  [as("leader", { type: "goBack", phase: "factors", reason: "Om att" })],
  meetingDoneWith("tiltak"),
);
/** The factor of all proposals was taken back. */
const hanging = play(
  [
    as("olav", { type: "withdrawContribution", id: "k2" }, true),
    as("leader", { type: "chooseFactors", factorIds: ["k3"] }),
    as("leader", { type: "nextPhase", from: "factors" }, true),
  ],
  backAtFactors,
);

const ownDomain = meetingIn("roles", { mailDomains: ["kommune.example"] });
const outsider = (n: number): CommandBody => {
  return { type: "addWithoutApp", name: `Gjest ${n}`, teneste: "nav", email: `gjest${n}@avisa.example` };
};
const twentyOutside = play(
  Array.from({ length: 20 }, (_, n) => as("leader", outsider(n), true)),
  ownDomain,
);
const correctedOften = play(
  Array.from({ length: 99 }, (_, n) => [
    as("leader", { type: "editSection", section: "remarks", text: `Retting ${n}` }),
    as("leader", { type: "correctReferat", why: "Skrivefeil" }),
  ]).flat(),
  sent,
);

/** They went on without having evaluated anything. */
const unreviewed = play([
  followUpStart(),
  as("leader", { type: "goWithoutViddevakt" }),
  ...["roles", "tried", "happened"].map((from) => as("leader", { type: "nextPhase", from }, true)),
]);

/** One way to each refusal. The type checker sees to it that none is forgotten. */
const WAYS: Readonly<Record<Exclude<MeetingRefusal, AtTheEdge>, () => Outcome>> = {
  noMeeting: () => given().when("leader", { type: "resume" }),
  meetingActive: () => given(meetingIn("roles")).when("olav", { type: "start", info: INFO, people: PEOPLE }),
  meetingEnded: () => given(completedMeeting()).when("leader", { type: "resume" }),
  meetingPaused: () =>
    given(meetingIn("roles"), as("leader", { type: "pause", because: "person" })).when("leader", {
      type: "nextPhase",
      from: "roles",
    }),
  meetingGoesOn: () => given(meetingIn("roles")).when("leader", { type: "continueMeeting", ending: 0 }),
  endStands: () => given(completedMeeting(), { minutes: 10 }).when("leader", { type: "continueMeeting", ending: 0 }),
  notPaused: () => given(meetingIn("roles")).when("leader", { type: "resume" }),
  oldCard: () => given(meetingIn("description")).when("leader", { type: "nextPhase", from: "roles" }),
  wrongPhase: () => given(meetingIn("roles")).when("kari", say("Kva?")),
  unknownAction: () => given(sent).when("olav", { type: "mailResult", edition: 1, personId: "olav", fault: null }),
  notParticipant: () => given(meetingIn("clarifying")).when("stranger", say("Kva?")),
  notLeader: () => given(meetingIn("roles")).when("olav", { type: "nextPhase", from: "roles" }),
  notLeaderOrSecretary: () => given(meetingIn("statusQuo")).when("per", { type: "wordStatusQuo", sentence: "Uro" }),
  notViddevakt: () => given(meetingIn("tiltak")).when("per", { type: "remind", reminder: "clock" }),
  notEmployee: () => given(meetingIn("tiltak")).when("per", { type: "askToLead" }),
  evaluatedAlone: () => given(allAlone).when("leader", { ...evaluation("leader"), together: true }),
  notAuthor: () => given(meetingDoneWith("factors")).when("siri", { type: "withdrawContribution", id: "k2" }),
  notYourTurn: () => given(meetingIn("tiltak")).when("per", { type: "endTurn", personId: "per" }),
  wordsNotFound: () =>
    given(meetingDoneWith("clarifying")).when("leader", { type: "hideWords", id: "k1", words: ["Tuva"] }),
  leadingNotOffered: () => given(meetingIn("tiltak")).when("siri", { type: "answerOffer", yes: true }),
  nobodyOffered: () => given(meetingIn("tiltak")).when("leader", { type: "takeBackOffer" }),
  cantLead: () => given(meetingIn("tiltak")).when("leader", { type: "offerLeading", personId: "per" }),
  notPresent: () =>
    given(meetingIn("roles"), as("kari", { type: "leave", personId: "kari" })).when("leader", {
      type: "askViddevakt",
      personId: "kari",
    }),
  personUnknown: () => given(meetingIn("roles")).when("leader", { type: "askViddevakt", personId: "stranger" }),
  hasApp: () => given(meetingIn("clarifying")).when("leader", say("Kva?", "kari")),
  leaderMustBeEmployee: () =>
    given(meetingIn("roles")).when("leader", {
      type: "updateParticipant",
      personId: "leader",
      teneste: "nav",
      present: true,
    }),
  describedByOther: () =>
    given(meetingIn("description")).when("per", { type: "describe", what: "Uro", behind: "Logg", grounds: ["logs"] }),
  alreadyLeader: () => given(meetingIn("roles")).when("leader", { type: "askToLead" }),
  takeOverNotAsked: () => given(meetingIn("roles")).when("leader", { type: "answerTakeOver", yes: true }),
  tooManyParticipants: () =>
    given(start({}, crowd(60))).when("leader", { type: "addWithoutApp", name: "Gro Li", teneste: "nav" }),
  einingByLeader: () =>
    given(meetingIn("roles")).when("per", {
      type: "updateParticipant",
      personId: "per",
      teneste: "eining",
      present: true,
    }),
  guestCantLead: () =>
    given(start({}, [...PEOPLE, { ...(PEOPLE[1] as Participant), id: "29:gjest" }])).when("29:gjest", {
      type: "askToLead",
    }),
  tooManyContributions: () => given(meetingIn("clarifying"), ...many(30, ["kari"])).when("kari", say("Kva meir?")),
  meetingFull: () =>
    given(
      start({}, crowd(60)),
      ...toClarifying,
      ...many(
        10,
        crowd(60).map((p) => p.id),
      ),
    ).when("leader", say("Kva meir?", "leader")),
  tooOften: () =>
    given(
      meetingIn("tiltak"),
      ...Array(60)
        .fill([as("olav", { type: "remind", reminder: "clock" }), { minutes: 2 }])
        .flat(),
    ).when("olav", {
      type: "remind",
      reminder: "clock",
    }),
  secretaryNeedsApp: () =>
    given(meetingIn("description")).when("leader", { type: "appointSecretary", personId: WITHOUT_APP }),
  viddevaktNotAsked: () => given(meetingIn("roles")).when("olav", { type: "answerViddevakt", yes: true }),
  viddevaktIsLeader: () => given(meetingIn("roles")).when("leader", { type: "askViddevakt", personId: "leader" }),
  editedMeanwhile: () => {
    const described = meetingIn("statusQuo");
    const wording = (sentence: string) => ({ type: "wordStatusQuo", sentence }) as const;
    const drawnAt = described.events.length;
    return given(described, as("siri", wording("Uro"))).when("leader", wording("Bråk"), false, drawnAt);
  },
  nothingToUndo: () => given(meetingIn("clarifying")).when("leader", { type: "undo", at: 1 }),
  sentenceChanged: () =>
    given(
      meetingIn("statusQuo"),
      as("leader", { type: "wordStatusQuo", sentence: "Uro" }),
      as("leader", { type: "wordStatusQuo", sentence: "Uro i friminutta" }),
    ).when("per", { type: "agree", personId: "per", wording: 0 }),
  viddevaktMissing: () => onFrom("roles"),
  descriptionMissing: () => onFrom("description"),
  roundNotOver: () => given(meetingIn("clarifying")).when("leader", { type: "anotherRound" }),
  turnsMissing: () => onFrom("clarifying"),
  evaluationMissing: () => onFrom("evaluation"),
  roundOver: () => given(meetingDoneWith("clarifying")).when("leader", { type: "endRound" }),
  statusQuoMissing: () => onFrom("statusQuo"),
  statusQuoUnanswered: () =>
    given(meetingIn("statusQuo"), as("leader", { type: "wordStatusQuo", sentence: "Uro" })).when("leader", {
      type: "concludeStatusQuo",
    }),
  statusQuoNotConcluded: () =>
    given(meetingDoneWith("statusQuo"), as("per", { type: "reserve", personId: "per", reason: "Uviss" })).when(
      "leader",
      {
        type: "nextPhase",
        from: "statusQuo",
      },
    ),
  systemFactorNotChosen: () => onFrom("factors"),
  proposalMissing: () => onFrom("tiltak"),
  takenTiltakMissing: () => onFrom("summary"),
  reviewFirst: () => given(unreviewed).when("leader", stepping("2.1")),
  tiltakGoesOn: () =>
    given(followUpIn("whatNow"), as("leader", reviewing("1.2", "ongoing"))).when("leader", stepping("1.2")),
  tiltakHasEnded: () =>
    given(followUpIn("whatNow")).when("leader", {
      type: "decideNext",
      id: "1.2",
      next: { what: "move", evaluateBy: "2027-04-12" },
    }),
  entryGoesOn: () =>
    given(followUpDoneWith("whatNow")).when("leader", {
      type: "closeBrought",
      entryId: "m0-k2",
      because: "goalReached",
      sentence: "Alle er med",
    }),
  reviewMissing: () => given(followUpIn("happened")).when("leader", { type: "nextPhase", from: "happened" }),
  nextMissing: () => given(followUpIn("whatNow")).when("leader", { type: "nextPhase", from: "whatNow" }),
  noEarlierPhase: () => given(meetingIn("roles")).when("leader", { type: "goBack", phase: "roles", reason: "Om att" }),
  textMissing: () => given(meetingIn("clarifying")).when("kari", say(" ")),
  textTooLong: () => given(meetingIn("clarifying")).when("kari", say("å".repeat(1001))),
  numberOutOfRange: () => given(meetingIn("roles")).when("leader", { type: "lengthen", minutes: 0 }),
  choiceMissing: () =>
    given(meetingIn("tiltak")).when("leader", {
      type: "contributeTogether",
      said: [{ authorId: "leader", text: "Faste soner" }],
      passed: [],
    }),
  groundsMissing: () =>
    given(meetingIn("description")).when("leader", { type: "describe", what: "Uro", behind: "Logg", grounds: [] }),
  contributionUnknown: () => given(meetingIn("clarifying")).when("kari", { type: "withdrawContribution", id: "k9" }),
  contributionWithdrawn: () =>
    given(meetingDoneWith("factors"), as("olav", { type: "withdrawContribution", id: "k2" })).when("olav", {
      type: "withdrawContribution",
      id: "k2",
    }),
  notAQuestion: () =>
    given(meetingDoneWith("factors"), as("leader", { type: "goBack", phase: "clarifying", reason: "Meir" })).when(
      "siri",
      {
        type: "answerQuestion",
        id: "k2",
        text: "Ja",
        answeredById: "siri",
      },
    ),
  factorUnknown: () => given(meetingIn("tiltak")).when("kari", propose("k9")),
  tiltakWithoutFactor: () => given(hanging).when("leader", { type: "nextPhase", from: "tiltak" }),
  factorHasProposals: () => given(backAtFactors).when("olav", { type: "withdrawContribution", id: "k2" }),
  factorNotChosen: () => given(meetingIn("tiltak")).when("kari", propose("k3")),
  mergeNeedsTwo: () =>
    given(meetingDoneWith("factors")).when("leader", { type: "mergeFactors", intoId: "k2", ids: ["k2"] }),
  tooManyVotes: () =>
    given(meetingIn("factors")).when("kari", { type: "vote", personId: "kari", factorIds: ["a", "b", "c", "d"] }),
  tiltakUnknown: () => given(meetingIn("summary")).when("leader", take({}, "k9")),
  dateInvalid: () => given(meetingIn("summary")).when("leader", take({ startBy: "2027-02-30" })),
  meetInPast: () => given(meetingIn("summary")).when("leader", take({ meetOn: "2027-03-01" })),
  startInPast: () => given(meetingIn("summary")).when("leader", take({ startBy: "2027-03-01" })),
  evaluateBeforeStart: () => given(meetingIn("summary")).when("leader", take({ evaluateBy: PLAN.startBy })),
  responsibleMissing: () => given(meetingIn("summary")).when("leader", take({ responsible: [] })),
  nationalId: () => given(meetingIn("clarifying")).when("kari", say(`Gjeld det ${SYNTHETIC}?`)),
  likelyName: () => given(meetingIn("clarifying")).when("kari", say("Gjeld det Tuva?")),
  longTiltak: () => given(meetingIn("summary")).when("leader", take({ evaluateBy: "2027-08-12" })),
  actorBusy: () => given(meetingDoneWith("summary")).when("leader", take({}, "k5")),
  referatNotReady: () => given(meetingIn("roles")).when("leader", { type: "approveReferat" }),
  referatOnItsWay: () =>
    given(completedMeeting(), as("leader", { type: "approveReferat" })).when("leader", {
      type: "editSection",
      section: "remarks",
      text: "Endå noko",
    }),
  referatSent: () => given(sent).when("leader", { type: "approveReferat" }),
  mailNotFailed: () => given(sent).when("leader", { type: "retryMail", personId: "olav" }),
  namesUndecided: () => given(named).when("leader", { type: "approveReferat" }),
  planIncomplete: () => given(unfinished).when("leader", { type: "approveReferat" }),
  nothingCorrected: () => given(sent).when("leader", { type: "correctReferat", why: "Skrivefeil" }),
  recipientsMissing: () =>
    given(alone).when("leader", { type: "leaveOutRecipient", personId: "leader", reason: "Har lese det" }),
  archiveNotFailed: () => given(sent).when("leader", { type: "retryArchive" }),
  outsideAddress: () => given(ownDomain).when("leader", outsider(1)),
  tooManyOutside: () => given(twentyOutside).when("leader", outsider(20)),
  tooManyMails: () =>
    given(correctedOften, as("leader", { type: "editSection", section: "remarks", text: "Ei til" })).when("leader", {
      type: "correctReferat",
      why: "Skrivefeil",
    }),
  addressInvalid: () => given(sent).when("leader", { type: "giveAddress", personId: WITHOUT_APP, email: "gro" }),
};

describe("every refusal", () => {
  it.each(Object.entries(WAYS))("can be met: %s", (code, way) => {
    way().refused(code as RefusalCode);
  });

  it.each(CONFIRMABLE)("that asks goes through when the writer confirms: %s", (code) => {
    const confirmed = {
      likelyName: () => given(meetingIn("clarifying")).when("kari", say("Gjeld det Tuva?"), true),
      longTiltak: () => given(meetingIn("summary")).when("leader", take({ evaluateBy: "2027-08-12" }), true),
      actorBusy: () => given(meetingDoneWith("summary")).when("leader", take({}, "k5"), true),
      factorHasProposals: () => given(backAtFactors).when("olav", { type: "withdrawContribution", id: "k2" }, true),
      turnsMissing: () => given(meetingIn("clarifying")).when("leader", { type: "endRound" }, true),
      evaluationMissing: () =>
        given(meetingIn("evaluation")).when("leader", { type: "nextPhase", from: "evaluation" }, true),
      reviewMissing: () => given(followUpIn("happened")).when("leader", { type: "nextPhase", from: "happened" }, true),
      nextMissing: () => given(followUpIn("whatNow")).when("leader", { type: "nextPhase", from: "whatNow" }, true),
      outsideAddress: () => given(ownDomain).when("leader", outsider(1), true),
    }[
      code as
        | "outsideAddress"
        | "likelyName"
        | "longTiltak"
        | "actorBusy"
        | "factorHasProposals"
        | "turnsMissing"
        | "evaluationMissing"
    ];
    expect(confirmed().after.events.at(-1)?.type).toMatch(
      /contributionAdded|phaseEntered|contributionWithdrawn|participantAdded|tiltakTaken|viddevaktPrompted|meetingCompleted/,
    );
  });
});
