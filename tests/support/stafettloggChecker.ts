/**
 * The part of the checker that is about the stafettlogg: what meetings agreed on is there, an outcome that was given stands,
 * and people are reminded of what they see to, once, in school hours, and of all of it.
 */
import { einingAggregate } from "../../src/app/einings/aggregate.ts";
import { followerAggregate } from "../../src/app/followers/aggregate.ts";
import { stillStands } from "../../src/app/followers/lookUp.ts";
import { digestKey } from "../../src/app/followers/outbox.ts";
import { followerIdOf, followerStream } from "../../src/app/followers/stream.ts";
import { entryAggregate } from "../../src/app/stafettlogg/aggregate.ts";
import { entryStream } from "../../src/app/stafettlogg/stream.ts";
import { openTimeFrom } from "../../src/einings/openDays.ts";
import type { EiningState } from "../../src/einings/state.ts";
import { digestDue } from "../../src/followers/digest.ts";
import type { FollowerEvent } from "../../src/followers/events.ts";
import { type Followed, type Follower, followed, noFollower } from "../../src/followers/state.ts";
import { osloDate } from "../../src/meeting/oslo.ts";
import type { EntryEvent } from "../../src/stafettlogg/events.ts";
import { handedOver } from "../../src/stafettlogg/fromMeeting.ts";
import { remindedOf } from "../../src/stafettlogg/reminded.ts";
import { standingOf } from "../../src/stafettlogg/reminders.ts";
import type { EntryState } from "../../src/stafettlogg/state.ts";
import type { Evidence, Job, Meetings, Row } from "./checker.ts";
import type { Reader, Replayed } from "./replay.ts";
import type { ConnectorCall } from "./teamsRecord.ts";

interface Found extends Evidence {
  readonly meetings: Meetings;
  readonly ledger: readonly Row[];
  readonly jobs: readonly Job[];
}

type Entries = ReadonlyMap<string, Replayed<EntryState, EntryEvent>>;
type Followers = ReadonlyMap<string, Replayed<Follower, FollowerEvent>>;
type Einings = ReadonlyMap<string, Replayed<EiningState, unknown>>;

/** While it is under way it may get so late, by the product's clock. */
const UNDER_WAY_MS = 60_000;

export async function stafettloggFaults(reader: Reader, found: Found): Promise<string[]> {
  const entries = await reader.replayed(entryAggregate);
  const followers = await reader.replayed(followerAggregate);
  const einings = await reader.replayed(einingAggregate);
  const isOpen = (atMs: number) => [...einings.values()].some(({ state }) => isOpenAt(state, atMs));
  return [
    ...notHandedOver(found.meetings, entries),
    ...changedOutcomes(entries),
    ...unreminded(entries, followers, einings, found),
    ...remindedTwice(followers),
    ...untold(followers, isOpen(found.nowMs), found, standsIn(entries, einings, found)),
    ...digestsTwice(found.calls),
    ...outOfHours(followers, isOpen, found),
  ];
}

function isOpenAt(eining: EiningState, atMs: number): boolean {
  return eining.status === "known" && openTimeFrom(eining.daysOff, atMs) === atMs;
}

/** What the tiltak of a meeting became when its referat was sent, each once. */
function notHandedOver(meetings: Meetings, entries: Entries): string[] {
  return [...meetings.values()].flatMap(({ state }) => {
    if (state.status !== "ended" || state.referat.status !== "sent") return [];
    return handedOver(state).flatMap(({ entryId, tiltak }) => {
      const events = entries.get(entryId)?.events ?? [];
      return tiltak.flatMap(({ id }) => {
        const count = events.filter((event) => event.type === "tiltakAdded" && event.id === id).length;
        return count === 1 ? [] : [`${id} of ${entryId} was handed over ${count} times`];
      });
    });
  });
}

function changedOutcomes(entries: Entries): string[] {
  return [...entries].flatMap(([entryId, { events }]) => {
    const evaluated = events.flatMap((event) => (event.type === "tiltakEvaluated" ? [event.id] : []));
    const twice = evaluated.filter((id, at) => evaluated.indexOf(id) !== at);
    return twice.map((id) => `${id} of ${entryId} was evaluated again`);
  });
}

/** Each tiltak that is tried: those who see to it know of its newest reminder, and its next one is planned. */
function unreminded(entries: Entries, followers: Followers, einings: Einings, { nowMs, jobs }: Found): string[] {
  const today = osloDate(nowMs);
  return [...entries].flatMap(([entryId, { state: entry }]) => {
    const eining = entry.status === "none" ? undefined : einings.get(entry.eining.id)?.state;
    if (entry.status === "none" || eining?.status !== "known") return [];
    return entry.tiltak.flatMap((tiltak) => {
      const { now, next } = standingOf(entry, tiltak, eining.daysOff, today);
      const isPlanned = jobs.some(({ stream, kind }) => stream === entryStream(entryId) && kind === "remind");
      const isKnownBy = (followerId: string) => {
        const known = followed(stateOf(followers, followerId), { entryId, tiltakId: tiltak.id });
        return known?.step === now?.step && known?.about === now?.about;
      };
      const people = now === undefined || !isOpenAt(eining, nowMs) ? [] : remindedOf(now.step, tiltak, entry, eining);
      const about = `${tiltak.id} of ${entryId}`;
      return [
        ...(typeof next === "string" || isPlanned ? [] : [`the next reminder of ${about} is not planned`]),
        ...people.filter((one) => !isKnownBy(followerIdOf(one))).map(() => `${now?.step} of ${about} is not known`),
      ];
    });
  });
}

function stateOf(followers: Followers, followerId: string): Follower {
  return followers.get(followerId)?.state ?? noFollower;
}

function remindedTwice(followers: Followers): string[] {
  return [...followers.values()].flatMap(({ events }) => {
    const items = events.flatMap((event) => (event.type === "reminded" ? [JSON.stringify(event.item)] : []));
    return items.filter((item, at) => items.indexOf(item) !== at).map((item) => `reminded again of ${item}`);
  });
}

/** Whether somebody is to know of it still: what has been evaluated since they were reminded needs no telling. */
function standsIn(entries: Entries, einings: Einings, { nowMs }: Found) {
  return (ref: Followed, followerId: string): boolean => {
    const entry = entries.get(ref.entryId)?.state;
    if (entry === undefined || entry.status === "none") return false;
    const tiltak = entry.tiltak.find(({ id }) => id === ref.tiltakId);
    const eining = einings.get(entry.eining.id)?.state;
    if (tiltak === undefined || eining?.status !== "known") return false;
    return stillStands({ ref, entry, tiltak, eining }, followerId, osloDate(nowMs));
  };
}

/** While school is open all that is new has been told, or its day is planned; and what was told has gone somewhere. */
function untold(
  followers: Followers,
  isOpen: boolean,
  { ledger, jobs, nowMs }: Found,
  stands: ReturnType<typeof standsIn>,
): string[] {
  return [...followers].flatMap(([followerId, { state, events }]) => {
    const stream = followerStream(followerId);
    const isPlanned = jobs.some((job) => job.stream === stream && job.kind === "digest");
    const tiltak = state.tiltak.filter((one) => one.isTold || one.calendar !== undefined || stands(one, followerId));
    const due = digestDue({ ...state, tiltak }, osloDate(nowMs));
    const isForgotten = (due === "now" && isOpen) || (due !== "never" && !isPlanned);
    const number = state.digest?.number ?? 0;
    const row = ledger.find((one) => one.stream === stream && one.key === digestKey(number));
    const isDoubted = events.some((event) => event.type === "digestDoubted" && event.number === number);
    const hasGone = row?.status === "sent" || state.mailed >= number || isDoubted;
    // After refusals a chat is left alone for a while, and then tried again.
    const isClosed = ledger.some((one) => one.stream === stream && WAY.test(one.key) && one.status === "unsent");
    const waits = isClosed && jobs.some((job) => job.stream === stream && job.kind === "render");
    return [
      ...(isForgotten ? [`${followerId} is not told of something new`] : []),
      ...(isOpen && !hasGone && !waits
        ? [`digest ${number} of ${followerId} went nowhere (${row?.status ?? "not tried"})`]
        : []),
    ];
  });
}

const WAY = /^way:/;
const DIGEST = /"(digest:\d+)"/;

function digestOf({ method, body }: ConnectorCall): string | undefined {
  return method === "POST" ? DIGEST.exec(JSON.stringify(body))?.[1] : undefined;
}

function digestsTwice(calls: readonly ConnectorCall[]): string[] {
  const posted = calls.flatMap((call) => {
    const digest = digestOf(call);
    return digest === undefined ? [] : [`${digest} in ${call.chatId}`];
  });
  return posted.filter((one, at) => posted.indexOf(one) !== at).map((one) => `${one} was posted twice`);
}

/** What was begun before four o'clock may be done a little after it. */
function outOfHours(followers: Followers, isOpen: (atMs: number) => boolean, { calls, productMs }: Found): string[] {
  const isLate = (atMs: number) => !isOpen(atMs) && !isOpen(atMs - UNDER_WAY_MS);
  const given = [...followers.values()].flatMap(({ events }) => events.filter(({ type }) => type === "digestGiven"));
  const posted = calls.filter((call) => digestOf(call) !== undefined);
  return [
    ...given.filter(({ atMs }) => isLate(atMs)).map(({ atMs }) => `a digest was given at ${new Date(atMs).toJSON()}`),
    ...posted
      .map((call) => productMs(call))
      .filter(isLate)
      .map((atMs) => `a digest was posted at ${new Date(atMs).toJSON()}`),
  ];
}
