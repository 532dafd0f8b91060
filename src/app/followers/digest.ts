/** Sees whether somebody is to be told something now, and when else. */
import { digestDue } from "../../followers/digest.ts";
import type { FollowerJob } from "../../followers/jobs.ts";
import { osloDate, osloMs } from "../../meeting/oslo.ts";
import { SYSTEM } from "../../meeting/people.ts";
import { isActive } from "../../stafettlogg/tiltak.ts";
import type { Clock } from "../ports/clock.ts";
import type { JobSender } from "../ports/jobs.ts";
import type { Followers } from "./followers.ts";
import { isFor, type LookUpParts, lookUp, openTimeOf, stillStands } from "./lookUp.ts";

export interface DigestParts extends LookUpParts {
  readonly followers: Followers;
  readonly queue: JobSender<FollowerJob>;
  readonly clock: Clock;
}

/** A person of several einings is told when one of those is open that they have something new in. */
export async function digest(parts: DigestParts, followerId: string): Promise<void> {
  const { followers, queue, clock } = parts;
  const nowMs = clock.now();
  const today = osloDate(nowMs);
  const follower = await followers.find(followerId);
  const due = digestDue(follower, today);
  if (due === "never") return;
  const known = await lookUp(parts, follower.tiltak);
  const earliestMs = due === "now" ? nowMs : osloMs(due.notBefore, 0);
  const fresh = known.filter(({ ref: { isTold } }) => !isTold);
  const atMs = openTimeOf(fresh, earliestMs);
  if (atMs > nowMs) return queue.send([{ kind: "digest", followerId, dueAtMs: atMs }]);
  const now = known.map((one) => {
    const { ref, tiltak } = one;
    const isTheirs = tiltak !== undefined && isActive(tiltak) && isFor(one, followerId);
    const evaluateBy = isTheirs ? tiltak.evaluateBy : null;
    const { entryId, tiltakId, step, about } = ref;
    return { entryId, tiltakId, step, about, evaluateBy, stands: stillStands(one, followerId, today) };
  });
  await followers.handle(followerId, { type: "giveDigest", on: today, known: now, by: SYSTEM });
}
