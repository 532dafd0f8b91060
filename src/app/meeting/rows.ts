/** The projection of a meeting: the rows that others ask for, as they stand when something has happened in it. */
import { newestEdition } from "../../meeting/afterwards/referat.ts";
import type { MeetingEvent } from "../../meeting/events.ts";
import type { KnownMeeting, MeetingState } from "../../meeting/state.ts";
import { composeReferat } from "../../referat/compose.ts";
import { type Entry, entriesOf } from "../../stafettlogg/entry.ts";
import { translator } from "../../text/text.ts";
import type { Step } from "../aggregate.ts";
import type { Change, SentDocument } from "../ports.ts";

export type MeetingRows = Pick<Change, "row" | "entries" | "editions">;

export function rows({ id: meetingId, events, after }: Step<MeetingState, MeetingEvent>): MeetingRows {
  if (after.status === "none") throw new Error("events without a meeting");
  return {
    row: {
      meetingId,
      chatId: after.info.chatId,
      active: after.status === "active",
      leaderId: after.leaderId,
      topic: after.info.topic,
      startedAtMs: after.startedAtMs,
    },
    entries: entriesIn(meetingId, after, events),
    editions: editionsIn(after, events),
  };
}

function entriesIn(meetingId: string, state: KnownMeeting, events: readonly MeetingEvent[]): readonly Entry[] {
  const changed = events.some((e) => e.type === "meetingCompleted" || e.type === "planCorrected");
  return changed && state.status === "ended" ? entriesOf(meetingId, state) : [];
}

/** What is sent is written down as it stands: later code, or a correction, can't alter it. */
function editionsIn(state: KnownMeeting, events: readonly MeetingEvent[]): readonly SentDocument[] {
  if (state.status !== "ended" || state.referat.status !== "sent") return [];
  if (!events.some((e) => e.type === "referatSent" || e.type === "referatCorrected")) return [];
  const { number } = newestEdition(state.referat);
  return [{ number, document: composeReferat(state, translator(state.info.målform)) }];
}
