/** What people are reminded of, as everybody here asks for it. */
import type { Command } from "../../followers/commands.ts";
import type { FollowerEvent } from "../../followers/events.ts";
import type { Follower } from "../../followers/state.ts";
import { handler } from "../handle.ts";
import type { Clock } from "../ports/clock.ts";
import type { History } from "../ports/events.ts";
import { followerAggregate } from "./aggregate.ts";

export interface Followers {
  /** Of somebody who was never reminded: nothing. */
  find(followerId: string): Promise<Follower>;
  /** All that has happened, oldest first. */
  history(followerId: string): Promise<readonly FollowerEvent[]>;
  /** Carries a command out. Throws Refused and Conflict. */
  handle(followerId: string, command: Command, inboundId?: string): Promise<Follower>;
}

export function followers(history: History, clock: Clock): Followers {
  const { find, history: happened, handle } = handler(followerAggregate, { history, clock });
  return { find, history: happened, handle };
}
