/** Events by stream, with the rows that others ask for; each change is one statement, so it is whole or not there. */
import type { Bulk, Change, History, StoredEvent } from "../app/ports/events.ts";
import { Conflict } from "../errors.ts";
import type { Executor } from "./client.ts";
import { brokenUnique, lacksParent, reached, translate, translateOfWriting } from "./faults.ts";
import type { PrismaClient } from "./generated/client.ts";
import type { Queue } from "./queue.ts";
import { insertion, remainder, type Tables, toParameter } from "./rows.ts";
import { SETTLE_LIST } from "./sentLists.ts";
import { streamHash } from "./streamHash.ts";

/**
 * One statement instead of a transaction of several: one round trip, a third of Prisma's work and twice the changes
 * a second, measured. $1 belongs to the queue's INSERT, which comes last, and rows of read models come after $7. Only the
 * first change makes the stream: the events of a later one, for what was erased meanwhile, are refused for the want of it, and
 * so are the first ones of what was erased for good. Where it has begun anew since, the one that they are to follow is missing, and
 * they are refused likewise.
 */
const APPEND = `
  WITH begun AS (
    INSERT INTO stream (stream_id) SELECT $2 WHERE $3::int = 0 AND NOT EXISTS (SELECT FROM erasure WHERE stream_hash = $7)
  ), happened AS (
    INSERT INTO event (stream_id, version, inbound_id, correlation_id, body)
    SELECT CASE WHEN $3::int = 0 OR EXISTS (SELECT FROM event AS last WHERE last.stream_id = $2 AND last.version = $3::int) THEN $2 ELSE '' END,
      $3::int + position, CASE position WHEN 1 THEN $4 END, $6, body
    FROM json_array_elements($5::json) WITH ORDINALITY AS new (body, position)
  )`;
const FIRST_OF_ROWS = 8;
/** The one before comes along, to see that it is still there. */
const LOAD = "SELECT body FROM event WHERE stream_id = $1 AND version >= $2 ORDER BY version";
/** Nobody waits for a list in front of a card. */
const BULK_MS = 120_000;

export interface HistoryParts {
  readonly prisma: PrismaClient;
  /** Takes statements as they are: Prisma would plan them first, each time. */
  readonly db: Executor;
  readonly queue: Queue;
  readonly tables: Tables;
}

export function history({ prisma, db, queue, tables }: HistoryParts): History {
  return {
    async load(streamId, afterVersion) {
      const { rows } = await reached(db.executeSql(LOAD, [streamId, afterVersion]));
      const stored = rows.map((row: { readonly body: StoredEvent }) => row.body);
      if (afterVersion === 0) return stored;
      return stored.length === 0 ? undefined : stored.slice(1);
    },

    async append(change) {
      const jobs = await queue.insertion(change.jobs);
      const { text, values } = statement(tables, change);
      try {
        await db.executeSql(`${text} ${jobs.text}`, [...jobs.values, ...values]);
      } catch (error) {
        const rule = brokenUnique(error);
        if (rule?.includes("inbound_id")) return "duplicate";
        throw rule === undefined && !lacksParent(error) ? translateOfWriting(error) : new Conflict();
      }
      queue.stored(change.jobs);
      return "appended";
    },

    async wasTaken(inboundId) {
      return (await reached(prisma.event.findUnique({ where: { inboundId }, select: { version: true } }))) !== null;
    },
  };
}

/** As for `append`, and the same for all: a list of hundreds is there whole or not at all. */
export function bulk({ prisma, queue, tables }: Omit<HistoryParts, "db">): Bulk {
  return {
    async appendAll(changes, list) {
      try {
        await prisma.$transaction(
          async (tx) => {
            for (const change of inOneOrder(changes)) {
              const jobs = await queue.insertion(change.jobs);
              const { text, values } = statement(tables, change);
              await tx.$executeRawUnsafe(`${text} ${jobs.text}`, ...jobs.values, ...values);
            }
            if (list) await tx.$executeRawUnsafe(SETTLE_LIST, list.id, list.changed);
          },
          { timeout: BULK_MS },
        );
      } catch (error) {
        throw brokenUnique(error) === undefined && !lacksParent(error) ? translate(error) : new Conflict();
      }
      for (const change of changes) queue.stored(change.jobs);
    },
  };
}

/** By stream: two lists about the same would each wait for the other. */
function inOneOrder(changes: readonly Change[]): readonly Change[] {
  return changes.toSorted((one, other) => Number(one.stream > other.stream) - Number(one.stream < other.stream));
}

function statement(
  tables: Tables,
  { stream, expectedVersion, events, rows, documents, inboundId, correlationId, isOnce }: Change,
) {
  let text = APPEND;
  const erased = isOnce ? streamHash(stream) : null;
  const values: unknown[] = [stream, expectedVersion, inboundId ?? null, JSON.stringify(events), correlationId, erased];
  // What has just been begun has no rows to be taken away.
  const mayHaveRows = expectedVersion > 0;
  const all = [
    ...Object.entries(rows).map((table) => ({ table, anew: true })),
    ...Object.entries(documents).map((table) => ({ table, anew: false })),
  ].filter(({ table: [, ofTable], anew }) => ofTable.length > 0 || (anew && mayHaveRows));
  for (const [index, { table, anew }] of all.entries()) {
    const [name, ofTable] = table;
    const place = { stream: "$2", parameter: FIRST_OF_ROWS + index, anew };
    if (anew && mayHaveRows) text += `, gone_${index} AS (${remainder(tables, name, place)})`;
    if (ofTable.length > 0) text += `, written_${index} AS (${insertion(tables, name, ofTable, place)})`;
    values.push(toParameter(tables, name, ofTable));
  }
  return { text, values };
}
