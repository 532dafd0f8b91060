/** What is kept for a while and then forgotten, whether or not anybody comes: by the database's clock. */
import type { PrismaClient } from "./generated/client.ts";
import { FORGET_OLD_LISTS } from "./sentLists.ts";

/** Teams sends nothing again after a day. */
const FORGET_OLD_INBOUND = "DELETE FROM inbound WHERE claimed_at < now() - interval '1 day'";

/** Rows of chats that were not written to for an hour say nothing any more; one that is just written to is left. */
const FORGET_OLD_RATES = `
  DELETE FROM send_rate WHERE key IN (
    SELECT key FROM send_rate WHERE hour_ms < (extract(epoch FROM clock_timestamp()) - 3600) * 1000 FOR UPDATE SKIP LOCKED
  )`;

export async function forgetOld(prisma: PrismaClient): Promise<void> {
  for (const statement of [FORGET_OLD_LISTS, FORGET_OLD_INBOUND, FORGET_OLD_RATES]) {
    await prisma.$executeRawUnsafe(statement);
  }
}
