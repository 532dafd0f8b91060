/**
 * The one way into an aggregate: load events → decide → append, with the state kept at hand between commands. It knows no
 * kind of aggregate; what it needs to know of one is in `aggregate.ts`.
 */

import { setTimeout as pause } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import { Conflict, Refused } from "../errors.ts";
import type { Place } from "../stored/envelope.ts";
import { correlationId, tracing } from "../trace.ts";
import { type Aggregate, streamOf } from "./aggregate.ts";
import { oneAtATime } from "./oneAtATime.ts";
import type { Clock } from "./ports/clock.ts";
import type { Change, History, StoredEvent } from "./ports/events.ts";

/** How long a command is decided anew where others write first. Teams waits some ten seconds for the answer. */
const PATIENCE_MS = 6_000;
/** Pauses before another attempt are drawn below this, doubled each time up to the longest: those who met part ways. */
const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 320;
/** Those whose state is kept in memory; others are replayed when they are needed. */
const KEPT = 500;

export interface Versioned<State> {
  readonly state: State;
  /** How many events it follows from; 0 for one that nobody has begun. */
  readonly version: number;
}

/** The states that are there, and what is done to them. */
export interface Handler<State, Command, Event> {
  /** The state as it is now. */
  find(id: string): Promise<State>;
  /** As it was last seen by this process, without asking the database; undefined where it is not at hand. */
  kept(id: string): State | undefined;
  /** All that has happened, oldest first. */
  history(id: string): Promise<readonly Event[]>;
  /**
   * Carries a command out and gives the state after it. With `inboundId` (conversation and activity id)
   * the same activity changes things once. Throws Refused; Conflict where others wrote first for six seconds on end.
   */
  handle(id: string, command: Command, inboundId?: string): Promise<State>;
}

/** Real time, for those who wait their turn. */
export interface Patience {
  nowMs(): number;
  pause(ms: number): Promise<unknown>;
}
const realPatience: Patience = { nowMs: () => performance.now(), pause };

export interface HandlerParts<State> {
  readonly history: History;
  readonly clock: Clock;
  readonly patience?: Patience | undefined;
  /** Throws Refused where the rows that go with a state can't be written though nobody was first: another has its place. */
  readonly refuse?: (wanted: State) => Promise<void>;
}

export function handler<State, Command, Event, Job>(
  aggregate: Aggregate<State, Command, Event, Job>,
  { history, clock, patience = realPatience, refuse }: HandlerParts<State>,
): Handler<State, Command, Event> {
  type Known = Versioned<State>;
  const nothing: Known = { state: aggregate.initial, version: 0 };
  const cache = new LRUCache<string, Known>({ max: KEPT });
  const inTurn = oneAtATime();
  const load = (id: string, afterVersion: number) => history.load(streamOf(aggregate.kind, id), afterVersion);
  const asEvents = (id: string, stored: readonly StoredEvent[], afterVersion: number) =>
    stored.map((event, index) =>
      aggregate.fromStored(event, placeIn(streamOf(aggregate.kind, id), afterVersion, index)),
    );

  async function latest(id: string): Promise<Known> {
    const kept = cache.get(id) ?? nothing;
    const newer = await load(id, kept.version);
    if (newer === undefined) {
      // Erased; it may have begun anew since.
      cache.delete(id);
      return latest(id);
    }
    if (newer.length === 0) return kept;
    const state = asEvents(id, newer, kept.version).reduce(
      (before, event) => aggregate.evolve(before, event),
      kept.state,
    );
    return keep(id, { state, version: kept.version + newer.length });
  }

  /** Gives the newest that is known: somebody else may have kept a newer one meanwhile. */
  function keep(id: string, versioned: Known): Known {
    const kept = cache.get(id);
    if (kept !== undefined && kept.version > versioned.version) return kept;
    cache.set(id, versioned);
    return versioned;
  }

  /** Undefined when what we had in memory was not the newest, so that the command must be decided anew. */
  async function attempt(id: string, command: Command, inboundId: string | undefined, before: Known) {
    let events: readonly Event[] = [];
    let refusal: Refused | undefined;
    try {
      events = aggregate.decide(command, before.state, clock.now());
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refusal = error;
    }
    if (events.length === 0) {
      // Nothing to do, or refused: on stale knowledge, or because the same activity has been through already?
      const now = await latest(id);
      if (now.version !== before.version) return undefined;
      if (refusal === undefined || (inboundId !== undefined && (await history.wasTaken(inboundId)))) return now;
      throw refusal;
    }
    const { state, change } = changeOf(aggregate, { id, before, events });
    try {
      const outcome = await history.append(inboundId === undefined ? change : { ...change, inboundId });
      if (outcome === "duplicate") return await latest(id);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const now = await latest(id);
      if (now.version === before.version) await refuse?.(state);
      return undefined;
    }
    return keep(id, { state, version: before.version + events.length });
  }

  return {
    kept: (id) => cache.get(id)?.state,
    find: async (id) => (await latest(id)).state,
    history: async (id) => asEvents(id, (await load(id, 0)) ?? [], 0),

    handle(id, command, inboundId) {
      const untilMs = patience.nowMs() + PATIENCE_MS;
      const work = async () => {
        for (let longestMs = FIRST_PAUSE_MS; ; longestMs = Math.min(2 * longestMs, LONGEST_PAUSE_MS)) {
          const before = cache.get(id) ?? (await latest(id));
          const after = await attempt(id, command, inboundId, before);
          if (after !== undefined) return after.state;
          const pauseMs = Math.random() * longestMs;
          if (patience.nowMs() + pauseMs >= untilMs) throw new Conflict();
          await patience.pause(pauseMs);
        }
      };
      return tracing({ stream: streamOf(aggregate.kind, id) }, () => inTurn(id, work));
    },
  };
}

function placeIn(stream: string, afterVersion: number, index: number): Place {
  return { stream, version: afterVersion + index + 1 };
}

interface Happening<State, Event> {
  readonly id: string;
  readonly before: Versioned<State>;
  readonly events: readonly Event[];
}

/** What is written when `events` happen, and the state after them: the events, the rows, and what they ask for on the way. */
export function changeOf<State, Command, Event, Job>(
  aggregate: Aggregate<State, Command, Event, Job>,
  { id, before, events }: Happening<State, Event>,
): { readonly state: State; readonly change: Change } {
  let state = before.state;
  const jobs = events.flatMap((event) => {
    state = aggregate.evolve(state, event);
    return aggregate.effects(state, event);
  });
  const stream = streamOf(aggregate.kind, id);
  const traced = { correlationId: correlationId() };
  const step = { id, before: before.state, events, after: state };
  const change = {
    stream,
    expectedVersion: before.version,
    events: events.map((event, index) => aggregate.toStored(event, placeIn(stream, before.version, index))),
    jobs: [...jobs, ...aggregate.looks(step)].map((job) => ({ ...aggregate.queued(job), ...traced })),
    rows: aggregate.rows(step),
    documents: aggregate.documents?.(step) ?? {},
    ...traced,
    ...(aggregate.isOnce && { isOnce: aggregate.isOnce }),
  };
  return { state, change };
}
