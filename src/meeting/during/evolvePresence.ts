/** What an event tells of who is in the meeting, and from whom we have it. */
import type { MeetingEvent } from "../events.ts";
import { type PersonId, SYSTEM } from "../people.ts";
import { type ActiveMeeting, findPerson, type Source } from "../state.ts";

type ToldBy = ActiveMeeting["toldBy"];

/** `toldBy` after `event`; `state` is the one after it, but for that. */
export function toldBy(state: ActiveMeeting, event: MeetingEvent): ToldBy {
  const about = toldAbout(state, event);
  const told = about.length === 0 ? state.toldBy : { ...state.toldBy, ...Object.fromEntries(about) };
  // Who does something is here. Where Teams sees them it will also tell when they go.
  const acts = event.by !== SYSTEM && findPerson(state, event.by)?.present === true;
  return acts && told[event.by] !== "teams" && told[event.by] !== "self" ? { ...told, [event.by]: "self" } : told;
}

function toldAbout(state: ActiveMeeting, event: MeetingEvent): [PersonId, Source][] {
  if (!isAboutPresence(event)) return [];
  switch (event.type) {
    case "participantAdded":
      return event.because === "inChat" ? [] : [[event.participant.id, sourceOf(event, event.participant.id)]];
    case "participantLeft":
    case "participantReturned":
      return [[event.personId, sourceOf(event, event.personId)]];
    case "participantUpdated": {
      const { id, present } = event.participant;
      const seen = present && state.toldBy[id] === "teams";
      return seen || event.by === id ? [] : [[id, "leader"]];
    }
    case "participantsSeen":
    case "participantsAbsent":
      return event.personIds.map((id) => [id, "teams"]);
  }
}

type AboutPresence = Extract<MeetingEvent, { type: `participant${string}` }>;

function isAboutPresence(event: MeetingEvent): event is AboutPresence {
  return event.type.startsWith("participant");
}

/** The secretary speaks for the leader. */
function sourceOf({ by }: MeetingEvent, personId: PersonId): Source {
  if (by === SYSTEM) return "teams";
  return by === personId ? "self" : "leader";
}
