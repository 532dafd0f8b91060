/** How events change what a meeting that follows up has come to. */
import type { EventOf } from "../events.ts";
import { type FollowedUp, followedUp } from "../followUp.ts";
import type { MeetingRecord } from "../record.ts";

type FollowUpEvent = EventOf<"tiltakReviewed" | "nextDecided" | "nextDropped" | "closingSaid" | "closingDropped">;

export function evolveFollowUp(record: MeetingRecord, event: FollowUpEvent): MeetingRecord {
  return { ...record, followedUp: after(followedUp(record), event) };
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
