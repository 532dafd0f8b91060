/** What is stored about one person as somebody who is reminded; what of it is of use no more, and when it has had its time. */
import { Unreadable } from "../../errors.ts";
import type { FollowerEvent } from "../../followers/events.ts";
import { evolve } from "../../followers/evolve.ts";
import { noFollower, outdated } from "../../followers/state.ts";
import { tombstones } from "../../followers/tombstones.ts";
import { isActive } from "../../stafettlogg/tiltak.ts";
import { idIn } from "../aggregate.ts";
import { followerAggregate } from "../followers/aggregate.ts";
import type { Followers } from "../followers/followers.ts";
import { isFor, type LookUpParts, lookUp } from "../followers/lookUp.ts";
import { FOLLOWER, followerIdOf, followerStream } from "../followers/stream.ts";
import type { ReadModels, StoredEvent } from "../ports/events.ts";
import type { Log } from "../ports/log.ts";
import type { Erased, Erasing, Records } from "../ports/records.ts";
import type { Item } from "./personEvents.ts";

/** `address`: where what was asked for is one, somebody who is not in Teams is found by it. */
export async function followerData(
  followers: Pick<Followers, "history">,
  { key, address }: { readonly key: string; readonly address?: string },
): Promise<readonly Item[]> {
  const ids = [key, ...(address === undefined ? [] : [followerIdOf({ name: "", email: address })])];
  const histories = await Promise.all(ids.map((id) => followers.history(id)));
  return histories.flat().map((event) => ({ atMs: event.atMs, ...told(event) }));
}

function told(event: FollowerEvent): Item {
  if (event.type === "reminded") {
    const { person, item } = event;
    return { what: "reminded", text: [person.name, person.email, item.about].filter(Boolean).join(", ") };
  }
  if (event.type === "answered") return { what: `answered.${event.answer}` };
  return event.type === "snoozed" ? { what: event.type, text: event.until } : { what: event.type };
}

export interface FollowerErasureParts {
  readonly followers: Followers;
  readonly readModels: Pick<ReadModels, "streams">;
  readonly records: Pick<Records, "erase">;
}

const PAGE = 100;

export type FollowerTidyingParts = Pick<FollowerErasureParts, "followers" | "readModels"> & LookUpParts;

interface Night {
  readonly records: Pick<Records, "rewrite">;
  readonly log: Log;
  readonly beforeMs: number;
  readonly isStopping: () => boolean;
}

/**
 * Takes names and addresses that are of use no more out of the events, also of those who have heard of nothing since `beforeMs` and have
 * nothing left to see to; gives how many events have lost them.
 */
export async function tidyFollowers(
  parts: FollowerTidyingParts,
  { records, log, beforeMs, isStopping }: Night,
): Promise<number> {
  const { followers, readModels } = parts;
  let count = 0;
  for await (const id of every(readModels, isStopping)) {
    try {
      const events = await followers.history(id);
      const without = tombstones(events, await isOver(parts, { id, events, beforeMs }));
      if (without.size === 0) continue;
      const stored = [...without].map(([version, event]) => [version, storedAt(id, event, version)] as const);
      await records.rewrite(followerStream(id), new Map(stored));
      count += without.size;
    } catch (error) {
      // One that can't be understood keeps nobody else's names where they are.
      if (!(error instanceof Unreadable)) throw error;
      log.error("texts.notTidied", { ...error.at });
    }
  }
  return count;
}

interface Heard {
  readonly id: string;
  readonly events: readonly FollowerEvent[];
  readonly beforeMs: number;
}

/** Whether nothing is left that they see to, nor anything to be told of what there was. */
async function isOver(parts: LookUpParts, { id, events, beforeMs }: Heard): Promise<boolean> {
  const follower = events.reduce(evolve, noFollower);
  const { name = "", email } = follower.person ?? {};
  const isNamed = name !== "" || email !== undefined;
  if (!isNamed || (events.at(-1)?.atMs ?? beforeMs) >= beforeMs || outdated(follower).length > 0) return false;
  const known = await lookUp(parts, follower.tiltak);
  return !known.some((one) => one.tiltak !== undefined && isActive(one.tiltak) && isFor(one, id));
}

/** No more where the process is to stop. */
async function* every({ streams }: Pick<ReadModels, "streams">, isStopping = () => false) {
  for (
    let page = await streams(FOLLOWER, "", PAGE);
    page.length > 0;
    page = await streams(FOLLOWER, page.at(-1) ?? "", PAGE)
  ) {
    for (const stream of page) {
      if (isStopping()) return;
      yield idIn(stream);
    }
  }
}

function storedAt(id: string, event: FollowerEvent, version: number): StoredEvent {
  return followerAggregate.toStored(event, { stream: followerStream(id), version });
}

/** Whoever has heard of nothing for long. */
export interface OlderFollower {
  readonly id: string;
  /** They want to hear nothing, which is all that is to be kept; with the number of events that it was seen after. */
  readonly off?: { readonly event: FollowerEvent; readonly seen: number };
}

export interface OlderFollowers {
  readonly older: readonly OlderFollower[];
  /** How many can't be understood, and so have no known age. */
  readonly unreadable: number;
}

/** Those who have heard nothing since `beforeMs`, and of whom there is more than that they want to hear nothing. */
export async function followersOlder(parts: FollowerErasureParts, beforeMs: number): Promise<OlderFollowers> {
  const older: OlderFollower[] = [];
  let unreadable = 0;
  for await (const id of every(parts.readModels)) {
    try {
      const events = await parts.followers.history(id);
      const last = events.at(-1);
      if (last === undefined || last.atMs >= beforeMs) continue;
      const event = events.findLast(({ type }) => type === "turnedOff" || type === "turnedOn");
      if (event?.type !== "turnedOff") older.push({ id });
      else if (events.length > 1) older.push({ id, off: { event, seen: events.length } });
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      unreadable += 1;
    }
  }
  return { older, unreadable };
}

/** With `off`, that they want to hear nothing stays; undefined where something has happened since it was seen. */
export function eraseFollower(
  { records }: Pick<FollowerErasureParts, "records">,
  { id, off }: OlderFollower,
  by: Erasing,
): Promise<Erased | undefined> {
  const anew = off && storedAt(id, off.event, 1);
  // The id is the person's own, or a hash that no chat is known by.
  return records.erase(followerStream(id), [id], by, off?.seen, anew);
}
