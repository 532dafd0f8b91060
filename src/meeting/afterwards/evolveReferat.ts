/** What happens after the end: the leader's work on the referat, its editions, and what became of each mail. */
import * as before from "../before.ts";
import { evolveFollowUp, isFollowUp } from "../during/evolveFollowUp.ts";
import { type DuringType, type EventOf, type MeetingEvent, nothingFor } from "../events.ts";
import type { Participant, PersonId } from "../people.ts";
import { withWord } from "../sparedWords.ts";
import type { EndedMeeting } from "../state.ts";
import { recipientsAmong } from "./recipients.ts";
import {
  changesSince,
  type Delivery,
  type Edition,
  newestEdition,
  PARTS,
  type Part,
  type Recipient,
  type ReferatWork,
  type Sent,
  type Wording,
} from "./referat.ts";

export function evolveReferat(state: EndedMeeting, event: MeetingEvent): EndedMeeting {
  if (isFollowUp(event)) return evolveFollowUp(state, event);
  switch (event.type) {
    case "sectionEdited": {
      const { [event.section]: _before, ...others } = state.referat.work.edits;
      const edits = event.text === null ? others : { ...others, [event.section]: event.text };
      return compared(withWork(state, { edits }));
    }
    case "partLeftOut":
      return compared(withPartsLeftOut(state, (part) => part === event.part || isLeftOut(state, part)));
    case "partTakenIn":
      return compared(withPartsLeftOut(state, (part) => part !== event.part && isLeftOut(state, part)));
    case "planCorrected": {
      const plans = { ...state.record.plans, [event.id]: event.plan };
      return compared({ ...state, record: { ...state.record, plans } });
    }
    case "entryChosen": {
      const { [event.factorId]: _before, ...others } = state.referat.work.intoEntries;
      const intoEntries = event.entryId === null ? others : { ...others, [event.factorId]: event.entryId };
      return withWork(state, { intoEntries });
    }
    case "entryNotOpen":
      return withWork(state, { notOpen: [...new Set([...state.referat.work.notOpen, event.factorId])] });
    case "nameDecided":
      if (event.erased) return state;
      return compared(
        withWork(state, { decisions: { ...state.referat.work.decisions, [event.word]: event.decision } }),
      );
    case "recipientLeftOut":
      return withWork(state, { leftOut: { ...state.referat.work.leftOut, [event.personId]: event.reason } });
    case "recipientRestored": {
      const { [event.personId]: _reason, ...leftOut } = state.referat.work.leftOut;
      return withWork(state, { leftOut });
    }
    case "recipientAdded": {
      const added = withWork(state, { added: [...state.referat.work.added, event.recipient] });
      return withSent(added, (referat) => ({
        ...referat,
        deliveries: { ...referat.deliveries, [event.recipient.id]: { status: "queued", attempt: 1 } },
      }));
    }
    case "wordSpared":
    case "wordAskedAgain":
      return withWord(state, event);
    case "sendingWarned":
      return state.referat.status === "draft" ? { ...state, referat: { ...state.referat, warned: true } } : state;
    case "approvalCalledFor":
      return state.referat.status === "draft"
        ? { ...state, referat: { ...state.referat, reminded: event.number } }
        : state;
    case "sendingBegun": {
      const { status, work } = state.referat;
      return status === "draft" ? { ...state, referat: { status: "sending", dueAtMs: event.dueAtMs, work } } : state;
    }
    case "sendingTakenBack": {
      const { status, work } = state.referat;
      const { remindAtMs = [] } = event;
      return status === "sending" ? { ...state, referat: { status: "draft", warned: false, remindAtMs, work } } : state;
    }
    case "referatSent":
      return state.referat.status === "sent" ? state : sent(state, event);
    case "referatCorrected":
      return corrected(state, event);
    case "followUpCarried":
      return { ...state, notCarried: event.notCarried };
    case "mailHandedOver":
      return withDelivery(state, event.personId, { status: "handedOver", atMs: event.atMs });
    case "mailFailed":
      return withDelivery(state, event.personId, { status: "failed", fault: event.fault });
    case "mailRetried":
      return withDelivery(state, event.personId, { status: "queued", attempt: 1 });
    case "addressGiven":
      return withDelivery(withAddress(state, event.personId, event), event.personId, { status: "queued", attempt: 1 });
    case "addressesFound":
      return Object.entries(event.addresses).reduce(
        (all, [id, email]) => withDelivery(withAddress(all, id, { email }), id, { status: "queued", attempt: 1 }),
        state,
      );
    case "archiveQueued":
      return withSent(state, (referat) => ({ ...referat, archive: { status: "queued", edition: event.edition } }));
    case "archived": {
      const { edition, reference, awaitsReceipt } = event;
      const status = awaitsReceipt ? "awaitingReceipt" : "delivered";
      return withSent(state, (referat) => ({
        ...referat,
        archive: { status, edition, reference },
        archived: [...referat.archived.filter((number) => number !== edition), edition],
      }));
    }
    case "archiveFailed": {
      const { edition, fault } = event;
      return withSent(state, (referat) => ({ ...referat, archive: { status: "failed", edition, fault } }));
    }
    default:
      nothingFor<DuringType>(event.type);
      return state;
  }
}

function withWork(state: EndedMeeting, change: Partial<ReferatWork>): EndedMeeting {
  return { ...state, referat: { ...state.referat, work: { ...state.referat.work, ...change } } };
}

function withSent(state: EndedMeeting, change: (referat: Sent) => Sent): EndedMeeting {
  return state.referat.status === "sent" ? { ...state, referat: change(state.referat) } : state;
}

/** Before the referat is sent every change is part of the first edition; afterwards it waits for a correction. */
function compared(state: EndedMeeting): EndedMeeting {
  return withSent(state, (referat) => ({
    ...referat,
    changed: changesSince(referat.lastSent, wordingOf(state)),
  }));
}

function isLeftOut({ referat }: EndedMeeting, part: Part): boolean {
  return referat.work.partsLeftOut.includes(part);
}

function withPartsLeftOut(state: EndedMeeting, isOut: (part: Part) => boolean): EndedMeeting {
  return withWork(state, { partsLeftOut: PARTS.filter(isOut) });
}

function wordingOf({ record, referat }: EndedMeeting): Wording {
  const { edits, partsLeftOut, decisions } = referat.work;
  return { edits, partsLeftOut, decisions, plans: record.plans };
}

function sent(state: EndedMeeting, { because, atMs: sentAtMs, recipients }: EventOf<"referatSent">): EndedMeeting {
  const { asItStood: _itStands, ...rest } = state;
  const { work } = state.referat;
  const edition: Edition = { number: 1, because, sentAtMs, changed: [] };
  const deliveries = queuedFor(state, recipients ?? before.recipients(state));
  return {
    ...rest,
    referat: {
      status: "sent",
      work,
      editions: [edition],
      deliveries,
      lastSent: wordingOf(state),
      changed: [],
      archive: { status: "none" },
      archived: [],
    },
  };
}

function corrected(state: EndedMeeting, event: EventOf<"referatCorrected">): EndedMeeting {
  const { why, changed, recipients = before.recipients(state), atMs: sentAtMs } = event;
  return withSent(state, (referat) => {
    const number = newestEdition(referat).number + 1;
    const edition: Edition = { number, because: "corrected", sentAtMs, why, changed: changed ?? referat.changed };
    const [first, ...later] = referat.editions;
    return {
      ...referat,
      editions: [first, ...later, edition],
      deliveries: queuedFor(state, recipients),
      lastSent: wordingOf(state),
      changed: [],
    };
  });
}

function queuedFor(state: EndedMeeting, recipients: readonly PersonId[]): Readonly<Record<PersonId, Delivery>> {
  return Object.fromEntries(
    recipientsAmong(state, recipients).map((r): [PersonId, Delivery] => [
      r.id,
      r.email === undefined ? { status: "failed", fault: "noAddress" } : { status: "queued", attempt: 1 },
    ]),
  );
}

type Address = Pick<Recipient, "email" | "outside">;

function withAddress(state: EndedMeeting, id: PersonId, { email, outside }: Address): EndedMeeting {
  const address = { ...(email === undefined ? {} : { email }), ...(outside === undefined ? {} : { outside }) };
  const given = <R extends Recipient>({ email: _e, emailGuessed: _g, outside: _o, ...one }: R) => ({
    ...one,
    ...address,
  });
  const people = state.people.map((p): Participant => (p.id === id ? given(p) : p));
  const added = state.referat.work.added.map((r): Recipient => (r.id === id ? given(r) : r));
  return withWork({ ...state, people }, { added });
}

function withDelivery(state: EndedMeeting, id: PersonId, delivery: Delivery): EndedMeeting {
  return withSent(state, (referat) =>
    referat.deliveries[id] === undefined
      ? referat
      : { ...referat, deliveries: { ...referat.deliveries, [id]: delivery } },
  );
}
