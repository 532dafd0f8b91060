/** The one way into a meeting: load events → decide → append, with the state kept at hand between commands. */
import { setTimeout as pause } from "node:timers/promises";
import { Conflict, Refused, Unreachable } from "../errors.ts";
import { newestEdition } from "../meeting/afterwards/referat.ts";
import type { Command } from "../meeting/commands.ts";
import { decide } from "../meeting/decide.ts";
import { effects } from "../meeting/effects.ts";
import type { MeetingEvent } from "../meeting/events.ts";
import { evolve, noMeeting } from "../meeting/evolve.ts";
import type { Job } from "../meeting/jobs.ts";
import type { KnownMeeting, MeetingState } from "../meeting/state.ts";
import { composeReferat } from "../referat/compose.ts";
import { type Entry, entriesOf } from "../stafettlogg/entry.ts";
import { translator } from "../text/text.ts";
import { cacheOf } from "./cache.ts";
import { oneAtATime } from "./oneAtATime.ts";
import { peopleWritten } from "./outbox.ts";
import type { Change, Clock, MeetingStore, SentDocument } from "./ports.ts";

/** How long a command is decided anew where others write first. Teams waits some ten seconds for the answer. */
const PATIENCE_MS = 6_000;
/** Pauses before another attempt are drawn below this, doubled each time up to the longest: those who met part ways. */
const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 320;
/** Meetings whose state is kept in memory; others are replayed when they are needed. */
const KEPT = 500;

interface Versioned {
  readonly state: MeetingState;
  readonly version: number;
}

export interface Meetings {
  /** The state as it is now, or undefined for a meeting nobody has started. */
  find(meetingId: string): Promise<KnownMeeting | undefined>;
  /** As it was last seen by this process, without asking the database; undefined where it is not at hand. */
  kept(meetingId: string): KnownMeeting | undefined;
  /**
   * Carries a command out and gives the state after it. With `inboundId` (conversation and activity id)
   * the same activity changes things once. Throws Refused; Conflict where others wrote first for six seconds on end.
   */
  handle(meetingId: string, command: Command, inboundId?: string): Promise<KnownMeeting>;
}

/** Real time, for those who wait their turn. */
export interface Patience {
  nowMs(): number;
  pause(ms: number): Promise<unknown>;
}
const realPatience: Patience = { nowMs: () => performance.now(), pause };

export function meetings(store: MeetingStore, clock: Clock, patience: Patience = realPatience): Meetings {
  const cache = cacheOf<Versioned>(KEPT);
  const inTurn = oneAtATime();

  async function latest(meetingId: string): Promise<Versioned> {
    const kept = cache.get(meetingId) ?? { state: noMeeting, version: 0 };
    const newer = await store.load(meetingId, kept.version);
    if (newer === undefined) {
      cache.forget(meetingId);
      return { state: noMeeting, version: 0 };
    }
    return newer.length === 0
      ? kept
      : keep(meetingId, { state: newer.reduce(evolve, kept.state), version: kept.version + newer.length });
  }

  /** Gives the newest that is known: somebody else may have kept a newer one meanwhile. */
  function keep(meetingId: string, versioned: Versioned): Versioned {
    const kept = cache.get(meetingId);
    if (kept !== undefined && kept.version > versioned.version) return kept;
    cache.set(meetingId, versioned);
    return versioned;
  }

  /** Undefined when what we had in memory was not the newest, so that the command must be decided anew. */
  async function attempt(
    meetingId: string,
    command: Command,
    inboundId: string | undefined,
    before: Versioned,
  ): Promise<Versioned | undefined> {
    let events: MeetingEvent[] = [];
    let refusal: Refused | undefined;
    try {
      events = decide(command, before.state, clock.now());
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refusal = error;
    }
    if (events.length === 0) {
      // Nothing to do, or refused: on stale knowledge, or because the same activity has been through already?
      const now = await latest(meetingId);
      if (now.version !== before.version) return undefined;
      if (refusal === undefined || (inboundId !== undefined && (await store.wasTaken(inboundId)))) return now;
      throw refusal;
    }
    const after = applied(before, events);
    try {
      const outcome = await store.append(changeOf(meetingId, before, after, events, inboundId));
      if (outcome === "duplicate") return await latest(meetingId);
    } catch (error) {
      if (!(error instanceof Conflict)) throw inDoubt(error);
      const now = await latest(meetingId);
      if (now.version === 0) await refuseSecondStart(after.state);
      return undefined;
    }
    return keep(meetingId, { state: after.state, version: after.version });
  }

  /** A new meeting that could not be written: somebody else started one in the chat at the same instant. */
  async function refuseSecondStart(started: MeetingState): Promise<void> {
    if (started.status !== "active") return;
    if ((await store.activeIn(started.info.chatId)) !== undefined) throw new Refused("meetingActive");
  }

  return {
    kept(meetingId) {
      const state = cache.get(meetingId)?.state;
      return state?.status === "none" ? undefined : state;
    },

    async find(meetingId) {
      const { state } = await latest(meetingId);
      return state.status === "none" ? undefined : state;
    },

    handle(meetingId, command, inboundId) {
      const untilMs = patience.nowMs() + PATIENCE_MS;
      return inTurn(meetingId, async () => {
        for (let longestMs = FIRST_PAUSE_MS; ; longestMs = Math.min(2 * longestMs, LONGEST_PAUSE_MS)) {
          const before = cache.get(meetingId) ?? (await latest(meetingId));
          const after = await attempt(meetingId, command, inboundId, before);
          if (after?.state.status === "none") throw new Refused("noMeeting");
          if (after !== undefined) return after.state;
          const pauseMs = Math.random() * longestMs;
          if (patience.nowMs() + pauseMs >= untilMs) throw new Conflict();
          await patience.pause(pauseMs);
        }
      });
    },
  };
}

/** Where the answer to the writing is what was lost, the events may be there. */
function inDoubt(error: unknown): unknown {
  if (!(error instanceof Unreachable)) return error;
  const { reason, permanent, retryAfterSeconds } = error;
  return new Unreachable(reason, { permanent, retryAfterSeconds, mayHaveArrived: true });
}

interface Applied extends Versioned {
  readonly jobs: readonly Job[];
}

function applied(before: Versioned, events: readonly MeetingEvent[]): Applied {
  let { state } = before;
  const jobs: Job[] = [];
  for (const event of events) {
    state = evolve(state, event);
    jobs.push(...effects(state, event));
  }
  return { state, version: before.version + events.length, jobs };
}

function changeOf(
  meetingId: string,
  before: Versioned,
  after: Applied,
  events: readonly MeetingEvent[],
  inboundId: string | undefined,
): Change {
  const { state } = after;
  if (state.status === "none") throw new Error("events without a meeting");
  return {
    row: {
      meetingId,
      chatId: state.info.chatId,
      active: state.status === "active",
      leaderId: state.leaderId,
      topic: state.info.topic,
      startedAtMs: state.startedAtMs,
    },
    expectedVersion: before.version,
    events,
    jobs: [...after.jobs, ...renderJobs(before.state, state, events)],
    entries: entriesIn(meetingId, state, events),
    editions: editionsIn(state, events),
    ...(inboundId === undefined ? {} : { inboundId }),
  };
}

/** What people write in a phase changes a card that stands there; everything else may need a message of its own. */
const CALM: readonly MeetingEvent["type"][] = [
  "contributionAdded",
  "contributionEdited",
  "contributionWithdrawn",
  "questionAnswered",
  "statusQuoAnswered",
  "votesCast",
  "participantAdded",
  "participantUpdated",
  "participantReturned",
  "evaluated",
  "participantsSeen",
  "mailHandedOver",
  "mailFailed",
];

/** For each chat that may have something to be brought in line; one who is written to no more has a card to be closed. */
function renderJobs(before: MeetingState, after: KnownMeeting, events: readonly MeetingEvent[]): Job[] {
  const nowMs = events.at(-1)?.atMs ?? 0;
  const earlier = before.status === "none" ? [] : peopleWritten(before, nowMs);
  const people = new Set([...earlier, ...peopleWritten(after, nowMs)]);
  const { meetingId } = after.info;
  const calmly = events.every((e) => CALM.includes(e.type)) ? ({ calm: true } as const) : {};
  const render = { kind: "render", meetingId, ...calmly } as const;
  return [render, ...[...people].map((personId) => ({ ...render, personId }))];
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
