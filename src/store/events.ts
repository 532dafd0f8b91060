/** Meetings as their events, with the rows that others ask for; each change is one statement, so it is whole or not there. */
import type { Change, MeetingRow, MeetingStore, StoredEvent } from "../app/ports.ts";
import { Conflict } from "../errors.ts";
import type { ReferatDocument } from "../referat/model.ts";
import type { Entry } from "../stafettlogg/entry.ts";
import { brokenUnique, lacksParent, reached, translate } from "./faults.ts";
import type { Meeting, Prisma, PrismaClient } from "./generated/client.ts";
import type { Queue } from "./queue.ts";

/**
 * One statement instead of a transaction of several: one round trip, a third of Prisma's work and twice the changes
 * a second, measured. $1 belongs to the queue's INSERT, which comes last. Only the first change makes the meeting's row:
 * the events of a later one, for a meeting that was erased meanwhile, are refused for the want of it.
 */
const APPEND = `
  WITH event AS (
    INSERT INTO event (meeting_id, version, inbound_id, body)
    SELECT $2, $3::int + position, CASE position WHEN 1 THEN $4 END, body
    FROM json_array_elements($5::json) WITH ORDINALITY AS new (body, position)
  ), started AS (
    INSERT INTO meeting (meeting_id, chat_id, active, leader_id, topic, started_at)
    SELECT $2, $6, $7::boolean, $8, $9, $10::timestamptz WHERE $3::int = 0
  ), meeting AS (
    UPDATE meeting SET active = $7::boolean, leader_id = $8, topic = $9
    WHERE meeting_id = $2 AND $3::int > 0 AND (active, leader_id, topic) IS DISTINCT FROM ($7::boolean, $8, $9)
  ), entry AS (
    INSERT INTO entry (id, meeting_id, leader_id, created_at, body)
    SELECT body ->> 'id', $2, body ->> 'leaderId', to_timestamp((body ->> 'createdAtMs')::float8 / 1000), body
    FROM json_array_elements($11::json) AS new (body)
    ON CONFLICT (id) DO UPDATE SET body = excluded.body
  ), edition AS (
    INSERT INTO edition (meeting_id, number, document)
    SELECT $2, (body ->> 'number')::int, body -> 'document'
    FROM json_array_elements($12::json) AS new (body)
  )`;

export function meetingStore(prisma: PrismaClient, queue: Queue): MeetingStore {
  return {
    async load(meetingId, afterVersion) {
      // The one before comes along, to see that it is still there.
      const rows = await reached(
        prisma.event.findMany({
          where: { meetingId, version: { gte: afterVersion } },
          orderBy: { version: "asc" },
          select: { body: true },
        }),
      );
      if (afterVersion === 0) return rows.map((row) => fromJson<StoredEvent>(row.body));
      return rows.length === 0 ? undefined : rows.slice(1).map((row) => fromJson<StoredEvent>(row.body));
    },

    async append(change) {
      const jobs = await queue.insertion(change.jobs);
      try {
        await prisma.$executeRawUnsafe(`${APPEND} ${jobs.text}`, ...jobs.values, ...valuesOf(change));
      } catch (error) {
        const rule = brokenUnique(error);
        if (rule?.includes("inbound_id")) return "duplicate";
        throw rule === undefined && !lacksParent(error) ? translate(error) : new Conflict();
      }
      queue.stored(change.jobs);
      return "appended";
    },

    async wasTaken(inboundId) {
      return (await reached(prisma.event.findUnique({ where: { inboundId }, select: { version: true } }))) !== null;
    },

    async activeIn(chatId) {
      return asRow(await reached(prisma.meeting.findFirst({ where: { chatId, active: true } })));
    },

    async latestIn(chatId) {
      return asRow(await reached(prisma.meeting.findFirst({ where: { chatId }, orderBy: { startedAt: "desc" } })));
    },

    async ledBy(leaderId, limit) {
      const query = { where: { leaderId }, orderBy: { startedAt: "desc" }, take: limit } as const;
      return (await reached(prisma.meeting.findMany(query))).map(toRow);
    },

    async edition(meetingId, number) {
      const where = { meetingId_number: { meetingId, number } };
      const row = await reached(prisma.edition.findUnique({ where, select: { document: true } }));
      return row === null ? undefined : fromJson<ReferatDocument>(row.document);
    },

    async entriesOf(leaderId, limit) {
      const query = { where: { leaderId }, orderBy: { createdAt: "desc" }, take: limit } as const;
      return (await reached(prisma.entry.findMany(query))).map((row) => fromJson<Entry>(row.body));
    },
  };
}

function valuesOf({ row, expectedVersion, events, entries, editions, inboundId }: Change): unknown[] {
  return [
    row.meetingId,
    expectedVersion,
    inboundId ?? null,
    JSON.stringify(events),
    row.chatId,
    row.active,
    row.leaderId,
    storable(row.topic),
    new Date(row.startedAtMs).toISOString(),
    toJson(entries),
    toJson(editions),
  ];
}

function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, part) => (typeof part === "string" ? storable(part) : part));
}

/** Event bodies hold any string; text that the database looks into can't hold NUL or half a character. */
function storable(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}

/** What we wrote as JSON; only this module writes these columns. */
function fromJson<T>(body: Prisma.JsonValue): T {
  return body as T;
}

function asRow(meeting: Meeting | null): MeetingRow | undefined {
  return meeting === null ? undefined : toRow(meeting);
}

export function toRow({ meetingId, chatId, active, leaderId, topic, startedAt }: Meeting): MeetingRow {
  return { meetingId, chatId, active, leaderId, topic, startedAtMs: startedAt.getTime() };
}
