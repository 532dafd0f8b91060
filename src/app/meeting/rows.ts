/** The projection of a meeting: the rows that others ask for, as they stand when something has happened in it. */
import { newestEdition } from "../../meeting/afterwards/referat.ts";
import type { EventType, MeetingEvent } from "../../meeting/events.ts";
import type { KnownMeeting, MeetingState } from "../../meeting/state.ts";
import { composeReferat } from "../../referat/compose.ts";
import { entriesOf } from "../../stafettlogg/entry.ts";
import { documentToStored } from "../../stored/documents.ts";
import { translator } from "../../text/text.ts";
import type { Step } from "../aggregate.ts";
import type { Row, Rows } from "../ports/events.ts";

type MeetingStep = Step<MeetingState, MeetingEvent>;

export function rows({ id: meetingId, before, events, after }: MeetingStep): Rows {
  if (after.status === "none") throw new Error("events without a meeting");
  const meeting = meetingRow(meetingId, after);
  const known = before.status !== "none" && JSON.stringify(meetingRow(meetingId, before)) === JSON.stringify(meeting);
  // From the beginning on, a meeting without entries has none.
  const leavesEntries = before.status !== "none" && !events.some(({ type }) => CHANGE_ENTRIES.includes(type));
  return {
    ...(known ? {} : { meeting: [meeting] }),
    ...(leavesEntries ? {} : { entry: entryRows(meetingId, after) }),
  };
}

function meetingRow(meetingId: string, { info, status, leaderId, startedAtMs }: KnownMeeting): Row {
  const { chatId, topic } = info;
  const startedAt = new Date(startedAtMs).toISOString();
  return { meetingId, chatId, active: status === "active", leaderId, topic, startedAt };
}

const CHANGE_ENTRIES: readonly EventType[] = ["meetingCompleted", "planCorrected", "meetingContinued"];

/** Stafettlogg entries: new ones, those whose plan was corrected, and none again when the end is taken back. */
function entryRows(meetingId: string, state: KnownMeeting): Row[] {
  if (state.status !== "ended") return [];
  return entriesOf(meetingId, state).map((body): Row => {
    const { id, leaderId, createdAtMs } = body;
    return { id, leaderId, createdAt: new Date(createdAtMs).toISOString(), body };
  });
}

/** The referat that is sent, as it stands: later code, or a correction, can't alter it. */
export function documents({ events, after }: MeetingStep): Rows {
  if (after.status !== "ended" || after.referat.status !== "sent") return {};
  if (!events.some((e) => e.type === "referatSent" || e.type === "referatCorrected")) return {};
  const { number } = newestEdition(after.referat);
  const document = composeReferat(after, translator(after.info.målform));
  return { edition: [{ number, document: documentToStored(document) }] };
}
