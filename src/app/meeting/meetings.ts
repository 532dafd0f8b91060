/** Meetings, as everybody here asks for them: the first aggregate. */
import { Refused } from "../../errors.ts";
import type { Command } from "../../meeting/commands.ts";
import type { MeetingEvent } from "../../meeting/events.ts";
import type { KnownMeeting, MeetingState } from "../../meeting/state.ts";
import { handler, type Patience } from "../handle.ts";
import type { Clock } from "../ports/clock.ts";
import type { History } from "../ports/events.ts";
import type { MeetingStore } from "../ports/meetings.ts";
import { meetingAggregate } from "./aggregate.ts";

export interface Meetings {
  /** The state as it is now, or undefined for a meeting nobody has started. */
  find(meetingId: string): Promise<KnownMeeting | undefined>;
  /** As it was last seen by this process, without asking the database; undefined where it is not at hand. */
  kept(meetingId: string): KnownMeeting | undefined;
  /** All that has happened in it, oldest first. */
  history(meetingId: string): Promise<readonly MeetingEvent[]>;
  /**
   * Carries a command out and gives the state after it. With `inboundId` (conversation and activity id)
   * the same activity changes things once. Throws Refused; Conflict where others wrote first for six seconds on end.
   */
  handle(meetingId: string, command: Command, inboundId?: string): Promise<KnownMeeting>;
}

export interface MeetingsParts {
  readonly history: History;
  readonly meetings: Pick<MeetingStore, "activeIn">;
}

export function meetings(store: MeetingsParts, clock: Clock, patience?: Patience): Meetings {
  const all = handler(meetingAggregate, { history: store.history, clock, patience, refuse });

  /** Another one goes on in the chat: begun at the same instant, or before somebody took the end of this one back. */
  async function refuse(wanted: MeetingState): Promise<void> {
    if (wanted.status !== "active") return;
    const active = await store.meetings.activeIn(wanted.info.chatId);
    if (active !== undefined && active.meetingId !== wanted.info.meetingId) throw new Refused("meetingActive");
  }

  return {
    find: async (meetingId) => known(await all.find(meetingId)),
    kept: (meetingId) => known(all.kept(meetingId)),
    history: all.history,
    async handle(meetingId, command, inboundId) {
      const after = known(await all.handle(meetingId, command, inboundId));
      if (after === undefined) throw new Refused("noMeeting");
      return after;
    },
  };
}

function known(state: MeetingState | undefined): KnownMeeting | undefined {
  return state?.status === "none" ? undefined : state;
}
