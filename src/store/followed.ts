/** Who has been reminded of what, from the rows that their projection writes. */
import type { FollowedStore } from "../app/ports/followed.ts";
import { reached } from "./faults.ts";
import type { PrismaClient } from "./generated/client.ts";

export function followedStore(prisma: PrismaClient): FollowedStore {
  return {
    async of(entryId) {
      const rows = await reached(prisma.followed.findMany({ where: { entryId } }));
      return rows.map(({ followerId, tiltakId }) => ({ followerId, tiltakId }));
    },
  };
}
