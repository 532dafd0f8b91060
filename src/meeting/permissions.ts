/**
 * Who may do what, and when: the one table that the rules, the forms and the buttons go by (`access.ts`). What is not said
 * here is about what somebody fills in, or about the one they do it for; that the rules say.
 */
import type { RefusalCode } from "../refusals.ts";
import type { CommandBody } from "./commands.ts";
import { isEmployee, isGuest, type Participant } from "./people.ts";
import { phasesBefore } from "./script/scripts.ts";
import { type ActiveMeeting, type EndedMeeting, speakingTurn, viddevaktId } from "./state.ts";

/** What only the clock, Teams, the directory, the post and the archive say. */
export const MACHINERY = [
  "timer",
  "presence",
  "addressesFound",
  "mailResult",
  "archiveResult",
  "noteNotOpen",
  "followUpCarried",
] as const;
type Machinery = (typeof MACHINERY)[number];

/** A command of somebody who takes part; or something that is more than the command it is part of. */
export type Action =
  | Exclude<CommandBody["type"], Machinery | "start" | "join">
  /** Writing, answering and passing for people who are not in Teams or sit in the room, and saying who is here. */
  | "actForOthers"
  /** Saying who is of the unit, and so may lead and evaluate. */
  | "setEining";

export type Role =
  | "leader"
  | "secretary"
  | "viddevakt"
  /** Who is asked to be viddevakt. */
  | "asked"
  /** Who is asked to lead from now on. */
  | "offered"
  /** Who reported the topic. */
  | "reporter";

export interface Permission {
  /** Only for these; otherwise for everybody who takes part. */
  readonly by?: { readonly roles: readonly Role[]; readonly refusal: RefusalCode };
  /** What is in the way of the one who asks. */
  readonly who?: (meeting: ActiveMeeting, person: Participant) => RefusalCode | undefined;
  /** What is in the way of everybody, besides a phase that does not have it. */
  readonly when?: readonly ((meeting: ActiveMeeting) => RefusalCode | undefined)[];
  /** When the meeting is over, and not before unless that is said; otherwise while it runs. What is in the way of everybody then. */
  readonly afterwards?: readonly ((meeting: EndedMeeting) => RefusalCode | undefined)[];
  /** Also while it runs, though it is for afterwards too. */
  readonly during?: true;
  /** What is said of it before the meeting is over. */
  readonly before?: RefusalCode;
}

const LEADER = { roles: ["leader"], refusal: "notLeader" } as const;
const LEADER_OR_SECRETARY = { roles: ["leader", "secretary"], refusal: "notLeaderOrSecretary" } as const;
const LEADER_OR_VIDDEVAKT = { roles: ["leader", "viddevakt"], refusal: "notViddevakt" } as const;
const DESCRIBES = { roles: ["leader", "secretary", "reporter"], refusal: "describedByOther" } as const;
const OFFERED = { roles: ["offered"], refusal: "leadingNotOffered" } as const;
const ASKED = { roles: ["asked"], refusal: "viddevaktNotAsked" } as const;

const clockRuns = ({ clock }: ActiveMeeting) => (clock.running ? undefined : "meetingPaused");
const clockStands = ({ clock }: ActiveMeeting) => (clock.running ? "notPaused" : undefined);
const worded = ({ record }: ActiveMeeting) => (record.statusQuo === undefined ? "statusQuoMissing" : undefined);
const somebodyAsks = ({ takeOverById }: ActiveMeeting) => (takeOverById === undefined ? "takeOverNotAsked" : undefined);
const waitsForAnswer = ({ offer }: ActiveMeeting) => (offer?.status === "asked" ? undefined : "nobodyOffered");
const hasEarlierPhase = ({ info, visit }: ActiveMeeting) =>
  phasesBefore(info, visit.phase).length === 0 ? "noEarlierPhase" : undefined;
const roundOpen = ({ visit }: ActiveMeeting) => {
  if (!("round" in visit)) return "wrongPhase";
  return visit.round.over ? "roundOver" : undefined;
};
const roundOver = ({ visit }: ActiveMeeting) => {
  if (!("round" in visit)) return "wrongPhase";
  return visit.round.over ? undefined : "roundNotOver";
};

/** Whoever leads is of the unit, and of the organisation. */
export function whyNotLead(person: Participant): RefusalCode | undefined {
  if (!isEmployee(person)) return "notEmployee";
  return isGuest(person) ? "guestCantLead" : undefined;
}
const canAskToLead = ({ leaderId }: ActiveMeeting, person: Participant) =>
  person.id === leaderId ? "alreadyLeader" : whyNotLead(person);

/** The one who has the word; and those who lead, write for others or watch the time. */
function givesWordOn(meeting: ActiveMeeting, { id }: Participant): RefusalCode | undefined {
  const helpers = [meeting.leaderId, meeting.secretaryId, viddevaktId(meeting), speakingTurn(meeting)?.personId];
  return helpers.includes(id) ? undefined : "notYourTurn";
}

/** What goes out is what was approved. */
const notOnItsWay = ({ referat }: EndedMeeting) => (referat.status === "sending" ? "referatOnItsWay" : undefined);
const notSent = ({ referat }: EndedMeeting) => (referat.status === "sent" ? "referatSent" : undefined);

const AFTERWARDS: Permission = { by: LEADER, afterwards: [notOnItsWay] };
/** What is to be written in entries: until it has been approved. */
const FOLLOWS_UP: Permission = { by: LEADER_OR_SECRETARY, during: true, afterwards: [notOnItsWay, notSent] };
const APPROVES: Permission = { by: LEADER, afterwards: [] };

export const PERMISSIONS: Readonly<Record<Action, Permission>> = {
  setMålform: {},
  // people
  leave: {},
  updateParticipant: {},
  confirmPeople: { by: LEADER },
  addWithoutApp: { by: LEADER_OR_SECRETARY },
  actForOthers: { by: LEADER_OR_SECRETARY },
  setEining: { by: LEADER },
  setRoles: { by: LEADER },
  askViddevakt: { by: LEADER },
  answerViddevakt: { by: ASKED },
  goWithoutViddevakt: { by: LEADER },
  appointSecretary: { by: LEADER },
  askToLead: { who: canAskToLead },
  answerTakeOver: { by: LEADER, when: [somebodyAsks] },
  offerLeading: { by: LEADER },
  answerOffer: { by: OFFERED },
  takeBackOffer: { by: LEADER, when: [waitsForAnswer] },
  askAgain: { by: LEADER },
  // flow
  nextPhase: { by: LEADER, when: [clockRuns] },
  goBack: { by: LEADER, when: [clockRuns, hasEarlierPhase] },
  lengthen: { by: LEADER_OR_VIDDEVAKT },
  pause: { by: LEADER_OR_SECRETARY, when: [clockRuns] },
  resume: { by: LEADER_OR_SECRETARY, when: [clockStands] },
  abort: { by: LEADER },
  continueMeeting: { by: LEADER_OR_SECRETARY, afterwards: [notOnItsWay, notSent], before: "meetingGoesOn" },
  remind: { by: LEADER_OR_VIDDEVAKT },
  // rounds
  endTurn: { who: givesWordOn, when: [clockRuns, roundOpen] },
  pass: { when: [clockRuns, roundOpen] },
  endRound: { by: LEADER, when: [clockRuns, roundOpen] },
  anotherRound: { by: LEADER, when: [clockRuns, roundOver] },
  // one's own, for a while
  undo: {},
  // innspel, where the phase collects any
  contribute: {},
  contributeTogether: { by: LEADER_OR_SECRETARY, when: [clockRuns, roundOpen] },
  editContribution: {},
  withdrawContribution: {},
  // what others have said; also taking it out, where the phase collects it
  correctText: { by: LEADER },
  hideWords: { by: LEADER },
  // what a phase has or has not
  describe: { by: DESCRIBES },
  answerQuestion: {},
  wordStatusQuo: { by: LEADER_OR_SECRETARY },
  agree: { when: [worded] },
  agreeTogether: { by: LEADER_OR_SECRETARY, when: [worded] },
  reserve: { when: [worded] },
  concludeStatusQuo: { by: LEADER, when: [worded] },
  mergeFactors: { by: LEADER },
  splitFactor: { by: LEADER_OR_SECRETARY },
  judgeFactor: { by: LEADER_OR_SECRETARY },
  vote: {},
  chooseFactors: { by: LEADER },
  nameFactor: { by: LEADER_OR_SECRETARY },
  takeTiltak: { by: LEADER },
  dropTiltak: { by: LEADER },
  evaluate: {},
  reviewTiltak: FOLLOWS_UP,
  decideNext: FOLLOWS_UP,
  closeBrought: FOLLOWS_UP,
  keepOpen: FOLLOWS_UP,
  // the referat
  editSection: AFTERWARDS,
  chooseParts: AFTERWARDS,
  correctPlan: AFTERWARDS,
  leaveOutRecipient: AFTERWARDS,
  restoreRecipient: AFTERWARDS,
  addRecipient: AFTERWARDS,
  chooseEntries: { by: LEADER, afterwards: [notOnItsWay, notSent] },
  decideNames: AFTERWARDS,
  approveReferat: APPROVES,
  takeBackSending: APPROVES,
  correctReferat: AFTERWARDS,
  retryArchive: AFTERWARDS,
  retryMail: AFTERWARDS,
  giveAddress: AFTERWARDS,
};
