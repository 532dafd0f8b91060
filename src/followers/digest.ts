/** When somebody is told: once a day, of all that there is, and only where something is new. */
import { daysAfter } from "../meeting/publicHolidays.ts";
import { type Follower, outdated, standing } from "./state.ts";

/** `now`, never as things are, or not before a day. */
export type DigestDue = "now" | "never" | { readonly notBefore: string };

export function digestDue(follower: Follower, today: string): DigestDue {
  const { isOff, snoozedUntil, digest } = follower;
  const isNew = standing(follower).some(({ isTold }) => !isTold) || outdated(follower).length > 0;
  if (isOff || !isNew) return "never";
  if (snoozedUntil !== undefined && snoozedUntil > today) return { notBefore: snoozedUntil };
  if (digest?.on === today) return { notBefore: daysAfter(today, 1) };
  return "now";
}
