/** Rows of read models written anew beside those who go on writing. */
import type { ReadModels, Rows } from "../app/ports/events.ts";
import { isLocked, lacksParent, reached, translate } from "./faults.ts";
import type { PrismaClient } from "./generated/client.ts";
import { givingWay } from "./givingWay.ts";
import { insertion, remainder, type Tables, toParameter } from "./rows.ts";

class Moved extends Error {}

export function readModels(prisma: PrismaClient, tables: Tables): ReadModels {
  /** Throws Moved where the rows were made of fewer events than there are: what was written is taken back. */
  function write(stream: string, version: number, rows: Rows): Promise<void> {
    return givingWay(prisma, async (tx) => {
      for (const [table, ofTable] of Object.entries(rows)) {
        const values = [stream, toParameter(tables, table, ofTable)];
        const place = { stream: "$1", parameter: 2 };
        await tx.$executeRawUnsafe(remainder(tables, table, place), ...values);
        if (ofTable.length > 0) {
          await tx.$executeRawUnsafe(insertion(tables, table, ofTable, { ...place, anew: true }), ...values);
        }
      }
      // Only now: whoever has written the same rows has let go of them, and has been seen; others come after us.
      const { _max } = await tx.event.aggregate({ where: { streamId: stream }, _max: { version: true } });
      if (_max.version !== version) throw new Moved();
    });
  }

  return {
    async streams(kind, after, limit) {
      const where = { streamId: { startsWith: `${kind}/`, gt: after } };
      const rows = await reached(prisma.stream.findMany({ where, orderBy: { streamId: "asc" }, take: limit }));
      return rows.map(({ streamId }) => streamId);
    },
    async replace(stream, version, rows) {
      try {
        await write(stream, version, rows);
        return true;
      } catch (error) {
        if (error instanceof Moved || lacksParent(error) || isLocked(error)) return false;
        throw translate(error);
      }
    },
  };
}
