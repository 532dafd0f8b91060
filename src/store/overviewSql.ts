/**
 * The statements that look through the stafettlogg: one for each page. Who may read what is `src/einings/access.ts` said over
 * rows; docs/decisions/2026-11-27-looking-through-the-stafettlogg.md. $1 is always who reads, $2 today.
 */
import { OWN_ACTORS } from "../meeting/plan.ts";

/**
 * What somebody is in their einings, and the entries that they may read: all of those that they lead, and of others those that
 * they stand in, or that a group or a teneste of theirs sees to.
 */
const READABLE = `
  WITH member AS MATERIALIZED (
    SELECT n.eining_id, p.roles && ARRAY['leader', 'deputy'] AS leads, p.contact_of, p.groups, p.email,
      p.roles && ARRAY['leader', 'deputy', 'employee'] AS works
    FROM eining_person p JOIN eining n USING (stream_id) WHERE p.person_id = $1
  ), readable AS (
    SELECT e.*, true AS leads FROM entry e WHERE e.eining_id IN (SELECT eining_id FROM member WHERE leads)
    UNION ALL
    SELECT e.*, false FROM (
      SELECT e.stream_id FROM member m JOIN entry e USING (eining_id)
      WHERE NOT m.leads AND (e.services && m.contact_of OR e.groups && m.groups)
      UNION SELECT stream_id FROM entry_person WHERE person_id = $1
    ) way JOIN entry e USING (stream_id) JOIN eining n USING (eining_id)
    WHERE NOT $1 = ANY (n.former) AND e.eining_id NOT IN (SELECT eining_id FROM member WHERE leads)
  )`;

/** Of an ongoing tiltak `t` of an entry `e`: its leader was told that nobody has evaluated it, and nobody has answered. */
const UNANSWERED = `
  t.outcome = 'ongoing' AND t.evaluate_by < $2
  AND EXISTS (SELECT FROM followed f WHERE f.entry_id = e.entry_id AND f.tiltak_id = t.tiltak_id
    AND f.step = 'leader' AND f.evaluate_by = t.evaluate_by)
  AND NOT EXISTS (SELECT FROM followed f WHERE f.entry_id = e.entry_id AND f.tiltak_id = t.tiltak_id
    AND f.answered AND f.evaluate_by = t.evaluate_by)`;

/** Of `listed`, which rows stand on the page: those after the row that is named, those before it, or the first. */
const paged = (after: string, before: string, size: string) => `
  numbered AS (SELECT *, row_number() OVER (ORDER BY place COLLATE "C") AS nth FROM listed),
  wanted AS (
    SELECT (SELECT count(*) FROM listed) AS count, CASE
      WHEN ${after} <> '' THEN (SELECT count(*) FROM listed WHERE place COLLATE "C" <= ${after})
      WHEN ${before} <> '' THEN
        greatest(0, (SELECT count(*) FROM listed WHERE place COLLATE "C" < ${before}) - ${size}::int)
      ELSE 0 END AS skipped
  ), page AS (
    SELECT count::int, CASE WHEN skipped < count THEN skipped
      ELSE greatest(0, count - 1) / ${size}::int * ${size}::int END::int AS skipped
    FROM wanted
  )`;

/** Milliseconds as text that is in order the other way round. */
const newestFirst = (ms: string) => `lpad((9999999999999 - ${ms})::text, 13, '0')`;

/**
 * Those that go on by when they are to be evaluated, those without a day last; those that ended the newest first.
 * $3 the last day that is soon, $4 list, $5 words, $6 category, $7 school year, $8 eining, $9 after, $10 before, $11 size.
 */
export const ENTRIES = `${READABLE}, looked AS (
    SELECT *, ($4 <> 'held' OR holder_id = $1 AND status = 'open')
      AND NOT EXISTS (SELECT FROM json_array_elements_text($5::json) word WHERE position(word IN words) = 0)
      AND ($6 = '' OR category = $6) AND ($7 = '' OR school_year::text = $7) AND ($8 = '' OR eining_id = $8) AS fits
    FROM readable
  ), found AS MATERIALIZED (
    SELECT stream_id, entry_id, eining_id, oppmerksomheit, category, school_year, status, next_due, closed_because, fits,
      (extract(epoch FROM opened_at) * 1000)::bigint AS opened_at_ms,
      (extract(epoch FROM closed_at) * 1000)::bigint AS closed_at_ms,
      CASE WHEN leads AND fits AND status = 'open' AND next_due < $2 THEN EXISTS (
        SELECT FROM entry_tiltak t WHERE t.stream_id = e.stream_id AND ${UNANSWERED}
      ) ELSE false END AS unanswered
    FROM looked e
  ), listed AS MATERIALIZED (
    SELECT *, CASE status WHEN 'closed' THEN ${newestFirst("closed_at_ms")}
      ELSE coalesce(next_due, '9999-99-99') || ' ' || ${newestFirst("opened_at_ms")} END || ' ' || entry_id AS place
    FROM found
    WHERE fits AND CASE $4 WHEN 'held' THEN true WHEN 'ended' THEN status = 'closed'
      WHEN 'overdue' THEN status = 'open' AND next_due < $2
      WHEN 'due' THEN status = 'open' AND next_due BETWEEN $2 AND $3
      ELSE status = 'open' END
  ), ${paged("$9", "$10", "$11")}
  SELECT count, skipped,
    (SELECT json_build_object(
      'active', count(*) FILTER (WHERE status = 'open'),
      'due', count(*) FILTER (WHERE status = 'open' AND next_due BETWEEN $2 AND $3),
      'overdue', count(*) FILTER (WHERE status = 'open' AND next_due < $2),
      'ended', count(*) FILTER (WHERE status = 'closed'),
      'unanswered', count(*) FILTER (WHERE unanswered)
    ) FROM found WHERE fits) AS counts,
    (SELECT coalesce(json_agg(shown ORDER BY nth), '[]') FROM (
      SELECT nth, place, entry_id, n.name AS eining, oppmerksomheit, category, school_year, next_due, status,
        closed_because, closed_at_ms, unanswered,
        ARRAY(SELECT t.outcome FROM entry_tiltak t WHERE t.stream_id = one.stream_id
          ORDER BY t.added_at, t.tiltak_id) AS outcomes
      FROM numbered one JOIN eining n USING (eining_id) WHERE nth > skipped AND nth <= skipped + $11::int
    ) shown) AS rows,
    (SELECT coalesce(json_agg(json_build_object('einingId', eining_id, 'name', name, 'einingKind', kind)
      ORDER BY folded_name, eining_id), '[]')
    FROM eining WHERE eining_id IN (SELECT eining_id FROM found)) AS einings,
    EXISTS (SELECT FROM member WHERE works) AS "makesEntries"
  FROM page`;

const OWN = OWN_ACTORS.map((actor) => `'actor ${actor}'`).join(", ");

/**
 * What they see to themselves, in a group or for a teneste; what the eining's own see to is the holder's to follow up.
 * $3 after, $4 before, $5 size.
 */
export const TILTAK = `${READABLE}, own AS (
    SELECT eining_id, array_agg(key) AS keys FROM (
      SELECT eining_id, 'group ' || one AS key FROM member, unnest(groups) one
      UNION ALL SELECT eining_id, 'actor ' || one FROM member, unnest(contact_of) one
      UNION ALL SELECT eining_id, 'person ' || email FROM member WHERE email IS NOT NULL
    ) as_party GROUP BY eining_id
  ), listed AS MATERIALIZED (
    SELECT e.entry_id, e.eining_id, e.oppmerksomheit, t.tiltak_id, t.text, t.start_by, t.evaluate_by,
      leads AND ${UNANSWERED} AS unanswered, t.evaluate_by || ' ' || e.entry_id || ' ' || t.tiltak_id AS place
    FROM readable e JOIN entry_tiltak t USING (stream_id) LEFT JOIN own ON own.eining_id = e.eining_id
    WHERE e.status = 'open' AND t.outcome = 'ongoing' AND (
      t.responsible && (ARRAY['person ' || $1] || coalesce(own.keys, '{}'))
      OR e.holder_id = $1 AND t.responsible && ARRAY[${OWN}]
    )
  ), ${paged("$3", "$4", "$5")}
  SELECT count, skipped, (SELECT coalesce(json_agg(shown ORDER BY nth), '[]') FROM (
    SELECT nth, place, entry_id, n.name AS eining, oppmerksomheit, tiltak_id, text, start_by, evaluate_by, unanswered
    FROM numbered JOIN eining n USING (eining_id) WHERE nth > skipped AND nth <= skipped + $5::int
  ) shown) AS rows
  FROM page`;
