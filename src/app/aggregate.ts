/** Something with a history of its own, that people give commands to: a meeting is one. Its rules are pure. */

import type { Place } from "../stored/envelope.ts";
import type { Rows, StoredEvent } from "./ports/events.ts";
import type { QueuedJob } from "./ports/jobs.ts";

/** What one command does: the state before it, what happened, and the state after it. */
export interface Step<State, Event> {
  readonly id: string;
  readonly before: State;
  readonly events: readonly Event[];
  readonly after: State;
}

/** The name of what belongs to one of a kind: its events, rows, messages and jobs. */
export function streamOf(kind: string, id: string): string {
  return `${kind}/${id}`;
}

export function kindOf(stream: string): string {
  return stream.slice(0, stream.indexOf("/"));
}

export function idIn(stream: string): string {
  return stream.slice(stream.indexOf("/") + 1);
}

/** Everything that `handler` needs to know of a kind of aggregate. */
export interface Aggregate<State, Command, Event, Job> {
  /** Its streams are named after it. Never changed: what is stored goes by it. */
  readonly kind: string;
  /** What was erased is not to come back under its id. */
  readonly isOnce?: true;
  /** The state of one that nobody has begun. */
  readonly initial: State;
  /** What happens when `command` meets `state` at `nowMs`; nothing where nothing changes. Throws Refused. */
  decide(command: Command, state: State, nowMs: number): readonly Event[];
  evolve(state: State, event: Event): State;
  /** What `event` asks the machinery to do; `state` is the one after it. */
  effects(state: State, event: Event): readonly Job[];
  /** What the step as a whole asks for, after what its events ask for: chats that may have something to be brought in line. */
  looks(step: Step<State, Event>): readonly Job[];
  /** How the queue is to treat a job. */
  queued(job: Job): QueuedJob;
  /**
   * The projection, for those who ask without replaying events: all rows of a table that the step changes, and nothing of
   * other tables. The same from all events as one step as from one step after another, so that they can be written anew.
   */
  rows(step: Step<State, Event>): Rows;
  /** What the step writes down as it stands now, once and for all, whatever later code would make of the events. */
  documents?(step: Step<State, Event>): Rows;
  /**
   * The codec: events are one thing in code and another in the store, so that what is stored outlives the code. Both throw
   * Unreadable where it can't be understood.
   */
  toStored(event: Event, place: Place): StoredEvent;
  fromStored(stored: StoredEvent, place: Place): Event;
}
