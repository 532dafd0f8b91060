/** How events change who takes part, who is here, and who has which role. */
import * as before from "../before.ts";
import type { EventOf } from "../events.ts";
import { type PersonId, seated } from "../people.ts";
import type { PhaseId } from "../script/phase.ts";
import { phaseOf } from "../script/scripts.ts";
import type { ActiveMeeting, Remark } from "../state.ts";
import { appendToRound, withoutTurns } from "./evolveRound.ts";
import { timesAskedToLead } from "./leading.ts";

type OfPresence = "participantLeft" | "participantReturned" | "participantsSeen" | "participantsAbsent";
type OfRoles = "viddevaktAsked" | "viddevaktAnswered" | "viddevaktWaived" | "secretaryAppointed";
type OfLeading = "leadingRequested" | "leadingKept" | "leaderChanged" | "leadingOffered" | "leadingOfferEnded";
type PeopleEvent = EventOf<"participantAdded" | "participantUpdated" | OfPresence | OfRoles | OfLeading>;

export function evolvePeople(earlier: ActiveMeeting, event: PeopleEvent): ActiveMeeting {
  const state = changed(earlier, event);
  // Who is gone can't lead.
  return state.people.some((p) => p.id === state.offer?.personId && !p.present) ? withoutOffer(state) : state;
}

function changed(state: ActiveMeeting, event: PeopleEvent): ActiveMeeting {
  switch (event.type) {
    case "participantAdded":
      return arrived({ ...state, people: [...state.people, event.participant] }, event.participant.id, event.atMs);
    case "participantUpdated":
      return { ...state, people: state.people.map((p) => (p.id === event.participant.id ? event.participant : p)) };
    case "participantLeft":
      return {
        ...withPresence(state, event.personId, false),
        remarks: [...state.remarks, { kind: "left", personId: event.personId, phase: state.visit.phase }],
      };
    case "participantsSeen":
      return state;
    case "participantsAbsent":
      return withoutTurns(
        event.personIds.reduce((before, id) => withPresence(before, id, false), state),
        event.personIds,
      );
    case "participantReturned":
      return arrived(withPresence(state, event.personId, true), event.personId, event.atMs);
    case "viddevaktAsked":
      return {
        ...state,
        viddevakt: { status: "asked", personId: event.personId, atMs: event.atMs },
        questions: [...state.questions, { about: "viddevakt", toId: event.personId, atMs: event.atMs }],
      };
    case "viddevaktAnswered":
      return {
        ...state,
        viddevakt: { status: event.yes ? "accepted" : "declined", personId: event.personId },
        epoch: state.epoch + 1,
      };
    case "viddevaktWaived":
      return {
        ...state,
        viddevakt: { status: "waived" },
        remarks: [...state.remarks, { kind: "withoutViddevakt" }],
      };
    case "secretaryAppointed": {
      const { secretaryId: _before, ...rest } = state;
      return event.personId === null ? rest : { ...rest, secretaryId: event.personId };
    }
    case "leadingRequested":
      return leadingRequested(state, event);
    case "leadingKept":
      return withoutTakeOver(state);
    case "leadingOffered":
      return leadingOffered(state, event);
    case "leadingOfferEnded":
      return event.because === "declined" && state.offer !== undefined
        ? { ...state, offer: { ...state.offer, status: "declined", atMs: event.atMs } }
        : withoutOffer(state);
    case "leaderChanged":
      return leaderChanged(state, event);
  }
}

function withPresence(state: ActiveMeeting, id: PersonId, present: boolean): ActiveMeeting {
  // Who is gone sits in no room; when they come back they say so anew.
  const moved = (p: ActiveMeeting["people"][number]) => ({ ...seated(p, present && p.inRoom === true), present });
  return { ...state, people: state.people.map((p) => (p.id === id ? moved(p) : p)) };
}

/** Someone is here who was not; late, unless they have been here after people gathered, or are in time for that. */
function arrived(state: ActiveMeeting, id: PersonId, atMs: number): ActiveMeeting {
  const { phase } = state.visit;
  const isGathering = (of: PhaseId) => phaseOf(state.info, of).kind === "gathering";
  const wasHere = state.remarks.some((r) => r.kind === "left" && r.personId === id && !isGathering(r.phase));
  const isLate = !isGathering(phase) && !wasHere;
  const late: readonly Remark[] = isLate ? [{ kind: "joinedLate", personId: id, phase }] : [];
  const when = isLate ? { lateAtMs: { ...state.lateAtMs, [id]: atMs } } : {};
  return { ...appendToRound(state, id), ...when, remarks: [...state.remarks, ...late] };
}

function leadingRequested(state: ActiveMeeting, { personId, atMs }: EventOf<"leadingRequested">): ActiveMeeting {
  const number = timesAskedToLead(state) + 1;
  const question = { about: "leading", toId: state.leaderId, byId: personId, atMs, number } as const;
  const questions = [...state.questions, question];
  return { ...state, takeOverById: personId, questions };
}

function leadingOffered(state: ActiveMeeting, { personId, atMs }: EventOf<"leadingOffered">): ActiveMeeting {
  const question = { about: "offer", toId: personId, byId: state.leaderId, atMs } as const;
  return { ...state, offer: { status: "asked", personId, atMs }, questions: [...state.questions, question] };
}

/** What the leader had asked somebody is over. */
export function withoutOffer({ offer: _over, ...rest }: ActiveMeeting): ActiveMeeting {
  return rest;
}

function withoutTakeOver(state: ActiveMeeting): ActiveMeeting {
  const { takeOverById: _asked, ...rest } = state;
  return rest;
}

/** The new leader keeps no other role: one can't keep watch over one's own leading, nor write for oneself. */
function leaderChanged(state: ActiveMeeting, event: EventOf<"leaderChanged">): ActiveMeeting {
  const { personId, because, key = before.key("remark", state.remarks) } = event;
  const { secretaryId, ...rest } = withoutOffer(withoutTakeOver(state));
  const hadRole = "personId" in state.viddevakt && state.viddevakt.personId === personId;
  return {
    ...rest,
    ...(secretaryId === undefined || secretaryId === personId ? {} : { secretaryId }),
    leaderId: personId,
    viddevakt: hadRole ? { status: "none" } : state.viddevakt,
    remarks: [...state.remarks, { kind: "leaderChanged", from: state.leaderId, to: personId, because, key }],
  };
}
