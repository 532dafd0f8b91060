/**
 * Who is in the meeting. What the leader says, and what people do themselves, goes before Teams' «no»: people may sit in
 * one room around one PC. Teams' «no» means that somebody never came where nobody has said otherwise, and that they have
 * left where Teams has seen them.
 */
import { Refused } from "../../errors.ts";
import { requireMay } from "../access.ts";
import type { CommandOf } from "../commands.ts";
import type { EventBody } from "../events.ts";
import { active } from "../guards.ts";
import { type Participant, SYSTEM } from "../people.ts";
import { isOpen } from "../round.ts";
import type { Rule } from "../rule.ts";
import { LIMITS } from "../script/limits.ts";
import { type ActiveMeeting, findPerson, type Source, speakingTurn } from "../state.ts";
import { roundsItOff } from "./flow.ts";

/** Someone turns up, for the first time or again. */
export const join: Rule<"join"> = (state, command) => {
  const meeting = active(state);
  const { participant, because } = command;
  const person = findPerson(meeting, participant.id);
  if (person?.present) return [];
  if (person === undefined) return [added(meeting, participant, because)];
  requireRoom(meeting);
  return [{ type: "participantReturned", personId: person.id }];
};

export function added(meeting: ActiveMeeting, participant: Participant, because?: "inChat"): EventBody {
  requireRoom(meeting);
  const event = { type: "participantAdded", participant: { ...participant, present: true } } as const;
  return because === undefined ? event : { ...event, because };
}

function requireRoom(meeting: ActiveMeeting): void {
  if (roomIn(meeting) <= 0) throw new Refused("tooManyParticipants", { limit: LIMITS.participants });
}

function roomIn(meeting: ActiveMeeting): number {
  return LIMITS.participants - meeting.people.filter((p) => p.present).length;
}

/** People say themselves that they leave; leader and secretary say it for others, nobody for the leader. */
export const leave: Rule<"leave"> = (state, command) => {
  const meeting = active(state);
  const { by, personId } = command;
  if (by !== personId && by !== SYSTEM) {
    requireMay(meeting, by, "actForOthers");
    if (personId === meeting.leaderId) throw new Refused("leaderMustBeEmployee");
  }
  const person = findPerson(meeting, personId);
  // Who sits in the room has only hung up.
  if (by === SYSTEM && person?.inRoom) return [];
  return person?.present ? goneEvents(meeting, [person], []) : [];
};

/** What Teams answered. With fewer than two of us in the call the meeting is held elsewhere, and it says nothing. */
export const presence: Rule<"presence"> = (state, command) => {
  if (state.status !== "active" || inCall(state, command) < LIMITS.seenInCall) return [];
  const source = (p: Participant): Source | undefined => state.toldBy[p.id];
  const missed = state.people.filter((p) => p.present && !p.inRoom && command.away.includes(p.id));
  const gone = goneEvents(
    state,
    missed.filter((p) => source(p) === "teams"),
    missed.filter((p) => source(p) === undefined),
  );
  if (gone.some((event) => event.type === "meetingCompleted")) return gone;
  const seen = command.seen.map((p) => ({ ...p, known: findPerson(state, p.id) }));
  const unseen = seen.flatMap(({ known }) => (known?.present && source(known) !== "teams" ? [known.id] : []));
  // Who said that they left, or whom the leader struck out, comes back by doing something.
  const here = seen.filter(({ known }) => known === undefined || (!known.present && awayByTeams(source(known))));
  const arrived = here
    .slice(0, Math.max(0, roomIn(state)))
    .map(
      ({ known, ...participant }): EventBody =>
        known === undefined
          ? { type: "participantAdded", participant: { ...participant, present: true } }
          : { type: "participantReturned", personId: known.id },
    );
  return [
    ...gone,
    ...(unseen.length === 0 ? [] : [{ type: "participantsSeen", personIds: unseen } as const]),
    ...arrived,
  ];
};

/** How many of ours are in the call, as far as Teams has told now or before. */
function inCall(state: ActiveMeeting, { seen, away }: CommandOf<"presence">): number {
  const before = state.people.filter((p) => p.present && state.toldBy[p.id] === "teams" && !away.includes(p.id));
  return new Set([...seen, ...before].map((p) => p.id)).size;
}

function awayByTeams(source: Source | undefined): boolean {
  return source === undefined || source === "teams";
}

/** What follows when some have left and some turn out never to have come: they are stepped over, and not waited for. */
export function goneEvents(
  meeting: ActiveMeeting,
  left: readonly Participant[],
  absent: readonly Participant[],
): EventBody[] {
  const ids = new Set([...left, ...absent].map((p) => p.id));
  if (ids.size === 0) return [];
  return [
    ...left.flatMap((p): EventBody[] => [{ type: "participantLeft", personId: p.id }, ...turnLeft(meeting, p)]),
    ...(absent.length === 0
      ? []
      : [{ type: "participantsAbsent", personIds: absent.map((p) => p.id) } satisfies EventBody]),
    ...nextTurn(meeting, ids),
    // The rounding-off waits for nobody who is gone; nor is it over because all have gone: the call may just have ended.
    ...(roundsItOff(meeting, { without: ids }) ? [{ type: "meetingCompleted" } satisfies EventBody] : []),
  ];
}

function turnLeft({ visit }: ActiveMeeting, { id }: Participant): EventBody[] {
  const waits = "round" in visit && visit.round.turns.some((t) => t.personId === id && isOpen(t));
  return waits ? [{ type: "turnEnded", personId: id, how: "left", endedById: id }] : [];
}

/** The word goes on where the speaker is among those who are gone. */
function nextTurn(meeting: ActiveMeeting, gone: ReadonlySet<string>): EventBody[] {
  const speaking = speakingTurn(meeting);
  if (speaking === undefined || !gone.has(speaking.personId) || !("round" in meeting.visit)) return [];
  const next = meeting.visit.round.turns.find((t) => t.status === "waiting" && !gone.has(t.personId));
  return [next === undefined ? { type: "roundEnded", missing: [] } : { type: "turnStarted", personId: next.personId }];
}
