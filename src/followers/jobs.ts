/** What is to be done for somebody who is reminded, as data; and which events ask for it. */
import type { FollowerEvent } from "./events.ts";
import type { Follower } from "./state.ts";

export type FollowerJob =
  /** See whether they are to be told something now. */
  | { readonly kind: "digest"; readonly followerId: string; readonly dueAtMs: number }
  /** Bring their private chat in line. */
  | { readonly kind: "render"; readonly followerId: string }
  | { readonly kind: "mail"; readonly followerId: string; readonly number: number };

/** `follower` is the one after the event. Who is not in Teams is written to by mail. */
export function effects(followerId: string, { person }: Follower, event: FollowerEvent): FollowerJob[] {
  const render: FollowerJob[] = person?.personId === undefined ? [] : [{ kind: "render", followerId }];
  switch (event.type) {
    case "reminded":
    case "calendarOutdated":
    case "digestDoubted":
      return [{ kind: "digest", followerId, dueAtMs: event.digestAtMs }];
    case "digestGiven":
      return render.length > 0 ? render : [{ kind: "mail", followerId, number: event.number }];
    case "digestMailed":
      return [];
    case "snoozed":
    case "turnedOn":
      return [{ kind: "digest", followerId, dueAtMs: event.digestAtMs }, ...render];
    case "answered":
    case "turnedOff":
      return render;
  }
}
