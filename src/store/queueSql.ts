/** Statements on pg-boss's job table for what it has no call for. They name its columns, so they are tested on every upgrade. */

export const QUEUE = "jobs";
/** What it was called up to 0.1.0, when there were meetings only. */
const FORMER_QUEUE = "meeting";

/** The two keys of an advisory lock: ours, and what it is for. */
export const LOCK_OF_PROCESS = 0x42_54_49;
export const LOCK_OF_TAKING = 0x42_54_4a;
export const LOCK_OF_OPENING = 0x42_54_4b;

/**
 * pg-boss's INSERT, with the one difference that a job which waits already under its key is held until the change that asks
 * for it again is there to be seen: nobody takes what is held, and one that began before would not know of the change. As it
 * stands it passes that job by. Jobs must come in one order, lest two changes hold what the other asks for, and each key once.
 */
export function holdingTwins(insert: string): string {
  const [start, end, ...more] = insert.split("ON CONFLICT DO NOTHING");
  if (end === undefined || more.length > 0) throw new Error("pg-boss's INSERT is another than was known");
  return `${start}ON CONFLICT (name, COALESCE(singleton_key, '')) WHERE state = 'created' AND policy = 'short'
    DO UPDATE SET name = EXCLUDED.name WHERE false${end}`;
}

export type QueueSql = ReturnType<typeof queueSql>;

/** `schema` is pg-boss's own. */
export function queueSql(schema: string) {
  const job = `"${schema}".job`;
  /** Held in the order in which changes ask for them (queue.ts), lest each hold what the other asks for. */
  const waiting = (which: string) => `name = '${QUEUE}' AND id IN (
        SELECT id FROM ${job} WHERE name = '${QUEUE}' AND state < 'active' AND ${which}
        ORDER BY singleton_key COLLATE "C" FOR UPDATE)`;
  const active = `name = '${QUEUE}' AND state = 'active'`;
  return {
    /** Jobs of the former queue wait in today's; one that waits there already under its key is the same job. */
    takeAlong: `
      WITH twice AS (
        DELETE FROM ${job} AS former USING ${job} AS now
        WHERE former.name = '${FORMER_QUEUE}' AND former.state = 'created' AND now.name = '${QUEUE}' AND now.state = 'created'
        AND now.singleton_key IS NOT DISTINCT FROM former.singleton_key
        RETURNING former.id
      )
      UPDATE ${job} SET name = '${QUEUE}' WHERE name = '${FORMER_QUEUE}' AND id NOT IN (SELECT id FROM twice)`,

    /** $1: how many times longer the real time until each waiting job becomes. */
    rescaleWaiting: `
      UPDATE ${job}
      SET start_after = now() + (start_after - now()) * $1::float8,
          keep_until = keep_until + (start_after - now()) * ($1::float8 - 1)
      WHERE ${waiting("start_after > now()")}`,

    /** $1: the seconds that those for which a product time is waited come sooner. */
    bringForward: `
      UPDATE ${job} SET start_after = greatest(now(), start_after - make_interval(secs => $1::float8))
      WHERE ${waiting("start_after > now() AND (data ->> 'dueAtMs') IS NOT NULL")}`,

    /** $1: the jobs taken, $2: the process that took them. A result is not there before the job is done. */
    markTaken: `UPDATE ${job} SET output = jsonb_build_object('process', $2::int) WHERE name = '${QUEUE}' AND id = ANY($1::uuid[])`,

    /** Jobs left active by a process that is gone wait again; the next try counts as one more. */
    putBackActive: `UPDATE ${job} SET state = 'retry', start_after = now(), heartbeat_on = NULL WHERE ${active}`,

    /** The same for those of process $1. */
    putBackOf: `
      UPDATE ${job} SET state = 'retry', start_after = now(), heartbeat_on = NULL
      WHERE ${active} AND (output ->> 'process')::int = $1`,

    /**
     * The same for those whose process is gone: nobody holds its lock, and nobody has said for $1 seconds that they are
     * under way. Either alone may fail a process that lives: its connection was cut, or it was held up.
     */
    putBackOrphans: `
      UPDATE ${job} SET state = 'retry', start_after = now(), heartbeat_on = NULL
      WHERE ${active} AND output ? 'process' AND heartbeat_on < now() - make_interval(secs => $1::float8)
        AND NOT EXISTS (
          SELECT FROM pg_locks
          WHERE locktype = 'advisory' AND granted AND classid = ${LOCK_OF_PROCESS}
            AND objid = (output ->> 'process')::int::oid
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))`,

    /** Job $1 waits for $2 seconds more; this was no try. */
    putOff: `
      UPDATE ${job}
      SET state = 'retry', started_on = NULL, heartbeat_on = NULL, output = NULL,
          start_after = now() + make_interval(secs => $2::float8)
      WHERE ${active} AND id = $1::uuid`,

    /** The database's clock was set back: what was stored in its future keeps its wait. */
    catchUp: `
      UPDATE ${job} SET start_after = now() + (start_after - created_on), created_on = now()
      WHERE ${waiting("created_on > now() + interval '1 second'")}`,
    /** And timers due by product time $1 may run. */
    catchUpTimers: `
      UPDATE ${job} SET start_after = now()
      WHERE ${waiting("start_after > now() AND (data ->> 'dueAtMs')::float8 <= $1::float8")}`,

    /** How many jobs are due for a minute and not begun, and how many have been under way for so long. */
    stuck: `
      SELECT count(*) FILTER (WHERE state < 'active' AND start_after < now() - interval '1 minute')::int AS waiting,
        count(*) FILTER (WHERE state = 'active' AND started_on < now() - interval '1 minute')::int AS running
      FROM ${job} WHERE name = '${QUEUE}' AND state <= 'active'`,

    /**
     * Milliseconds until the next job of queue $1 that waits for its time; null when none does. Asked very often, and only
     * what has a parameter is kept by the embedded database.
     */
    untilNext: `
      SELECT (extract(epoch FROM min(start_after) - now()) * 1000)::float8 AS "inMs"
      FROM ${job}
      WHERE name = $1 AND state < 'active' AND NOT blocked AND start_after > now()`,
  };
}
