/** The one way into a meeting: load events → decide → append, with the state kept at hand between commands. */
import { Conflict, Refused } from "../errors.ts";
import type { Command } from "../meeting/commands.ts";
import { decide } from "../meeting/decide.ts";
import { effects } from "../meeting/effects.ts";
import type { MeetingEvent } from "../meeting/events.ts";
import { evolve, noMeeting } from "../meeting/evolve.ts";
import type { Job } from "../meeting/jobs.ts";
import { newestEdition } from "../meeting/referat.ts";
import type { KnownMeeting, MeetingState } from "../meeting/state.ts";
import { composeReferat } from "../referat/compose.ts";
import { type Entry, entriesOf } from "../stafettlogg/entry.ts";
import { translator } from "../text/text.ts";
import { cacheOf } from "./cache.ts";
import { oneAtATime } from "./oneAtATime.ts";
import type { Change, Clock, MeetingStore, SentDocument } from "./ports.ts";

/** How often a command is decided anew when somebody else wrote first. */
const ATTEMPTS = 3;
/** Meetings whose state is kept in memory; others are replayed when they are needed. */
const KEPT = 500;

interface Versioned {
  readonly state: MeetingState;
  readonly version: number;
}

export interface Meetings {
  /** The state as it is now, or undefined for a meeting nobody has started. */
  find(meetingId: string): Promise<KnownMeeting | undefined>;
  /**
   * Carries a command out and gives the state after it. With `inboundId` (conversation and activity id)
   * the same activity changes things once. Throws Refused; Conflict after three attempts.
   */
  handle(meetingId: string, command: Command, inboundId?: string): Promise<KnownMeeting>;
}

export function meetings(store: MeetingStore, clock: Clock): Meetings {
  const cache = cacheOf<Versioned>(KEPT);
  const inTurn = oneAtATime();

  async function latest(meetingId: string): Promise<Versioned> {
    const kept = cache.get(meetingId) ?? { state: noMeeting, version: 0 };
    const newer = await store.load(meetingId, kept.version);
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
      if (!(error instanceof Conflict)) throw error;
      await latest(meetingId);
      return undefined;
    }
    return keep(meetingId, { state: after.state, version: after.version });
  }

  return {
    async find(meetingId) {
      const { state } = await latest(meetingId);
      return state.status === "none" ? undefined : state;
    },

    handle(meetingId, command, inboundId) {
      return inTurn(meetingId, async () => {
        for (let tries = 0; tries < ATTEMPTS; tries += 1) {
          const before = cache.get(meetingId) ?? (await latest(meetingId));
          const after = await attempt(meetingId, command, inboundId, before);
          if (after === undefined) continue;
          if (after.state.status === "none") throw new Refused("noMeeting");
          return after.state;
        }
        throw new Conflict();
      });
    },
  };
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
    jobs: [...after.jobs, renderJob(meetingId, events)],
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
  "participantUpdated",
  "mailHandedOver",
  "mailFailed",
];

function renderJob(meetingId: string, events: readonly MeetingEvent[]): Job {
  const calm = events.every((e) => CALM.includes(e.type));
  return calm ? { kind: "render", meetingId, calm } : { kind: "render", meetingId };
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
