/** How often Teams may be called, counted by the database and its clock: in one statement, whichever process asks. */
import type { Rates } from "../app/ports/messenger.ts";
import { reached } from "./faults.ts";
import type { PrismaClient } from "./generated/client.ts";

/** Rows of chats that were not written to for an hour say nothing any more. */
const FORGET = "DELETE FROM send_rate WHERE hour_ms < (extract(epoch FROM clock_timestamp()) - 3600) * 1000";
const FORGET_EVERY = 100;

export function rates(prisma: PrismaClient): Rates {
  let asked = 0;
  return {
    async reserve(chatId, tenantId, patienceMs) {
      if (asked % FORGET_EVERY === 0) prisma.$executeRawUnsafe(FORGET).catch(() => {});
      asked += 1;
      const answer = prisma.$queryRawUnsafe<{ ms: number }[]>(
        "SELECT reserve_send($1, $2, $3::float8) AS ms",
        `chat ${chatId}`,
        `tenant ${tenantId ?? ""}`,
        patienceMs,
      );
      return (await reached(answer))[0]?.ms ?? 0;
    },
  };
}
