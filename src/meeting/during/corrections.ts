/** What the leader has changed of what others wrote: those are told, and cards from before it are drawn anew. */
import type { MeetingEvent } from "../events.ts";
import type { PersonId } from "../people.ts";
import { findSaid } from "../said.ts";
import { type Correction, findPerson, type KnownMeeting, type MeetingState } from "../state.ts";

/** `after`, the state after `event` has met `before`, with what it changed of others' words. */
export function withCorrections(before: MeetingState, after: MeetingState, event: MeetingEvent): MeetingState {
  if (before.status !== "active" || after.status !== "active") return after;
  const { corrections = [], visit } = after;
  switch (event.type) {
    case "contributionRestored":
      return { ...after, ...undoneIn(corrections, ({ id, how }) => id === event.id && how === "withdrawn") };
    case "contributionWithdrawn": {
      const told = whoIsTold(before, event);
      if (event.by !== before.leaderId || told.toId === undefined) return after;
      return withOne({ id: event.id, how: "withdrawn", ...told });
    }
    case "textCorrected":
      return event.how === "undone"
        ? { ...after, ...undoneIn(corrections, ({ id, how }) => id === event.id && how !== "withdrawn") }
        : withOne({ id: event.id, how: event.how, ...whoIsTold(before, event) });
    default:
      return after;
  }

  function withOne(one: Omit<Correction, "atMs" | "visit">): MeetingState {
    return {
      ...after,
      corrections: [...corrections, { ...one, atMs: event.atMs, visit: visit.number }],
    } as MeetingState;
  }
}

/** The newest of these was taken back. */
function undoneIn(
  corrections: readonly Correction[],
  fits: (one: Correction) => boolean,
): { readonly corrections?: readonly Correction[] } {
  const last = corrections.findLast(fits);
  if (last === undefined) return {};
  return { corrections: corrections.map((one) => (one === last ? { ...one, undone: true } : one)) };
}

/** The author, or whoever typed it for one who is not in Teams; nobody where that is the one who changes it. */
function whoIsTold(
  meeting: KnownMeeting,
  { id, by }: { readonly id: string; readonly by: PersonId },
): { readonly toId?: PersonId } {
  const said = findSaid(meeting.record, id);
  if (said === undefined) return {};
  const toId = findPerson(meeting, said.authorId)?.hasApp ? said.authorId : said.writtenById;
  return toId === by ? {} : { toId };
}
