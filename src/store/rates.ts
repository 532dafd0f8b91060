/** How often Teams may be called, counted by the database and its clock: in one statement, whichever process asks. */
import type { Rates } from "../app/ports/messenger.ts";
import { reached } from "./faults.ts";
import type { PrismaClient } from "./generated/client.ts";

export function rates(prisma: PrismaClient): Rates {
  return {
    async reserve(chatId, tenantId, patienceMs) {
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
