/**
 * The one guard before every rule: who may do what, and when, by the table in `permissions.ts`. It comes before anything
 * that a rule would tell, so that an outsider learns nothing; forms and buttons ask the same.
 */
import { Refused } from "../errors.ts";
import type { RefusalCode } from "../refusals.ts";
import type { Command, CommandBody } from "./commands.ts";
import { type Participant, type PersonId, SYSTEM } from "./people.ts";
import { type Action, MACHINERY, PERMISSIONS, type Role } from "./permissions.ts";
import { PHASE_ACTS, type PhaseAct } from "./script/phase.ts";
import {
  type ActiveMeeting,
  findPerson,
  type KnownMeeting,
  type MeetingState,
  phaseNow,
  viddevaktId,
} from "./state.ts";

export type { Action } from "./permissions.ts";

type Verb = CommandBody["type"];

/** What Teams itself tells, besides what only the machinery says. */
const TOLD_BY_TEAMS: readonly Verb[] = ["join", "leave", "pause"];
const INNSPEL: readonly Action[] = ["contribute", "contributeTogether", "editContribution", "withdrawContribution"];

/** Whether `id` may do this in the meeting as it stands. */
export function may(meeting: KnownMeeting, id: PersonId, action: Action): boolean {
  return inTheWay(meeting, id, action) === undefined;
}

/** The same, with a refusal that says why not, or whom to ask. */
export function requireMay(meeting: KnownMeeting, id: PersonId, action: Action): void {
  const refusal = inTheWay(meeting, id, action);
  if (refusal !== undefined) throw refusal;
}

/** Whether this can be done now by whoever may: what buttons on everybody's card go by. */
export function isTimeFor(meeting: KnownMeeting, action: Action): boolean {
  return notNow(meeting, action) === undefined;
}

function inTheWay(meeting: KnownMeeting, id: PersonId, action: Action): Refused | undefined {
  const person = findPerson(meeting, id);
  if (person === undefined || !takesPart(meeting, id)) return new Refused("notParticipant");
  const { by, who, afterwards } = PERMISSIONS[action];
  if (meeting.status === "ended" && afterwards === undefined) return new Refused("meetingEnded");
  if (by !== undefined && !by.roles.some((role) => holderOf(meeting, role) === id)) {
    return new Refused(by.refusal, { leader: findPerson(meeting, meeting.leaderId)?.name ?? "" });
  }
  const code = notNow(meeting, action) ?? (meeting.status === "active" ? who?.(meeting, person) : undefined);
  return code === undefined ? undefined : new Refused(code);
}

function notNow(meeting: KnownMeeting, action: Action): RefusalCode | undefined {
  const { when = [], afterwards, during, before = "referatNotReady" } = PERMISSIONS[action];
  if (meeting.status === "ended") return afterwards === undefined ? "meetingEnded" : first(meeting, afterwards);
  if (afterwards !== undefined && !during) return before;
  return hasPhaseFor(meeting, action) ? first(meeting, when) : "wrongPhase";
}

function first<M>(
  meeting: M,
  obstacles: readonly ((meeting: M) => RefusalCode | undefined)[],
): RefusalCode | undefined {
  for (const isInTheWay of obstacles) {
    const code = isInTheWay(meeting);
    if (code !== undefined) return code;
  }
  return undefined;
}

/** What is not for a phase to have can be done in all of them. */
function hasPhaseFor(meeting: ActiveMeeting, action: Action): boolean {
  const { mayAct, collects } = phaseNow(meeting);
  if (INNSPEL.includes(action)) return collects !== undefined;
  return !isPhaseAct(action) || mayAct.includes(action);
}

function isPhaseAct(action: Action): action is PhaseAct {
  return (PHASE_ACTS as readonly Action[]).includes(action);
}

function holderOf(meeting: KnownMeeting, role: Role): PersonId | undefined {
  const { viddevakt } = meeting;
  switch (role) {
    case "leader":
      return meeting.leaderId;
    case "secretary":
      return meeting.secretaryId;
    case "viddevakt":
      return viddevaktId(meeting);
    case "asked":
      return viddevakt.status === "asked" ? viddevakt.personId : undefined;
    case "offered":
      return meeting.status === "active" && meeting.offer?.status === "asked" ? meeting.offer.personId : undefined;
    case "reporter":
      return meeting.info.reportedById;
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
  if (isOfMachinery(type)) {
    if (by !== SYSTEM) throw new Refused("unknownAction");
    return;
  }
  if (by === SYSTEM) {
    if (!TOLD_BY_TEAMS.includes(type)) throw new Refused("unknownAction");
    return;
  }
  if (type === "start") return;
  if (state.status === "none") throw new Refused("noMeeting");
  if (type === "join") {
    // Whether somebody is in the chat has been asked of Teams; nobody else brings them in.
    if (command.participant.id !== by) throw new Refused("notParticipant");
    return;
  }
  requireMay(state, by, type);
}

function isOfMachinery(type: Verb): type is (typeof MACHINERY)[number] {
  return (MACHINERY as readonly Verb[]).includes(type);
}
