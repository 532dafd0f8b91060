/** What was proposed in the meetings that an entry comes from, and not taken: it can be taken up later (DOMAIN §3 step 13). */
import type { EndedMeeting } from "../../meeting/state.ts";
import { contextOf } from "../../referat/context.ts";
import { type OtherTiltak, otherTiltak } from "../../stafettlogg/fromMeeting.ts";
import type { Entry } from "../../stafettlogg/state.ts";
import type { Translate } from "../../text/text.ts";
import type { Meetings } from "../meeting/meetings.ts";
import type { EntryStore } from "../ports/entries.ts";
import { readable } from "../readable.ts";
import type { Entries } from "./entries.ts";

export interface OtherParts {
  readonly entries: Pick<Entries, "all">;
  readonly store: Pick<EntryStore, "ofMeeting">;
  readonly meetings: Pick<Meetings, "find">;
}

/** Those that nobody has taken up, with the words that the referat has: names that were taken out of it are not here either. */
export async function othersFor(
  { entries, store, meetings }: OtherParts,
  entry: Entry,
  t: Translate,
): Promise<readonly OtherTiltak[]> {
  const found: OtherTiltak[] = [];
  for (const meetingId of meetingsOf(entry)) {
    const meeting = await sentMeeting(meetings, meetingId);
    if (meeting === undefined) continue;
    const siblings = await entries.all(await store.ofMeeting(meetingId));
    const taken = new Set(
      [entry, ...siblings.map((one) => one.entry)].flatMap((one) => one.tiltak.map(({ id }) => id)),
    );
    found.push(...otherTiltak(contextOf(meeting, t).meeting).filter(({ id }) => !taken.has(id)));
  }
  return found;
}

function meetingsOf({ origin, tiltak }: Entry): readonly string[] {
  const own = origin?.kind === "meeting" ? [origin.meetingId] : [];
  return [...new Set([...own, ...tiltak.flatMap(({ from }) => from?.meetingId ?? [])])];
}

/** Nothing where it has been erased, or can't be understood: then there is nothing to take up. */
async function sentMeeting(meetings: OtherParts["meetings"], meetingId: string): Promise<EndedMeeting | undefined> {
  const meeting = await readable(meetings.find(meetingId));
  return meeting?.status === "ended" && meeting.referat.status === "sent" ? meeting : undefined;
}
