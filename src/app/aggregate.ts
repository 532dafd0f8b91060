/** Something with a history of its own, that people give commands to: a meeting is one. Its rules are pure. */

import type { StoredEvent } from "./ports.ts";

/** What one command does: the state before it, what happened, and the state after it. */
export interface Step<State, Event> {
  readonly id: string;
  readonly before: State;
  readonly events: readonly Event[];
  readonly after: State;
}

/** Everything that `handler` needs to know of a kind of aggregate. */
export interface Aggregate<State, Command, Event, Job, Rows> {
  /** The state of one that nobody has begun. */
  readonly initial: State;
  /** What happens when `command` meets `state` at `nowMs`; nothing where nothing changes. Throws Refused. */
  decide(command: Command, state: State, nowMs: number): readonly Event[];
  evolve(state: State, event: Event): State;
  /** What `event` asks the machinery to do; `state` is the one after it. */
  effects(state: State, event: Event): readonly Job[];
  /** What the step as a whole asks for, after what its events ask for: chats that may have something to be brought in line. */
  looks(step: Step<State, Event>): readonly Job[];
  /** The projection: which rows the step writes, for those who ask without replaying events. */
  rows(step: Step<State, Event>): Rows;
  /** The codec: events are one thing in code and another in the store, so that what is stored outlives the code. */
  toStored(event: Event): StoredEvent;
  fromStored(stored: StoredEvent): Event;
}
