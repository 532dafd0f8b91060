/** What is known of entries without replaying them, from the rows that their projection writes. */
import type { EntryReader, EntryStore } from "../app/ports/entries.ts";
import { reached } from "./faults.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";

/** The first tiltak of each is enough. An entry is open for as long as something in it is tried. */
const BUSY = `
  SELECT key FROM json_array_elements_text($3::json) key
  WHERE EXISTS (
    SELECT FROM entry_tiltak
    WHERE eining_id = $1 AND outcome = 'ongoing' AND responsible @> ARRAY[key] 
      AND stream_id IS DISTINCT FROM (SELECT stream_id FROM entry WHERE entry_id = $2)
  )`;

export function entryStore(prisma: PrismaClient): EntryStore {
  async function ids(query: Omit<Prisma.EntryFindManyArgs, "select">): Promise<string[]> {
    const found = await reached(prisma.entry.findMany({ ...query, select: { entryId: true } }));
    return found.map(({ entryId }) => entryId);
  }
  return {
    openIn: (einingId, reader, limit) =>
      ids({
        where: { einingId, status: "open", ...readBy(reader) },
        orderBy: [{ nextDue: { sort: "asc", nulls: "last" } }, { openedAt: "desc" }],
        take: limit,
      }),
    heldBy: (holderId, limit) => ids({ where: { holderId }, orderBy: { openedAt: "desc" }, take: limit }),
    ofMeeting: (meetingId) => ids({ where: { meetingId }, orderBy: { entryId: "asc" } }),
    async busyIn(einingId, exceptEntryId, keys) {
      const rows = prisma.$queryRawUnsafe<{ key: string }[]>(BUSY, einingId, exceptEntryId, JSON.stringify(keys));
      return (await reached(rows)).map(({ key }) => key);
    },
    closedBefore: (beforeMs) => ids({ where: { closedAt: { lt: new Date(beforeMs) } }, orderBy: { closedAt: "asc" } }),
    after: (entryId, limit) => ids({ where: { entryId: { gt: entryId } }, orderBy: { entryId: "asc" }, take: limit }),
  };
}

/** Those who lead the eining read all of it; others what they are in, themselves or by a group or a teneste. */
function readBy({ personId, leads, contactOf, groups }: EntryReader): Prisma.EntryWhereInput {
  if (leads) return {};
  return {
    OR: [
      { stream: { entryPeople: { some: { personId } } } },
      { services: { hasSome: [...contactOf] } },
      { groups: { hasSome: [...groups] } },
    ],
  };
}
