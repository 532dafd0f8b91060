/** Counts in the stafettlogg, by the database, from the rows that the projection of entries writes. */
import type { Counted, FiguresStore, YearTally } from "../app/ports/figures.ts";
import type { EntryLine } from "../stafettlogg/figures/entryLine.ts";
import { type Group, type Part, SPAN_DAYS, type Tallies, WITH_EFFECT } from "../stafettlogg/figures/tallies.ts";
import { reached } from "./faults.ts";
import type { PrismaClient } from "./generated/client.ts";

/** What each part is grouped by; where the first is not said, the tiltak is in none of its groups. */
const GROUPED: Readonly<Record<Exclude<Part, "category">, string>> = {
  standing: "standing",
  deadline: "deadline",
  effect: "effect",
  outcome: "CASE WHEN effect IS NOT NULL THEN outcome END",
  span: "span",
  tried: "effect, kind, category",
};

const day = (column: string) => `(${column} AT TIME ZONE 'Europe/Oslo')::date`;
const part = ([name, by]: [string, string]) => `
  SELECT '${name}' AS part, ARRAY[${by}] AS key, count(*)::int AS count, count(DISTINCT stream_id)::int AS entries
  FROM told GROUP BY 2 HAVING (ARRAY[${by}])[1] IS NOT NULL`;

const TALLIES = `
  WITH chosen AS (
    SELECT stream_id, coalesce(category, 'none') AS category FROM entry WHERE eining_id = ANY($1) AND school_year = $2
  ), said AS (
    SELECT stream_id, category, kind, outcome, evaluate_by, ${day("evaluated_at")} - ${day("added_at")} AS days,
      CASE WHEN outcome IN (${WITH_EFFECT.map((one) => `'${one}'`).join()}) THEN 'effect'
        WHEN outcome = 'notWanted' THEN 'noEffect' END AS effect
    FROM chosen JOIN entry_tiltak USING (stream_id)
  ), told AS MATERIALIZED (
    SELECT *,
      CASE WHEN effect IS NOT NULL THEN 'evaluated' ELSE outcome END AS standing,
      CASE WHEN outcome = 'ongoing' THEN CASE WHEN evaluate_by < $3 THEN 'late' ELSE 'inTime' END END AS deadline,
      CASE WHEN effect IS NOT NULL THEN CASE WHEN days <= ${SPAN_DAYS.threeWeeks} THEN 'threeWeeks'
        WHEN days <= ${SPAN_DAYS.twoMonths} THEN 'twoMonths' ELSE 'longer' END END AS span
    FROM said
  )
  SELECT 'entries' AS part, '{}'::text[] AS key, count(*)::int AS count, count(*)::int AS entries FROM chosen
  UNION ALL SELECT 'category', ARRAY[category], count(*)::int, count(*)::int FROM chosen GROUP BY 2
  UNION ALL SELECT 'tiltak', '{}', count(*)::int, count(DISTINCT stream_id)::int FROM told
  UNION ALL SELECT 'medianDays', '{}', percentile_disc(0.5) WITHIN GROUP (ORDER BY days)::int, 0
    FROM told WHERE effect IS NOT NULL
  ${Object.entries(GROUPED)
    .map((one) => ` UNION ALL ${part(one)}`)
    .join("")}`;

const YEARS = `
  SELECT school_year AS "schoolYear", count(*)::int AS entries
  FROM entry WHERE eining_id = ANY($1) GROUP BY 1 ORDER BY 1 DESC`;

const LINES = `
  SELECT e.entry_id AS "entryId", oppmerksomheit, category, leaf, level, status, opened_at AS "openedAt",
    closed_at AS "closedAt", tiltak_id AS "tiltakId", kind, text, factors, start_by AS "startBy",
    evaluate_by AS "evaluateBy", outcome, evaluated_at AS "evaluatedAt"
  FROM entry e LEFT JOIN entry_tiltak USING (stream_id)
  WHERE e.eining_id = $1 AND school_year = $2
  ORDER BY opened_at, e.entry_id, added_at, tiltak_id`;

interface Row extends Group {
  readonly part: string;
}

export function figuresStore(prisma: PrismaClient): FiguresStore {
  const ask = <T>(query: string, ...values: readonly unknown[]) =>
    reached(prisma.$queryRawUnsafe<T[]>(query, ...values));
  return {
    async tallies({ einingIds, schoolYear }: Counted, today) {
      return talliesIn(await ask<Row>(TALLIES, einingIds, schoolYear, today));
    },
    years: (einingIds) => ask<YearTally>(YEARS, einingIds),
    lines: async (einingId, schoolYear) => (await ask<LineRow>(LINES, einingId, schoolYear)).map(lineOf),
  };
}

type LineRow = Omit<EntryLine, "openedAtMs" | "closedAtMs" | "tiltak"> &
  Omit<NonNullable<EntryLine["tiltak"]>, "evaluatedAtMs"> & {
    readonly openedAt: Date;
    readonly closedAt: Date | null;
    /** Null where the entry has no tiltak: then the rest of it is, too. */
    readonly tiltakId: string | null;
    readonly evaluatedAt: Date | null;
  };

/** What the rows say is what the projection wrote: the words of the rules. */
function lineOf({ openedAt, closedAt, tiltakId, evaluatedAt, ...row }: LineRow): EntryLine {
  const { kind, text, factors, startBy, evaluateBy, outcome, ...entry } = row;
  const evaluatedAtMs = evaluatedAt?.getTime() ?? null;
  const tiltak = { kind, text, factors, startBy, evaluateBy, outcome, evaluatedAtMs };
  const times = { openedAtMs: openedAt.getTime(), closedAtMs: closedAt?.getTime() ?? null };
  return { ...entry, ...times, tiltak: tiltakId === null ? null : tiltak };
}

/** The rows name their parts; which keys there are is for the projection to see to. */
function talliesIn(rows: readonly Row[]): Tallies {
  const of = (name: string) => rows.filter((row) => row.part === name).map(({ part: _name, ...group }) => group);
  const whole = (name: string) => {
    const { count = 0, entries = 0 } = of(name)[0] ?? {};
    return { count, entries };
  };
  const median = of("medianDays")[0]?.count ?? null;
  const names = ["category", ...Object.keys(GROUPED)];
  return {
    entries: whole("entries"),
    tiltak: whole("tiltak"),
    parts: Object.fromEntries(names.map((name) => [name, of(name)])) as unknown as Tallies["parts"],
    ...(median === null ? {} : { medianDays: median }),
  };
}
