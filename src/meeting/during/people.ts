/** Who is in the meeting, and where they come from. */
import { Refused } from "../../errors.ts";
import { may, requireMay } from "../access.ts";
import type { CommandOf, PersonChange } from "../commands.ts";
import type { EventBody } from "../events.ts";
import { active, optionalText, requireAddress, requiredText } from "../guards.ts";
import { type Participant, type PersonId, seated, type Teneste } from "../people.ts";
import type { Rule } from "../rule.ts";
import { LIMITS } from "../script/limits.ts";
import { type ActiveMeeting, findPerson, phaseNow } from "../state.ts";
import { added, goneEvents } from "./presence.ts";

/** Someone without the app: in the room, a guest, on the phone. */
export const addWithoutApp: Rule<"addWithoutApp"> = (state, command, nowMs) => {
  const meeting = active(state);
  // The name is a participant's own, so it is not asked about.
  const name = requiredText(meeting, { ...command, confirmed: true }, command.name, LIMITS.nameChars);
  requireMaySet(meeting, command.by, command.teneste);
  const typed = command.email?.trim() ?? "";
  // The address is asked about first: a name that is let through with it is asked about again before anything is sent.
  const address = typed === "" ? {} : requireAddress(meeting, command, typed, nowMs);
  const role = optionalText(meeting, command, command.role ?? "", LIMITS.roleChars);
  return [
    added(meeting, {
      ...withoutApp(meeting, name, command.teneste),
      ...(role === "" ? {} : { role }),
      ...address,
    }),
  ];
};

/** Somebody who sits in the room, by name alone: of the unit, until the leader says otherwise. Nothing for one who is on the list. */
export function addedByName(meeting: ActiveMeeting, command: CommandOf<"setRoles">, typed: string): EventBody[] {
  const name = requiredText(meeting, { ...command, confirmed: true }, typed, LIMITS.nameChars);
  if (meeting.people.some((p) => p.name === name)) return [];
  return [added(meeting, seated(withoutApp(meeting, name, "eining"), true))];
}

/** Where people sit together, who is not in Teams sits there too. */
function withoutApp({ people, info }: ActiveMeeting, name: string, teneste: Teneste): Participant {
  const number = people.filter((p) => !p.hasApp).length + 1;
  return seated({ id: `utan-app:${number}`, name, teneste, hasApp: false, present: true }, info.room !== undefined);
}

/**
 * The leader confirms the roster; everyone may say where they come from themselves, but not that they are of the unit, and
 * what they are there as.
 */
export const updateParticipant: Rule<"updateParticipant"> = (state, command) => {
  const meeting = active(state);
  const { by, teneste, present } = command;
  const person = findPerson(meeting, command.personId);
  if (by !== command.personId || present !== person?.present) requireMay(meeting, by, "actForOthers");
  if (person === undefined) throw new Refused("personUnknown");
  if (teneste !== person.teneste) requireMaySet(meeting, by, teneste);
  const { inRoom = person.inRoom === true } = command;
  // People know best themselves where they sit; others are put there by those who may act for them.
  if (inRoom !== (person.inRoom === true) && by !== person.id) requireMay(meeting, by, "actForOthers");
  const from = withTeneste(person, teneste, by === meeting.leaderId);
  const placed = seated(withRole(from, roleIn(meeting, command, person)), inRoom);
  // Saved by somebody else it is also their word that the person is here.
  const isNews = by !== person.id && present && meeting.toldBy[person.id] === undefined;
  return changes(meeting, person, placed, present, isNews);
};

/** What the leader says anew of one of several; of the rest nothing is said. */
export function changed(meeting: ActiveMeeting, change: PersonChange): EventBody[] {
  const person = findPerson(meeting, change.personId);
  if (person === undefined) throw new Refused("personUnknown");
  const placed = change.teneste === undefined ? person : withTeneste(person, change.teneste, true);
  // Who is said to sit in the room is here.
  const present = change.present ?? (person.present || change.inRoom === true);
  return changes(meeting, person, seated(placed, change.inRoom ?? person.inRoom === true), present, false);
}

function changes(
  meeting: ActiveMeeting,
  person: Participant,
  placed: Participant,
  present: boolean,
  isNews: boolean,
): EventBody[] {
  if (person.id === meeting.leaderId && (placed.teneste !== "eining" || !present))
    throw new Refused("leaderMustBeEmployee");
  // While people gather the roster is being confirmed: who is unticked never came, and has not left.
  const neverCame = person.present && !present && isFirstGathering(meeting);
  const updated = { ...seated(placed, present && placed.inRoom === true), present: person.present && !neverCame };
  const events: EventBody[] = [];
  if (!isSame(updated, person) || isNews) events.push({ type: "participantUpdated", participant: updated });
  if (updated.present && !present) events.push(...goneEvents(meeting, [person], []));
  if (!updated.present && present) events.push({ type: "participantReturned", personId: person.id });
  return events;
}

function isFirstGathering(meeting: ActiveMeeting): boolean {
  return meeting.past.length === 0 && phaseNow(meeting).kind === "gathering";
}

/** The list is right as it stands; or right as to who is on it, and they are all here. */
export const confirmPeople: Rule<"confirmPeople"> = (state, command) => {
  const meeting = active(state);
  const here = meeting.people.filter((p) => p.id !== meeting.leaderId && (p.present || command.everyone));
  if (here.length >= LIMITS.participants) throw new Refused("tooManyParticipants", { limit: LIMITS.participants });
  return here.flatMap((person): EventBody[] => {
    const confirmed = withTeneste(person, person.teneste, true);
    const isNews = !isSame(confirmed, person) || meeting.toldBy[person.id] === undefined;
    return [
      ...(isNews ? [{ type: "participantUpdated", participant: confirmed } as const] : []),
      ...(person.present ? [] : [{ type: "participantReturned", personId: person.id } as const]),
    ];
  });
};

function requireMaySet(meeting: ActiveMeeting, by: PersonId, teneste: Teneste): void {
  if (teneste === "eining" && !may(meeting, by, "setEining")) throw new Refused("einingByLeader");
}

function withTeneste(person: Participant, teneste: Teneste, byLeader: boolean): Participant {
  const { confirmed, ...rest } = person;
  const isConfirmed = teneste === "eining" && (byLeader || confirmed === true);
  return { ...rest, teneste, ...(isConfirmed ? { confirmed: true } : {}) };
}

/** As it is said now. What stands already has been asked about. */
function roleIn(meeting: ActiveMeeting, command: CommandOf<"updateParticipant">, { role = "" }: Participant): string {
  const said = command.role ?? role;
  return said === role ? role : optionalText(meeting, command, said, LIMITS.roleChars);
}

function withRole({ role: _before, ...rest }: Participant, role: string): Participant {
  return role === "" ? rest : { ...rest, role };
}

const TOLD = ["teneste", "role", "present", "confirmed", "inRoom"] as const;

function isSame(one: Participant, other: Participant): boolean {
  return TOLD.every((field) => one[field] === other[field]);
}
