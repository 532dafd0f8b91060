/** What happens after the end: the referat goes out, and each mail has a state that tells the truth. */
import type { MeetingEvent } from "./events.ts";
import type { PersonId } from "./people.ts";
import type { Delivery, EndedMeeting } from "./state.ts";

export function evolveReferat(state: EndedMeeting, event: MeetingEvent): EndedMeeting {
  switch (event.type) {
    case "referatSent": {
      if (state.referat.status === "sent") return state;
      const deliveries = Object.fromEntries(
        recipientIds(state).map((id): [PersonId, Delivery] => [
          id,
          state.people.some((p) => p.id === id && p.email !== undefined)
            ? { status: "queued", attempt: 1 }
            : { status: "failed", fault: "noAddress" },
        ]),
      );
      return { ...state, referat: { status: "sent", because: event.because, sentAtMs: event.atMs, deliveries } };
    }
    case "mailHandedOver":
      return withDelivery(state, event.personId, () => ({ status: "handedOver", atMs: event.atMs }));
    case "mailFailed":
      return withDelivery(state, event.personId, () => ({ status: "failed", fault: event.fault }));
    case "mailRetried":
      return withDelivery(state, event.personId, () => ({ status: "queued", attempt: 1 }));
    case "addressGiven": {
      const people = state.people.map((p) => (p.id === event.personId ? { ...p, email: event.email } : p));
      return withDelivery({ ...state, people }, event.personId, () => ({ status: "queued", attempt: 1 }));
    }
    default:
      return state;
  }
}

/** Everyone who was in the meeting, also those who left before the end; not those who never came. */
export function recipientIds(state: EndedMeeting): PersonId[] {
  const left = new Set(state.remarks.flatMap((r) => (r.kind === "left" ? [r.personId] : [])));
  return state.people.filter((p) => p.present || left.has(p.id)).map((p) => p.id);
}

function withDelivery(state: EndedMeeting, id: PersonId, change: (before: Delivery) => Delivery): EndedMeeting {
  const before = state.referat.status === "sent" ? state.referat.deliveries[id] : undefined;
  if (state.referat.status !== "sent" || before === undefined) return state;
  const deliveries = { ...state.referat.deliveries, [id]: change(before) };
  return { ...state, referat: { ...state.referat, deliveries } };
}
