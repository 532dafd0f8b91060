/** Addresses that the leader has replaced: one that was typed wrong may be somebody else's. */
import type { MeetingEvent } from "../events.ts";
import type { PersonId } from "../people.ts";

/** Those whom the leader has given another address than the one that was typed when they were added. */
export function givenAnother(events: readonly MeetingEvent[]): ReadonlySet<PersonId> {
  return new Set(events.flatMap((event) => (event.type === "addressGiven" ? [event.personId] : [])));
}

/** The event without the address that it says of one of those; undefined where it says none. */
export function withoutAddress(event: MeetingEvent, given: ReadonlySet<PersonId>): MeetingEvent | undefined {
  switch (event.type) {
    case "participantAdded":
    case "participantUpdated": {
      const { participant } = event;
      return isReplaced(participant, given) ? { ...event, participant: bare(participant) } : undefined;
    }
    case "recipientAdded": {
      const { recipient } = event;
      return isReplaced(recipient, given) ? { ...event, recipient: bare(recipient) } : undefined;
    }
    default:
      return undefined;
  }
}

interface Addressed {
  readonly id: PersonId;
  readonly email?: string;
  readonly emailGuessed?: true;
  readonly outside?: unknown;
}

function isReplaced({ id, email }: Addressed, given: ReadonlySet<PersonId>): boolean {
  return email !== undefined && given.has(id);
}

function bare<One extends Addressed>({ email: _wrong, emailGuessed: _told, outside: _confirmed, ...one }: One) {
  return one;
}
