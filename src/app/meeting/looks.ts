/** Which chats may have something to be brought in line when something has happened in a meeting. */
import type { MeetingEvent } from "../../meeting/events.ts";
import type { Job } from "../../meeting/jobs.ts";
import type { MeetingState } from "../../meeting/state.ts";
import type { Step } from "../aggregate.ts";
import { peopleWritten } from "./outbox.ts";
import { TRAITS } from "./traits.ts";

/** The meeting's chat, and those of all who are written to; one who no longer is has a card to be closed. */
export function looks({ id: meetingId, before, events, after }: Step<MeetingState, MeetingEvent>): Job[] {
  const nowMs = events.at(-1)?.atMs ?? 0;
  const written = [before, after].flatMap((state) => (state.status === "none" ? [] : peopleWritten(state, nowMs)));
  const calmly = events.every((event) => TRAITS[event.type].calm) ? ({ calm: true } as const) : {};
  const render = { kind: "render", meetingId, ...calmly } as const;
  return [render, ...[...new Set(written)].map((personId) => ({ ...render, personId }))];
}
