/** Who is in the meeting, and the roles they have. */
import { Refused } from "../../errors.ts";
import type { EventBody } from "../events.ts";
import { isEmployee, type Participant, SYSTEM } from "../people.ts";
import { LIMITS, TIMES } from "../script.ts";
import { type ActiveMeeting, findPerson } from "../state.ts";
import { requireMay } from "./access.ts";
import { active, requireAddress, requiredText, requireEmployee, requirePresent } from "./guards.ts";
import type { Rule } from "./rule.ts";
import { endTurnEvents } from "./turns.ts";

/** Someone turns up, for the first time or again. */
export const join: Rule<"join"> = (state, command) => {
  const meeting = active(state);
  const person = findPerson(meeting, command.participant.id);
  if (person?.present) return [];
  if (person !== undefined) return [{ type: "participantReturned", personId: person.id }];
  return [added(meeting, command.participant)];
};

/** Someone without the app: in the room, a guest, on the phone. */
export const addWithoutApp: Rule<"addWithoutApp"> = (state, command, nowMs) => {
  const meeting = active(state);
  // The name is a participant's own, so it is not asked about.
  const name = requiredText(meeting, { ...command, confirmed: true }, command.name, LIMITS.nameChars);
  const number = meeting.people.filter((p) => !p.hasApp).length + 1;
  const typed = command.email?.trim() ?? "";
  const address = typed === "" ? {} : requireAddress(meeting, command, typed, nowMs);
  return [
    added(meeting, {
      id: `utan-app:${number}`,
      name,
      teneste: command.teneste,
      hasApp: false,
      present: true,
      ...address,
    }),
  ];
};

function added(meeting: ActiveMeeting, participant: Participant): EventBody {
  if (meeting.people.length >= LIMITS.participants) {
    throw new Refused("tooManyParticipants", { limit: LIMITS.participants });
  }
  return { type: "participantAdded", participant: { ...participant, present: true } };
}

/** People say themselves that they leave; the leader says it for others. */
export const leave: Rule<"leave"> = (state, command) => {
  const meeting = active(state);
  if (command.by !== command.personId && command.by !== SYSTEM) requireMay(meeting, command.by, "actForOthers");
  const person = findPerson(meeting, command.personId);
  if (person === undefined || !person.present) return [];
  return departure(meeting, person);
};

function departure(meeting: ActiveMeeting, person: Participant): EventBody[] {
  const left: EventBody = { type: "participantLeft", personId: person.id };
  if (!("round" in meeting.visit) || meeting.visit.round.over) return [left];
  const inRound = meeting.visit.round.turns.some(
    (t) => t.personId === person.id && (t.status === "waiting" || t.status === "speaking"),
  );
  return inRound ? [left, ...endTurnEvents(meeting.visit, person.id, "left", person.id)] : [left];
}

/** The leader confirms the roster; everyone may say where they come from themselves. */
export const updateParticipant: Rule<"updateParticipant"> = (state, command) => {
  const meeting = active(state);
  const person = findPerson(meeting, command.personId);
  if (command.by !== command.personId || command.present !== person?.present) {
    requireMay(meeting, command.by, "actForOthers");
  }
  if (person === undefined) throw new Refused("personUnknown");
  const { teneste, present } = command;
  if (person.id === meeting.leaderId && (teneste !== "eining" || !present)) throw new Refused("leaderMustBeEmployee");
  // Until the roles are settled the roster is being confirmed: who is unticked never came, and has not left.
  const neverCame = person.present && !present && meeting.visit.number === 1;
  const updated = { ...person, teneste, present: person.present && !neverCame };
  const events: EventBody[] = [];
  if (teneste !== person.teneste || neverCame) events.push({ type: "participantUpdated", participant: updated });
  if (updated.present && !present) events.push(...departure(meeting, person));
  if (!updated.present && present) events.push({ type: "participantReturned", personId: person.id });
  return events;
};

export const askViddevakt: Rule<"askViddevakt"> = (state, command) => {
  const meeting = active(state);
  const person = requirePresent(meeting, command.personId);
  if (!person.hasApp) throw new Refused("viddevaktNeedsApp", { name: person.name });
  if (person.id === meeting.leaderId) throw new Refused("viddevaktIsLeader");
  const { viddevakt } = meeting;
  const isSettled = viddevakt.status === "asked" || viddevakt.status === "accepted";
  if (isSettled && viddevakt.personId === person.id) return [];
  return [{ type: "viddevaktAsked", personId: person.id }];
};

export const answerViddevakt: Rule<"answerViddevakt"> = (state, command) => {
  const meeting = active(state);
  if (meeting.viddevakt.status !== "asked" || meeting.viddevakt.personId !== command.by) {
    throw new Refused("viddevaktNotAsked");
  }
  return [{ type: "viddevaktAnswered", personId: command.by, yes: command.yes }];
};

export const goWithoutViddevakt: Rule<"goWithoutViddevakt"> = (state) => {
  const meeting = active(state);
  return meeting.viddevakt.status === "waived" ? [] : [{ type: "viddevaktWaived" }];
};

export const appointSecretary: Rule<"appointSecretary"> = (state, command) => {
  const meeting = active(state);
  if (command.personId !== null) {
    const person = requirePresent(meeting, command.personId);
    if (!person.hasApp) throw new Refused("viddevaktNeedsApp", { name: person.name });
  }
  return [{ type: "secretaryAppointed", personId: command.personId }];
};

/** Another employee asks to lead; a leader who has been silent for five minutes need not answer. */
export const askToLead: Rule<"askToLead"> = (state, command, nowMs) => {
  const meeting = active(state);
  requireEmployee(requirePresent(meeting, command.by));
  if (command.by === meeting.leaderId) throw new Refused("alreadyLeader");
  if (leaderSilentMs(meeting, nowMs) >= TIMES.leaderSilentMs) {
    return [{ type: "leaderChanged", personId: command.by, because: "silent" }];
  }
  return [{ type: "leadingRequested", personId: command.by }];
};

export const answerTakeOver: Rule<"answerTakeOver"> = (state, command) => {
  const meeting = active(state);
  if (meeting.takeOverById === undefined) throw new Refused("takeOverNotAsked");
  if (!command.yes) return [{ type: "leadingKept" }];
  requireEmployee(requirePresent(meeting, meeting.takeOverById));
  return [{ type: "leaderChanged", personId: meeting.takeOverById, because: "agreed" }];
};

/** Milliseconds since the leader last did anything in the meeting. */
export function leaderSilentMs(meeting: ActiveMeeting, nowMs: number): number {
  return nowMs - (meeting.lastSeenMs[meeting.leaderId] ?? meeting.startedAtMs);
}

/** Whether the one who asked to lead may have it now that the leader has been silent. */
export function mayTakeOver(meeting: ActiveMeeting, personId: string, nowMs: number): boolean {
  const person = findPerson(meeting, personId);
  return (
    meeting.takeOverById === personId &&
    person?.present === true &&
    isEmployee(person) &&
    leaderSilentMs(meeting, nowMs) >= TIMES.leaderSilentMs
  );
}
