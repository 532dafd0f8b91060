/** Meetings as a whole, for those who keep the records: finding the old ones, and erasing. */
import type { Erased, Records } from "../app/ports.ts";
import type { Database } from "./client.ts";
import { toRow } from "./events.ts";
import { reached } from "./faults.ts";

/**
 * All of it or nothing, in one statement. What has the meeting for its parent goes with it. A private chat is needed as
 * long as its person stands in an event of another meeting; bodies are searched as text, since any string may be in them.
 */
const ERASE = `
  WITH gone AS (
    DELETE FROM meeting WHERE meeting_id = $1 AND NOT active RETURNING meeting_id, chat_id
  ), jobs AS (
    DELETE FROM pgboss.job WHERE data ->> 'meetingId' IN (SELECT meeting_id FROM gone)
  ), meeting_chat AS (
    DELETE FROM chat WHERE chat_id IN (SELECT chat_id FROM gone)
    AND NOT EXISTS (SELECT FROM meeting other WHERE other.chat_id = chat.chat_id AND other.meeting_id <> $1)
  ), private_chat AS (
    DELETE FROM chat WHERE EXISTS (SELECT FROM gone)
    AND person_id IN (SELECT json_array_elements_text($2::json))
    AND NOT EXISTS (
      SELECT FROM event other
      WHERE other.meeting_id <> $1 AND strpos(other.body::text, to_json(chat.person_id)::text) > 0
    )
  )
  INSERT INTO erasure (at, operator, events, editions, reads)
  SELECT $3::timestamptz, $4,
    (SELECT count(*) FROM event WHERE meeting_id = $1),
    (SELECT count(*) FROM edition WHERE meeting_id = $1),
    (SELECT count(*) FROM read_log WHERE meeting_id = $1)
  FROM gone
  RETURNING events, editions, reads`;

export function recordsOf({ prisma, vacuum }: Database): Records {
  return {
    async startedBefore(beforeMs) {
      const query = { where: { startedAt: { lt: new Date(beforeMs) } }, orderBy: { startedAt: "asc" } } as const;
      return (await reached(prisma.meeting.findMany(query))).map(toRow);
    },

    async find(meetingId) {
      const row = await reached(prisma.meeting.findUnique({ where: { meetingId } }));
      return row === null ? undefined : toRow(row);
    },

    async erase(meetingId, people, { operator, atMs }) {
      const at = new Date(atMs).toISOString();
      const rows = prisma.$queryRawUnsafe<Erased[]>(ERASE, meetingId, JSON.stringify(people), at, operator);
      return (await reached(rows))[0];
    },

    vacuum: () => reached(vacuum()),
  };
}
