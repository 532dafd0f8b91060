/** Who watches over the meeting and who writes: the roles that the leader gives, one by one or in one go. */
import { Refused } from "../../errors.ts";
import type { EventBody } from "../events.ts";
import { evolve } from "../evolve.ts";
import { active, requirePresent } from "../guards.ts";
import { isWrittenFor } from "../people.ts";
import type { Rule } from "../rule.ts";
import type { MeetingState } from "../state.ts";
import { addedByName, changed } from "./people.ts";

/** People first, so that somebody may be asked who has just been said to be here. */
export const setRoles: Rule<"setRoles"> = (state, command, nowMs) => {
  const { by, people, names = [], viddevaktId, secretaryId } = command;
  const steps: readonly ((now: MeetingState) => EventBody[])[] = [
    ...people.map((change) => (now: MeetingState) => changed(active(now), change)),
    ...names.map((name) => (now: MeetingState) => addedByName(active(now), command, name)),
    ...(viddevaktId === undefined ? [] : [(now: MeetingState) => withViddevakt(now, viddevaktId)]),
    ...(secretaryId === undefined ? [] : [(now: MeetingState) => withSecretary(now, secretaryId)]),
  ];
  const events: EventBody[] = [];
  let now = state;
  for (const step of steps) {
    const bodies = step(now);
    events.push(...bodies);
    now = bodies.reduce((before, body) => evolve(before, { ...body, by, atMs: nowMs }), now);
    // The rounding-off is over when the last who had not answered turns out to be gone.
    if (now.status === "ended") break;
  }
  return events;
};

export const askViddevakt: Rule<"askViddevakt"> = (state, { personId }) => withViddevakt(state, personId);

export const answerViddevakt: Rule<"answerViddevakt"> = (state, command) => {
  active(state);
  return [{ type: "viddevaktAnswered", personId: command.by, yes: command.yes }];
};

export const goWithoutViddevakt: Rule<"goWithoutViddevakt"> = (state) => withViddevakt(state, null);

export const appointSecretary: Rule<"appointSecretary"> = (state, { personId }) => withSecretary(state, personId);

function withViddevakt(state: MeetingState, personId: string | null): EventBody[] {
  const meeting = active(state);
  const { viddevakt } = meeting;
  if (personId === null) return viddevakt.status === "waived" ? [] : [{ type: "viddevaktWaived" }];
  const person = requirePresent(meeting, personId);
  if (person.id === meeting.leaderId) throw new Refused("viddevaktIsLeader");
  const isSettled = viddevakt.status === "asked" || viddevakt.status === "accepted";
  if (isSettled && viddevakt.personId === person.id) return [];
  const asked: EventBody = { type: "viddevaktAsked", personId: person.id };
  // Asked aloud: who has no screen answers the leader, and the leader answers here.
  return isWrittenFor(person) ? [asked, { type: "viddevaktAnswered", personId: person.id, yes: true }] : [asked];
}

function withSecretary(state: MeetingState, personId: string | null): EventBody[] {
  const meeting = active(state);
  if (personId !== null) {
    const person = requirePresent(meeting, personId);
    if (!person.hasApp) throw new Refused("secretaryNeedsApp", { name: person.name });
  }
  return [{ type: "secretaryAppointed", personId }];
}
