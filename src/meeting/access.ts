/**
 * The one guard before every rule: who may do what. It comes before anything that a rule would tell, so that an outsider
 * learns nothing; the same table decides which buttons and forms people are shown.
 */
import { Refused } from "../errors.ts";
import type { Command, CommandBody } from "./commands.ts";
import { type Participant, type PersonId, SYSTEM } from "./people.ts";
import { findPerson, type KnownMeeting, type MeetingState, viddevaktId } from "./state.ts";

type Verb = CommandBody["type"];
export type Role = "leader" | "secretary" | "viddevakt";
/** A command; or something that is more than the command it is part of. */
export type Power =
  | Verb
  /** Writing, answering and passing for people without the app, and saying who is here. */
  | "actForOthers"
  /** Saying who is of the unit, and so may lead and evaluate. */
  | "setEining";

const LEADER = ["leader"] as const;
const LEADER_OR_SECRETARY = ["leader", "secretary"] as const;
const LEADER_OR_VIDDEVAKT = ["leader", "viddevakt"] as const;

/** What is done with the referat, when the meeting is over. */
const AFTERWARDS: Readonly<Partial<Record<Power, readonly Role[]>>> = {
  editSection: LEADER,
  correctPlan: LEADER,
  leaveOutRecipient: LEADER,
  restoreRecipient: LEADER,
  addRecipient: LEADER,
  decideNames: LEADER,
  approveReferat: LEADER,
  correctReferat: LEADER,
  retryArchive: LEADER,
  retryMail: LEADER,
  giveAddress: LEADER,
};

/** Only these roles; a power that is not here is for everybody who takes part. */
const RESERVED: Readonly<Partial<Record<Power, readonly Role[]>>> = {
  confirmPeople: LEADER,
  askViddevakt: LEADER,
  goWithoutViddevakt: LEADER,
  appointSecretary: LEADER,
  answerTakeOver: LEADER,
  setEining: LEADER,
  nextPhase: LEADER,
  goBack: LEADER,
  abort: LEADER,
  endRound: LEADER,
  anotherRound: LEADER,
  concludeStatusQuo: LEADER,
  mergeFactors: LEADER,
  chooseFactors: LEADER,
  takeTiltak: LEADER,
  dropTiltak: LEADER,
  pause: LEADER_OR_SECRETARY,
  resume: LEADER_OR_SECRETARY,
  addWithoutApp: LEADER_OR_SECRETARY,
  nameFactor: LEADER_OR_SECRETARY,
  wordStatusQuo: LEADER_OR_SECRETARY,
  actForOthers: LEADER_OR_SECRETARY,
  lengthen: LEADER_OR_VIDDEVAKT,
  remind: LEADER_OR_VIDDEVAKT,
  ...AFTERWARDS,
};

/** What only the clock, Teams, the directory, the post and the archive say. */
const MACHINERY: readonly Verb[] = ["timer", "presence", "addressesFound", "mailResult", "archiveResult"];
/** What Teams itself tells, besides. */
const TOLD_BY_TEAMS: readonly Verb[] = ["join", "leave", "pause"];

/** Whether `id`, who takes part, has a role that gives `power`. */
export function may(meeting: KnownMeeting, id: PersonId, power: Power): boolean {
  return RESERVED[power]?.some((role) => holderOf(meeting, role) === id) ?? true;
}

function holderOf(meeting: KnownMeeting, role: Role): PersonId | undefined {
  return { leader: meeting.leaderId, secretary: meeting.secretaryId, viddevakt: viddevaktId(meeting) }[role];
}

/** The same, with a refusal that says whom to ask. */
export function requireMay(meeting: KnownMeeting, id: PersonId, power: Power): void {
  if (may(meeting, id, power)) return;
  const leader = findPerson(meeting, meeting.leaderId)?.name ?? "";
  switch (RESERVED[power]) {
    case LEADER_OR_SECRETARY:
      throw new Refused("notLeaderOrSecretary", { leader });
    case LEADER_OR_VIDDEVAKT:
      throw new Refused("notViddevakt");
    default:
      throw new Refused("notLeader", { leader });
  }
}

/** Whether somebody is in the meeting now; when it is over, those who were there at the end, and its leader. */
export function takesPart(meeting: KnownMeeting, id: PersonId): boolean {
  return findPerson(meeting, id)?.present || (meeting.status === "ended" && id === meeting.leaderId);
}

/** The participant. Everybody else is told the same, whatever they know the id of. */
export function requireParticipant(meeting: KnownMeeting, id: PersonId): Participant {
  const person = findPerson(meeting, id);
  if (person === undefined || !takesPart(meeting, id)) throw new Refused("notParticipant");
  return person;
}

/** Throws Refused where the one who asks may not do this at all, whatever they fill in. */
export function admit(command: Command, state: MeetingState): void {
  const { by, type } = command;
  if (MACHINERY.includes(type)) {
    if (by !== SYSTEM) throw new Refused("unknownAction");
    return;
  }
  if (by === SYSTEM) {
    if (!TOLD_BY_TEAMS.includes(type)) throw new Refused("unknownAction");
    return;
  }
  if (type === "start") return;
  if (state.status === "none") throw new Refused("noMeeting");
  if (command.type === "join") {
    // Whether somebody is in the chat has been asked of Teams; nobody else brings them in.
    if (command.participant.id !== by) throw new Refused("notParticipant");
    return;
  }
  requireParticipant(state, by);
  if (state.status === "ended" && AFTERWARDS[type] === undefined) throw new Refused("meetingEnded");
  requireMay(state, by, type);
}
