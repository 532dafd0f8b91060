/** Sends a digest by mail, once, while school is on. */
import { Unreachable } from "../../errors.ts";
import type { TiltakRef } from "../../followers/events.ts";
import type { FollowerJob } from "../../followers/jobs.ts";
import { isToldAnew } from "../../followers/state.ts";
import { isOutside } from "../../meeting/addresses.ts";
import { osloDate } from "../../meeting/oslo.ts";
import { SYSTEM } from "../../meeting/people.ts";
import { type MailPolicy, mailDomains, ownAddresses } from "../mailPolicy.ts";
import { messageIdOf } from "../messageId.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Mailer } from "../ports/mail.ts";
import type { Followers } from "./followers.ts";
import { letter } from "./letter.ts";
import { isFor, type Known, type LookUpParts, lookUp, openTimeOf } from "./lookUp.ts";
import { followerStream } from "./stream.ts";

export interface PostParts extends LookUpParts {
  readonly followers: Followers;
  readonly mailer: Mailer;
  /** Whom calendars name as the one who invites. */
  readonly sender: { readonly name: string; readonly email: string };
  /** Right-hand part of message ids. */
  readonly mailDomain: string;
  readonly mailPolicy: MailPolicy;
  readonly clock: Clock;
  readonly log: Log;
}

/** Throws Unreachable where it is worth another try. */
export async function post(
  parts: PostParts,
  { followerId, number }: Extract<FollowerJob, { kind: "mail" }>,
): Promise<void> {
  const { followers, mailer, sender, mailDomain, log } = parts;
  const follower = await followers.find(followerId);
  const { digest, person, mailed } = follower;
  // A later one says all that this one said, or will.
  if (digest?.number !== number || mailed >= number || isToldAnew(follower) || person?.email === undefined) return;
  const atMs = Date.parse(`${digest.on}T07:00:00Z`);
  const { name, email } = person;
  const found = await lookUp(parts, digest.items);
  const nowMs = parts.clock.now();
  // It could not go on its day before school was out: what it says is told when school is on again, as it is by then.
  if (osloDate(nowMs) !== digest.on || openTimeOf(found, nowMs) > nowMs) {
    await followers.handle(followerId, { type: "doubtDigest", number, by: SYSTEM });
    return;
  }
  // Its words are not for one who sees to it no more.
  const known = found.map(({ tiltak, ...around }) =>
    tiltak !== undefined && isFor({ ...around, tiltak }, followerId) ? { ...around, tiltak } : around,
  );
  const mayNotGo = isOutside({ mailDomains: mailDomains(parts.mailPolicy, ownOf(found)) }, email);
  // What is called off is called off where it was sent before, also when nobody knows any more whose it was.
  if (mayNotGo && found.some(({ eining }) => eining !== undefined)) {
    // Whoever leads the eining hears in the end of what nobody has evaluated.
    log.warn("reminder.mailOutside");
    await followers.handle(followerId, { type: "noteMailed", number, by: SYSTEM });
    return;
  }
  const content = letter(follower, digest, known, {
    organizer: sender,
    attendee: { name, email },
    atMs,
    domain: mailDomain,
  });
  try {
    await mailer.send({
      ...content,
      stream: followerStream(followerId),
      messageId: messageIdOf("reminder", [followerId, String(number), email], mailDomain),
      to: { name, address: email },
      atMs,
    });
  } catch (error) {
    if (!(error instanceof Unreachable) || !error.permanent) throw error;
    log.warn("reminder.mailRefused", { reason: error.reason });
  }
  await followers.handle(followerId, { type: "noteMailed", number, by: SYSTEM });
}

/** Addresses of those whom Teams has shown in the einings that it is about: the organisation's own. */
function ownOf(known: readonly Known<TiltakRef>[]): string[] {
  return ownAddresses(known.flatMap(({ eining }) => eining?.people ?? []));
}
