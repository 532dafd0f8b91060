/** What is stored about one person as somebody who is reminded; and when it has had its time. */
import { Unreadable } from "../../errors.ts";
import type { FollowerEvent } from "../../followers/events.ts";
import { idIn } from "../aggregate.ts";
import type { Followers } from "../followers/followers.ts";
import { FOLLOWER, followerIdOf, followerStream } from "../followers/stream.ts";
import type { ReadModels } from "../ports/events.ts";
import type { Erasing, Records } from "../ports/records.ts";
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

export interface OlderFollowers {
  readonly older: readonly string[];
  /** How many can't be understood, and so have no known age. */
  readonly unreadable: number;
}

/** Those who have heard nothing since `beforeMs`. Who has turned reminders off is left alone: it would turn them on. */
export async function followersOlder(parts: FollowerErasureParts, beforeMs: number): Promise<OlderFollowers> {
  const older: string[] = [];
  let unreadable = 0;
  let after = "";
  for (;;) {
    const streams = await parts.readModels.streams(FOLLOWER, after, PAGE);
    for (const id of streams.map(idIn)) {
      try {
        const last = (await parts.followers.history(id)).at(-1);
        const { isOff } = await parts.followers.find(id);
        if (!isOff && last !== undefined && last.atMs < beforeMs) older.push(id);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        unreadable += 1;
      }
    }
    const last = streams.at(-1);
    if (last === undefined) return { older, unreadable };
    after = last;
  }
}

export function eraseFollower({ records }: Pick<FollowerErasureParts, "records">, followerId: string, by: Erasing) {
  // The id is the person's own, or a hash that no chat is known by.
  return records.erase(followerStream(followerId), [followerId], by);
}
