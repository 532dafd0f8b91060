/** Entries as rows of the stafettlogg, many at a time, without playing what led to them. */
import type { Row } from "../../src/app/ports/events.ts";
import type { Store } from "../../src/store/store.ts";
import type { Line } from "../stafettlogg/figures/lines.ts";

const DAY_MS = 24 * 3_600_000;
/** Summer time begins and ends within the days that tiltak take. */
const OPENED_MS = Date.parse("2026-09-20T10:00:00Z");
export const TODAY = "2026-11-27";

const at = (ms: number) => new Date(ms).toISOString();

/** Stores the lines as entries of an eining, in a school year, each in a stream of its own. */
export async function storeLines(
  store: Pick<Store, "bulk">,
  einingId: string,
  schoolYear: number,
  lines: readonly Line[],
): Promise<void> {
  const changes = lines.map((line, number) => {
    const entryId = `${einingId}-${schoolYear}-${number}`;
    return {
      stream: `entry/${entryId}`,
      expectedVersion: 0,
      events: [{}],
      jobs: [],
      documents: {},
      correlationId: entryId,
      rows: { entry: [entryRow(entryId, einingId, schoolYear, line)], entry_tiltak: tiltakRows(einingId, line) },
    };
  });
  for (let from = 0; from < changes.length; from += 500) await store.bulk.appendAll(changes.slice(from, from + 500));
}

function entryRow(entryId: string, einingId: string, schoolYear: number, { category }: Line): Row {
  return {
    ...{ entryId, einingId, schoolYear, category },
    status: "open",
    level: 1,
    oppmerksomheit: "Uro ved overgangar",
    openedAt: at(OPENED_MS),
    services: [],
    groups: [],
    words: "",
  };
}

function tiltakRows(einingId: string, { tiltak }: Line): Row[] {
  return tiltak.map(({ kind, outcome, days, late, factors }, number) => ({
    tiltakId: `t${number}`,
    ...{ einingId, kind, outcome, factors },
    text: "Leik",
    responsible: [],
    startBy: "2026-09-21",
    evaluateBy: late ? "2026-11-26" : TODAY,
    addedAt: at(OPENED_MS),
    evaluatedAt: outcome === "ongoing" ? null : at(OPENED_MS + days * DAY_MS),
  }));
}
