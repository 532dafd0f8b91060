/** How events change what a meeting that follows up has come to, while it runs and until its referat is approved. */
import type { EventOf, EventType, MeetingEvent } from "../events.ts";
import { type FollowedUp, followedUp } from "../followUp.ts";
import type { KnownMeeting } from "../state.ts";

export const FOLLOW_UP_EVENTS = [
  "tiltakReviewed",
  "nextDecided",
  "nextDropped",
  "closingSaid",
  "closingDropped",
] as const satisfies readonly EventType[];
type FollowUpEvent = EventOf<(typeof FOLLOW_UP_EVENTS)[number]>;

export function isFollowUp(event: MeetingEvent): event is FollowUpEvent {
  return (FOLLOW_UP_EVENTS as readonly EventType[]).includes(event.type);
}

export function evolveFollowUp<M extends KnownMeeting>(meeting: M, event: FollowUpEvent): M {
  const { record } = meeting;
  return { ...meeting, record: { ...record, followedUp: after(followedUp(record), event) } };
}

function after(said: FollowedUp, event: FollowUpEvent): FollowedUp {
  switch (event.type) {
    case "tiltakReviewed": {
      const { id, outcome, reason, tookPart } = event;
      return { ...said, reviews: { ...said.reviews, [id]: { outcome, reason, tookPart } } };
    }
    case "nextDecided": {
      const { [event.id]: _before, ...others } = said.next;
      return { ...said, next: { ...others, [event.id]: event.next } };
    }
    case "nextDropped": {
      const { [event.id]: _dropped, ...next } = said.next;
      return { ...said, next };
    }
    case "closingSaid": {
      const { entryId, because, sentence } = event;
      return { ...said, closings: { ...said.closings, [entryId]: { because, sentence } } };
    }
    case "closingDropped": {
      const { [event.entryId]: _dropped, ...closings } = said.closings;
      return { ...said, closings };
    }
  }
}
