/** Under which name it is stored what somebody is reminded of. */
import { createHash } from "node:crypto";
import type { Identity } from "../../einings/people.ts";
import { streamOf } from "../aggregate.ts";

/** Never changed: what is stored goes by it. */
export const FOLLOWER = "follower";

export function followerStream(followerId: string): string {
  return streamOf(FOLLOWER, followerId);
}

/** Whom Teams has shown goes by their id there, others by their address: hashed, since ids stand in logs. */
export function followerIdOf({ personId, email = "" }: Identity): string {
  return personId ?? createHash("sha256").update(`follower\n${email.toLowerCase()}`).digest("base64url").slice(0, 22);
}
