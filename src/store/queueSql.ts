/** Statements on pg-boss's job table for what it has no call for. They name its columns, so they are tested on every upgrade. */

export const QUEUE = "meeting";

/** $1: how many times longer the real time until each waiting job becomes. */
export const rescaleWaiting = `
  UPDATE pgboss.job
  SET start_after = now() + (start_after - now()) * $1::float8,
      keep_until = keep_until + (start_after - now()) * ($1::float8 - 1)
  WHERE name = '${QUEUE}' AND state < 'active' AND start_after > now()`;

/** Jobs left active by a process that is gone wait again; the next try counts as one more. */
export const putBackActive = `
  UPDATE pgboss.job
  SET state = 'retry', start_after = now(), heartbeat_on = NULL
  WHERE name = '${QUEUE}' AND state = 'active'`;

/** Milliseconds until the next job that waits for its time; null when none does. */
export const untilNext = `
  SELECT (extract(epoch FROM min(start_after) - now()) * 1000)::float8 AS "inMs"
  FROM pgboss.job
  WHERE name = '${QUEUE}' AND state < 'active' AND NOT blocked AND start_after > now()`;
