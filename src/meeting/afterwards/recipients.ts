import { evaluationAnswers } from "../evaluations.ts";
import { isEmployee, type Participant, type PersonId } from "../people.ts";
import type { EndedMeeting, KnownMeeting } from "../state.ts";
import type { Recipient } from "./referat.ts";

/** Everyone who was in the meeting, also those who left before the end; not those who never came. */
export function participantIds(meeting: EndedMeeting): PersonId[] {
  const left = new Set(meeting.remarks.flatMap((r) => (r.kind === "left" ? [r.personId] : [])));
  return meeting.people.filter((p) => p.present || left.has(p.id)).map((p) => p.id);
}

/**
 * Those the referat goes to, in the order of the roster, then those who were added. Once it is sent, they are those it was
 * sent to.
 */
export function recipientsOf(meeting: EndedMeeting): Recipient[] {
  const { referat } = meeting;
  return referat.status === "sent" ? recipientsAmong(meeting, Object.keys(referat.deliveries)) : chosenIn(meeting);
}

/** People and others of the meeting by their ids. */
export function recipientsAmong({ people, referat }: EndedMeeting, ids: readonly PersonId[]): Recipient[] {
  const all = new Map([...people.map(recipientOf), ...referat.work.added].map((one) => [one.id, one]));
  return ids.flatMap((id) => all.get(id) ?? []);
}

function chosenIn(meeting: EndedMeeting): Recipient[] {
  const { leftOut, added } = meeting.referat.work;
  const took = new Set(participantIds(meeting));
  const participants = meeting.people.filter((p) => took.has(p.id)).map(recipientOf);
  return [...participants, ...added].filter((r) => leftOut[r.id] === undefined);
}

function recipientOf({ id, name, email, emailGuessed, outside }: Participant): Recipient {
  if (email === undefined) return { id, name };
  return { id, name, email, ...(emailGuessed ? { emailGuessed } : {}), ...(outside ? { outside } : {}) };
}

/** Those whose evaluation it is: of the unit, and here when it was given. The leader has it with the referat. */
export function toldOfEvaluation({ people, leaderId, record }: EndedMeeting): Participant[] {
  if (evaluationAnswers(record).length === 0) return [];
  return people.filter((p) => p.present && isEmployee(p) && p.id !== leaderId);
}

/** Addresses outside the meeting's domains that somebody has confirmed, in the meeting or after it. */
export function countOutside({ people }: Pick<KnownMeeting, "people">, added: readonly Recipient[] = []): number {
  return [...people, ...added].filter((one) => one.outside !== undefined).length;
}

export function findRecipient(meeting: EndedMeeting, id: PersonId): Recipient | undefined {
  return recipientsOf(meeting).find((r) => r.id === id);
}
