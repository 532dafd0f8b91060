/** Which chats may have something to be brought in line when something has happened in a meeting. */
import type { MeetingEvent } from "../../meeting/events.ts";
import type { Job } from "../../meeting/jobs.ts";
import type { MeetingState } from "../../meeting/state.ts";
import type { Step } from "../aggregate.ts";
import { peopleWritten } from "./outbox.ts";
import { stepOfAsides } from "./timely.ts";
import { TRAITS } from "./traits.ts";

/**
 * The meeting's chat, and those of all who are written to; one who no longer is has a card to be closed. So may the leader, who
 * was asked something there that another step has settled.
 */
export function looks({ id: meetingId, before, events, after }: Step<MeetingState, MeetingEvent>): Job[] {
  const nowMs = events.at(-1)?.atMs ?? 0;
  const written = [before, after].flatMap((state) => (state.status === "none" ? [] : peopleWritten(state, nowMs)));
  const asked = before.status === "active" && after.status === "active" && stepOfAsides(before) !== stepOfAsides(after);
  const people = new Set([...written, ...(asked ? [before.leaderId] : [])]);
  const calmly = events.every((event) => TRAITS[event.type].calm) ? ({ calm: true } as const) : {};
  const render = { kind: "render", meetingId, ...calmly } as const;
  return [render, ...[...people].map((personId) => ({ ...render, personId }))];
}
