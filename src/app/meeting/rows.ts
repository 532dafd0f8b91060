/** The projection of a meeting: the rows that others ask for, as they stand when something has happened in it. */
import { newestEdition } from "../../meeting/afterwards/referat.ts";
import type { MeetingEvent } from "../../meeting/events.ts";
import type { KnownMeeting, MeetingState } from "../../meeting/state.ts";
import { composeReferat } from "../../referat/compose.ts";
import { documentToStored } from "../../stored/documents.ts";
import { translator } from "../../text/text.ts";
import type { Step } from "../aggregate.ts";
import type { Row, Rows } from "../ports/events.ts";
import { sparedRows } from "../sparedRows.ts";

type MeetingStep = Step<MeetingState, MeetingEvent>;

export function rows({ id: meetingId, before, after }: MeetingStep): Rows {
  if (after.status === "none") throw new Error("events without a meeting");
  const meeting = meetingRow(meetingId, after);
  const isKnown = before.status !== "none" && JSON.stringify(meetingRow(meetingId, before)) === JSON.stringify(meeting);
  const leavesWords = before.status !== "none" && before.spared === after.spared;
  return {
    ...(isKnown ? {} : { meeting: [meeting] }),
    // What earlier meetings spared has its rows there.
    ...(leavesWords ? {} : { spared_word: sparedRows(after.info.eining, after.spared?.here) }),
  };
}

function meetingRow(meetingId: string, { info, status, leaderId, startedAtMs }: KnownMeeting): Row {
  const { chatId, topic } = info;
  const startedAt = new Date(startedAtMs).toISOString();
  return { meetingId, chatId, active: status === "active", leaderId, topic, startedAt };
}

/** The referat that is sent, as it stands: later code, or a correction, can't alter it. */
export function documents({ events, after }: MeetingStep): Rows {
  if (after.status !== "ended" || after.referat.status !== "sent") return {};
  if (!events.some((e) => e.type === "referatSent" || e.type === "referatCorrected")) return {};
  const { number } = newestEdition(after.referat);
  const document = composeReferat(after, translator(after.info.målform));
  return { edition: [{ number, document: documentToStored(document) }] };
}
