import type { PersonId } from "./people.ts";
import type { Recipient } from "./referat.ts";
import type { EndedMeeting } from "./state.ts";

/** Everyone who was in the meeting, also those who left before the end; not those who never came. */
export function participantIds(meeting: EndedMeeting): PersonId[] {
  const left = new Set(meeting.remarks.flatMap((r) => (r.kind === "left" ? [r.personId] : [])));
  return meeting.people.filter((p) => p.present || left.has(p.id)).map((p) => p.id);
}

/** Those the referat goes to, in the order of the roster, then those who were added. */
export function recipientsOf(meeting: EndedMeeting): Recipient[] {
  const { leftOut, added } = meeting.referat.work;
  const took = new Set(participantIds(meeting));
  const participants = meeting.people
    .filter((p) => took.has(p.id))
    .map(({ id, name, email }): Recipient => (email === undefined ? { id, name } : { id, name, email }));
  return [...participants, ...added].filter((r) => leftOut[r.id] === undefined);
}

export function findRecipient(meeting: EndedMeeting, id: PersonId): Recipient | undefined {
  return recipientsOf(meeting).find((r) => r.id === id);
}
