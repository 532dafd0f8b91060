/** What is stored as a whole, for those who keep the records: finding the old meetings, and erasing. */
import type { Erased, Records } from "../app/ports/records.ts";
import type { Database } from "./client.ts";
import { reached } from "./faults.ts";
import { insisting } from "./givingWay.ts";
import { toRow } from "./meetings.ts";
import { streamHash } from "./streamHash.ts";

/**
 * Nobody writes to the stream from here on, and what was being written is there to be seen by the next statement: a meeting
 * that was taken up again, a mail that is to go.
 */
const HOLD = "SELECT FROM stream WHERE stream_id = $1 FOR UPDATE";

/**
 * Whether a person's private chat may go with a stream: it is needed as long as they stand in an event of another one. Bodies are
 * searched as text, since any string may be in them. One person at a time, for the server gives up what takes it three seconds:
 * a large meeting among many could never be erased.
 */
const IS_LEFT = `
  SELECT FROM chat WHERE person_id = $2
  AND NOT EXISTS (SELECT FROM event WHERE stream_id <> $1 AND strpos(body::text, to_json($2::text)::text) > 0)
  LIMIT 1`;

/** All of it or nothing, in one statement. What has the stream for its parent goes with it. */
const erase = (bossSchema: string) => `
  WITH gone AS (
    DELETE FROM stream WHERE stream_id = $1
    AND NOT EXISTS (SELECT FROM meeting WHERE meeting.stream_id = $1 AND active)
    AND ($6::int IS NULL OR $6::int = (SELECT max(version) FROM event WHERE event.stream_id = $1))
    RETURNING stream_id
  ), told AS (
    SELECT ARRAY(
      SELECT 'eining/' || eining_id FROM entry WHERE stream_id = $1
      UNION
      SELECT stream_id FROM event
      WHERE $1 LIKE 'entry/%' AND stream_id LIKE 'follower/%'
      AND strpos(body::text, to_json(substr($1, length('entry/') + 1))::text) > 0
    ) AS streams FROM gone
  ), jobs AS (
    DELETE FROM "${bossSchema}".job USING gone
    WHERE coalesce(data ->> 'stream', 'meeting/' || (data ->> 'meetingId')) = gone.stream_id
  ), meeting_chat AS (
    DELETE FROM chat
    WHERE chat_id IN (SELECT chat_id FROM meeting JOIN gone USING (stream_id))
    AND NOT EXISTS (SELECT FROM meeting other WHERE other.chat_id = chat.chat_id AND other.stream_id <> $1)
    RETURNING chat_id
  ), private_chat AS (
    DELETE FROM chat WHERE EXISTS (SELECT FROM gone)
    AND person_id IN (SELECT json_array_elements_text($7::json))
    RETURNING chat_id
  ), rates AS (
    DELETE FROM send_rate WHERE key IN (
      SELECT 'chat ' || chat_id FROM (TABLE meeting_chat UNION ALL TABLE private_chat) AS gone_chat
      UNION ALL
      SELECT 'chat with ' || person_id FROM json_array_elements_text($2::json) AS person_id, gone
    )
  )
  INSERT INTO erasure (at, operator, stream_hash, events, editions, reads, mails_of)
  SELECT $3::timestamptz, $4, $5,
    (SELECT count(*) FROM event WHERE stream_id = $1),
    (SELECT count(*) FROM edition WHERE stream_id = $1),
    (SELECT count(*) FROM read_log WHERE stream_id = $1),
    CASE WHEN $8::bool THEN array_prepend($1::text, (SELECT streams FROM told)) ELSE '{}' END
  FROM gone
  RETURNING id, events, editions, reads, (SELECT to_json(streams) FROM told) AS "toldIn"`;

const BEGIN_ANEW = `
  WITH begun AS (INSERT INTO stream (stream_id) VALUES ($1))
  INSERT INTO event (stream_id, version, body) VALUES ($1, 1, $2::json)`;

/** Of a list only that there is one: what it says is about others. */
const rowsOf = (bossSchema: string) => `
  SELECT 'message' AS "table", to_json(message) AS row FROM message
  WHERE strpos(key, $1) > 0 OR strpos(coalesce(beat, ''), $1) > 0
  UNION ALL
  SELECT 'job', json_build_object('dueAt', start_after, 'state', state, 'data', data) FROM "${bossSchema}".job
  WHERE strpos(data::text, $1) > 0
  UNION ALL
  SELECT 'send_rate', to_json(send_rate) FROM send_rate
  WHERE key = 'chat with ' || $1 OR key IN (SELECT 'chat ' || chat_id FROM chat WHERE person_id = $1)
  UNION ALL
  SELECT 'sent_list', json_build_object('file', file_name, 'keptAt', kept_at) FROM sent_list WHERE person_id = $1`;

const UNTIDIED = `
  SELECT meeting_id AS id FROM meeting
  WHERE NOT active AND started_at < $1::timestamptz
  AND tidied_to < (SELECT max(version) FROM event WHERE event.stream_id = meeting.stream_id)
  ORDER BY started_at`;

/** Bodies come beside their versions, not around them: they may hold what the database can't look into. */
const TIDY = `
  WITH body AS (
    UPDATE event SET body = new.body
    FROM meeting, json_array_elements_text($2::json) WITH ORDINALITY AS at (version, position)
    JOIN json_array_elements($3::json) WITH ORDINALITY AS new (body, position) USING (position)
    WHERE meeting_id = $1 AND event.stream_id = meeting.stream_id AND event.version = at.version::int
  )
  UPDATE meeting SET tidied_to = $4::int WHERE meeting_id = $1`;

/** The same for a stream of whatever kind. */
const REWRITE = `
  UPDATE event SET body = new.body
  FROM json_array_elements_text($2::json) WITH ORDINALITY AS at (version, position)
  JOIN json_array_elements($3::json) WITH ORDINALITY AS new (body, position) USING (position)
  WHERE event.stream_id = $1 AND event.version = at.version::int`;

/** Of several that ask at once one gets a row: the others wait for it, and then find that it is done. */
const CLAIM = `
  WITH old AS (SELECT setting FROM housekeeping WHERE task = $1)
  INSERT INTO housekeeping AS last (task, setting, ran_at) VALUES ($1, $2, $3::timestamptz)
  ON CONFLICT (task) DO UPDATE SET setting = excluded.setting, ran_at = excluded.ran_at
  WHERE last.ran_at < $4::timestamptz
  RETURNING (SELECT setting FROM old) AS before`;

export function recordsOf({ prisma, bossSchema, vacuum }: Database): Records {
  return {
    async startedBefore(beforeMs) {
      const query = { where: { startedAt: { lt: new Date(beforeMs) } }, orderBy: { startedAt: "asc" } } as const;
      return (await reached(prisma.meeting.findMany(query))).map(toRow);
    },

    async find(meetingId) {
      const row = await reached(prisma.meeting.findUnique({ where: { meetingId } }));
      return row === null ? undefined : toRow(row);
    },

    async erase(stream, people, { operator, atMs, leavesMails = false }, seen, anew) {
      const left: string[] = [];
      for (const personId of people) {
        const found = await reached(prisma.$queryRawUnsafe<unknown[]>(IS_LEFT, stream, personId));
        if (found.length > 0) left.push(personId);
      }
      const [all, alone] = [people, left].map((list) => JSON.stringify(list));
      const at = new Date(atMs).toISOString();
      const values = [stream, all, at, operator, streamHash(stream), seen ?? null, alone, leavesMails];
      return insisting(prisma, async (tx) => {
        await tx.$queryRawUnsafe(HOLD, stream);
        const [erased] = await tx.$queryRawUnsafe<Erased[]>(erase(bossSchema), ...values);
        if (erased !== undefined && anew !== undefined)
          await tx.$executeRawUnsafe(BEGIN_ANEW, stream, JSON.stringify(anew));
        return erased;
      });
    },

    async unfinished() {
      const where = { mailsOf: { isEmpty: false } };
      const rows = await reached(prisma.erasure.findMany({ where, select: { id: true, mailsOf: true } }));
      return rows.map(({ id, mailsOf: streams }) => ({ id, streams }));
    },

    async finished(id) {
      await reached(prisma.erasure.updateMany({ where: { id }, data: { mailsOf: [] } }));
    },

    async isThere(stream) {
      return (await reached(prisma.stream.count({ where: { streamId: stream } }))) > 0;
    },

    async wasErased(stream) {
      return (await reached(prisma.erasure.count({ where: { streamHash: streamHash(stream) } }))) > 0;
    },

    rowsOf: (personId) => reached(prisma.$queryRawUnsafe(rowsOf(bossSchema), personId)),

    async untidied(beforeMs) {
      const rows = prisma.$queryRawUnsafe<{ id: string }[]>(UNTIDIED, new Date(beforeMs).toISOString());
      return (await reached(rows)).map(({ id }) => id);
    },

    async tidy(meetingId, events, version) {
      const [versions, bodies] = [[...events.keys()], [...events.values()]].map((list) => JSON.stringify(list));
      await reached(prisma.$executeRawUnsafe(TIDY, meetingId, versions, bodies, version));
    },

    async rewrite(stream, events) {
      const [versions, bodies] = [[...events.keys()], [...events.values()]].map((list) => JSON.stringify(list));
      await reached(prisma.$executeRawUnsafe(REWRITE, stream, versions, bodies));
    },

    async claim(task, setting, { sinceMs, atMs }) {
      const [at, since] = [atMs, sinceMs].map((ms) => new Date(ms).toISOString());
      const rows = prisma.$queryRawUnsafe<{ before: string | null }[]>(CLAIM, task, setting, at, since);
      const [claimed] = await reached(rows);
      return claimed && { settingBefore: claimed.before ?? undefined };
    },

    vacuum: () => reached(vacuum()),
  };
}
