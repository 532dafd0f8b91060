/** The stafettlogg as people look through it, from the rows that its projection writes. */
import type { OverviewStore } from "../app/ports/overview.ts";
import { CATEGORIES } from "../meeting/plan.ts";
import { CLOSINGS } from "../stafettlogg/events.ts";
import {
  type EntryPage,
  type EntryRow,
  LISTED,
  type Page,
  soonUntil,
  type TiltakRow,
} from "../stafettlogg/overview.ts";
import { OUTCOMES } from "../stafettlogg/tiltak.ts";
import { reached } from "./faults.ts";
import type { PrismaClient } from "./generated/client.ts";
import { ENTRIES, TILTAK } from "./overviewSql.ts";

interface Shown {
  readonly place: string;
  readonly entry_id: string;
  readonly eining: string;
  readonly oppmerksomheit: string;
  readonly unanswered: boolean;
}
interface ShownEntry extends Shown {
  readonly category: string | null;
  readonly school_year: number;
  readonly next_due: string | null;
  readonly closed_because: string | null;
  readonly closed_at_ms: number | null;
  readonly outcomes: readonly string[];
}
interface ShownTiltak extends Shown {
  readonly tiltak_id: string;
  readonly text: string;
  readonly start_by: string;
  readonly evaluate_by: string;
}

const EMPTY = {
  rows: [],
  skipped: 0,
  count: 0,
  einings: [],
  makesEntries: false,
  counts: { active: 0, due: 0, overdue: 0, ended: 0, unanswered: 0 },
};

export function overviewStore(prisma: PrismaClient): OverviewStore {
  async function first<Result>(sql: string, ...values: readonly (string | number)[]): Promise<Result | undefined> {
    const [found] = await reached(prisma.$queryRawUnsafe<Result[]>(sql, ...values));
    return found;
  }
  return {
    async entries(reader, { list, search, today, after = "", before = "" }) {
      const { words, category = "", schoolYear = "", einingId = "" } = search;
      const where = [JSON.stringify(words), category, `${schoolYear}`, einingId];
      const values = [reader, today, soonUntil(today), list, ...where, after, before, LISTED];
      const found = await first<EntryPage & Page<ShownEntry>>(ENTRIES, ...values);
      return found === undefined ? EMPTY : { ...found, rows: (found.rows as readonly ShownEntry[]).map(toEntry) };
    },
    async tiltak(reader, { today, after = "", before = "" }) {
      const found = await first<Page<ShownTiltak>>(TILTAK, reader, today, after, before, LISTED);
      return found === undefined ? EMPTY : { ...found, rows: found.rows.map(toTiltak) };
    },
  };
}

function common({ place, entry_id: entryId, eining, oppmerksomheit, unanswered: isUnanswered }: Shown) {
  return { place, entryId, eining, oppmerksomheit, isUnanswered };
}

function toEntry(row: ShownEntry): EntryRow {
  const category = CATEGORIES.find((one) => one === row.category);
  const because = CLOSINGS.find((one) => one === row.closed_because);
  return {
    ...common(row),
    ...(category === undefined ? {} : { category }),
    schoolYear: row.school_year,
    ...(row.next_due === null ? {} : { nextDue: row.next_due }),
    ...(row.closed_at_ms === null
      ? {}
      : { closed: { atMs: row.closed_at_ms, ...(because === undefined ? {} : { because }) } }),
    outcomes: row.outcomes.flatMap((outcome) => OUTCOMES.find((one) => one === outcome) ?? []),
  };
}

function toTiltak(row: ShownTiltak): TiltakRow {
  const { tiltak_id: tiltakId, text, start_by: startBy, evaluate_by: evaluateBy } = row;
  return { ...common(row), tiltakId, text, startBy, evaluateBy };
}
