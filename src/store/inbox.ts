/** Messages to the bot that have been taken and presses that were done, whichever process did it. Times are the database's. */
import type { Inbox } from "../app/ports/inbox.ts";
import { reached } from "./faults.ts";
import type { PrismaClient } from "./generated/client.ts";

/** Teams sends a message again when its turn has lasted 15 seconds. */
const CLAIM = `
  INSERT INTO inbound (id, claimed_at, done) VALUES ($1, now(), false)
  ON CONFLICT (id) DO UPDATE SET claimed_at = now()
    WHERE NOT inbound.done AND inbound.claimed_at < now() - interval '30 seconds'`;

const DONE = `
  INSERT INTO inbound (id, claimed_at, done) VALUES ($1, now(), true)
  ON CONFLICT (id) DO UPDATE SET claimed_at = now(), done = true`;

const WAS_DONE = `
  SELECT 1 FROM inbound WHERE id = $1 AND done AND claimed_at > now() - $2::float8 * interval '1 millisecond'`;

/** Whoever asks at the same instant waits for the row of the other, and finds it. */
const FIRST_ASKED = `
  INSERT INTO inbound AS asked (id, claimed_at, done) VALUES ($1, now(), true)
  ON CONFLICT (id) DO UPDATE SET claimed_at =
    CASE WHEN asked.claimed_at > now() - $2::float8 * interval '1 millisecond' THEN asked.claimed_at ELSE now() END
  RETURNING asked.claimed_at::text AS at`;

/** The time is that of what happened, by the clock of whoever told it. */
const IS_LATEST = `
  INSERT INTO inbound AS told (id, claimed_at, done) VALUES ($1, to_timestamp($2::float8 / 1000), true)
  ON CONFLICT (id) DO UPDATE SET claimed_at = excluded.claimed_at WHERE told.claimed_at <= excluded.claimed_at`;

/** Older ones are forgotten (forgetting.ts), but not at once. */
const OTHERS_LIKE = `
  SELECT count(*)::int AS count FROM inbound
  WHERE starts_with(id, $1) AND id <> $2 AND claimed_at > now() - interval '1 day'`;

export function inbox(prisma: PrismaClient): Inbox {
  return {
    async claim(inboundId) {
      return (await reached(prisma.$executeRawUnsafe(CLAIM, inboundId))) === 1;
    },
    async done(inboundId) {
      await reached(prisma.$executeRawUnsafe(DONE, inboundId));
    },
    async wasDone(inboundId, withinMs) {
      const found = await reached(prisma.$queryRawUnsafe<unknown[]>(WAS_DONE, inboundId, withinMs));
      return found.length > 0;
    },
    async firstAsked(id, withinMs) {
      const rows = await reached(prisma.$queryRawUnsafe<{ at: string }[]>(FIRST_ASKED, id, withinMs));
      return rows[0]?.at ?? "";
    },
    async isLatest(id, happenedAtMs) {
      return (await reached(prisma.$executeRawUnsafe(IS_LATEST, id, happenedAtMs))) === 1;
    },
    async othersLike(beginning, id) {
      const rows = await reached(prisma.$queryRawUnsafe<{ count: number }[]>(OTHERS_LIKE, beginning, id));
      return rows[0]?.count ?? 0;
    },
  };
}
