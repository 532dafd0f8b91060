/** Whose figures somebody may see, and what they are (docs/decisions/2026-11-27-figures-and-groups-too-small.md). */
import { hasRole } from "../../einings/people.ts";
import { Refused } from "../../errors.ts";
import { osloDate } from "../../meeting/oslo.ts";
import type { EntryLine } from "../../stafettlogg/figures/entryLine.ts";
import { factorTallies } from "../../stafettlogg/figures/factors.ts";
import { FEWEST_FOR_OWNER, type Figures, figuresOf } from "../../stafettlogg/figures/figures.ts";
import { schoolYearOf } from "../../stafettlogg/overview.ts";
import type { EiningRow, Membership } from "../ports/einings.ts";
import type { FiguresStore } from "../ports/figures.ts";

/** All that somebody owns; anything else is the id of an eining that they lead. */
export const OWNED = "owned";

/** What somebody is, as it matters for figures: numbers for an owner, never texts or names. Whoever leads an eining sees it whole, so it is no part of what they own. */
export interface Standpoint {
  readonly led: readonly EiningRow[];
  readonly owned: readonly EiningRow[];
}

export function standpointOf(memberships: readonly Membership[]): Standpoint {
  const leads = ({ person }: Membership) => hasRole(person, "leader", "deputy");
  const owns = ({ person }: Membership) => hasRole(person, "owner");
  const einings = (found: readonly Membership[]) => [
    ...new Map(found.map(({ eining }) => [eining.einingId, eining])).values(),
  ];
  const led = einings(memberships.filter(leads));
  const ids = led.map(({ einingId }) => einingId);
  return { led, owned: einings(memberships.filter(owns)).filter(({ einingId }) => !ids.includes(einingId)) };
}

export interface Asked {
  readonly scope?: string | undefined;
  readonly schoolYear?: number | undefined;
  /** Whoever leads the eining is told entry by entry too, and its factors. */
  readonly entryByEntry?: boolean;
}

export interface ReadFigures {
  readonly scope: string;
  /** The one that they lead; absent for all that they own. */
  readonly eining?: EiningRow;
  readonly einingIds: readonly string[];
  readonly schoolYear: number;
  /** Those that there is something in, and this one; newest first. */
  readonly schoolYears: readonly number[];
  readonly figures: Figures;
  /** Entry by entry, for whoever leads the eining and asked for it. */
  readonly lines: readonly EntryLine[];
}

/**
 * Those that are asked for; where nothing is asked, the first eining that somebody leads, before all that they own. A school year
 * that there is nothing of is the present one. Throws Refused where somebody may not see them, or none.
 */
export async function readFigures(
  store: FiguresStore,
  standpoint: Standpoint,
  asked: Asked,
  nowMs: number,
): Promise<ReadFigures> {
  const { led, owned } = standpoint;
  const scope = asked.scope ?? led[0]?.einingId ?? OWNED;
  const eining = led.find(({ einingId }) => einingId === scope);
  if (eining === undefined && (scope !== OWNED || owned.length === 0)) throw new Refused("noFigures");
  const einingIds = (eining === undefined ? owned : [eining]).map(({ einingId }) => einingId);
  const least = eining === undefined ? FEWEST_FOR_OWNER : 0;
  const today = osloDate(nowMs);
  const thisYear = schoolYearOf(today);
  const there = (await store.years(einingIds)).filter(({ entries }) => entries >= least);
  const schoolYears = [...new Set([thisYear, ...there.map((one) => one.schoolYear)])].toSorted((a, b) => b - a);
  const schoolYear = schoolYears.find((year) => year === asked.schoolYear) ?? thisYear;
  const [tallies, lines] = await Promise.all([
    store.tallies({ einingIds, schoolYear }, today),
    eining === undefined || !asked.entryByEntry ? [] : store.lines(eining.einingId, schoolYear),
  ]);
  const figures = figuresOf(tallies, least);
  const common = { scope, einingIds, schoolYear, schoolYears, lines };
  if (eining === undefined) return { ...common, figures };
  return { ...common, eining, figures: { ...figures, factors: factorTallies(lines.flatMap(tiltakIn)) } };
}

function tiltakIn({ entryId, tiltak }: EntryLine) {
  return tiltak === null ? [] : [{ entryId, ...tiltak }];
}
