/** Lists that were sent as files, for half an hour by the database's clock, whichever process gets the press. */
import type { SentLists, TakenList } from "../app/ports/sentLists.ts";
import { reached } from "./faults.ts";
import type { PrismaClient } from "./generated/client.ts";

const OLD = "kept_at < now() - interval '30 minutes'";

/** Run when the store looks after itself: nobody may come to press. */
export const FORGET_OLD_LISTS = `DELETE FROM sent_list WHERE ${OLD}`;

const KEEP = `
  INSERT INTO sent_list (id, person_id, file_name, text, eining, basis, kept_at) VALUES ($1, $2, $3, $4, $5, $6, now())
  ON CONFLICT (person_id) DO UPDATE SET id = $1, file_name = $3, text = $4, eining = $5, basis = $6,
    changed = NULL, kept_at = now()
  WHERE sent_list.id <> $1 OR sent_list.changed IS NULL`;

const FIND = `
  SELECT file_name AS "fileName", text, eining, basis, changed FROM sent_list
  WHERE id = $1 AND person_id = $2 AND NOT (${OLD})`;

/** Whichever comes first of two who settle it, the most stands; where there is nothing yet, what is said. */
export const SETTLE_LIST = `
  UPDATE sent_list SET changed = GREATEST(changed, $2), text = '', file_name = '', eining = NULL, basis = ''
  WHERE id = $1 RETURNING changed`;

interface Row {
  readonly fileName: string;
  readonly text: string;
  readonly eining: string | null;
  readonly basis: string;
  readonly changed: number | null;
}

export function sentLists(prisma: PrismaClient): SentLists {
  return {
    async keep({ id, personId, fileName, text, eining, basis }) {
      await reached(prisma.$executeRawUnsafe(KEEP, id, personId, fileName, text, eining ?? null, basis));
    },
    async find(id, personId) {
      const [row] = await reached(prisma.$queryRawUnsafe<Row[]>(FIND, id, personId));
      if (row === undefined) return undefined;
      const { fileName, text, eining, basis, changed } = row;
      return changed === null ? { id, personId, fileName, text, eining: eining ?? undefined, basis } : { changed };
    },
    async settle(id, taken) {
      const [settled = taken] = await reached(prisma.$queryRawUnsafe<TakenList[]>(SETTLE_LIST, id, taken.changed));
      return settled;
    },
  };
}
