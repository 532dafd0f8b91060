/** Overviews of a stafettlogg as somebody would see them, for tests and for those who look at them. */
import type { Card } from "../../cards/kit/context.ts";
import { entriesCard } from "../../cards/stafettlogg/overview/entries.ts";
import { mineCard } from "../../cards/stafettlogg/overview/mine.ts";
import { firstPage, type OverviewRequest } from "../../cards/stafettlogg/overview/request.ts";
import type { Målform } from "../../src/meeting/events.ts";
import type { EntryPage, EntryRow, ListName, TiltakRow } from "../../src/stafettlogg/overview.ts";
import { translator } from "../../src/text/text.ts";

export const TODAY = "2027-04-01";
const SCHOOL = { einingId: "fjordglytt", name: "Fjordglytt skule", einingKind: "school" } as const;
const OTHER = { einingId: "solsida", name: "Solsida barnehage", einingKind: "kindergarten" } as const;
const TITLES = ["Uro i garderoben", "Utestenging i storefri", "Lesing på 3. trinn", "Overgang til ungdomsskulen"];

export const entryRows: readonly EntryRow[] = Array.from({ length: 10 }, (_, at) => ({
  entryId: `e${at}`,
  eining: SCHOOL.name,
  oppmerksomheit: TITLES[at % TITLES.length] ?? "",
  place: `2027-04-0${at} e${at}`,
  category: at % 2 === 0 ? "social" : "wellbeing",
  schoolYear: 2026,
  ...(at === 4 ? {} : { nextDue: at < 2 ? "2027-03-15" : "2027-04-12" }),
  outcomes: at % 3 === 0 ? ["someEffect", "ongoing"] : ["ongoing"],
  isUnanswered: at === 0,
}));

export const endedRows: readonly EntryRow[] = entryRows.map((row) => ({
  ...row,
  closed: { because: "goalReached", atMs: Date.parse("2027-02-01T10:00:00Z") },
  outcomes: ["someEffect", "wanted"],
  isUnanswered: false,
}));

export const page = (more: Partial<EntryPage> = {}): EntryPage => ({
  rows: entryRows,
  skipped: 0,
  count: 23,
  counts: { active: 23, due: 4, overdue: 2, ended: 12, unanswered: 1 },
  einings: [SCHOOL],
  makesEntries: true,
  ...more,
});

export function stafettlogg(
  målform: Målform,
  list: ListName = "active",
  more: Partial<EntryPage> = {},
  asked: Partial<OverviewRequest> = {},
): Card {
  const request = { ...firstPage(list), ...asked, list };
  return entriesCard({ ...page(more), request, today: TODAY, t: translator(målform) });
}

export const tiltakRows: readonly TiltakRow[] = Array.from({ length: 3 }, (_, at) => ({
  entryId: `e${at}`,
  eining: SCHOOL.name,
  oppmerksomheit: TITLES[at] ?? "",
  place: `2027-04-0${at} e${at} t1`,
  isUnanswered: false,
  tiltakId: "t1",
  text: "Leikekassar ute i storefri, og ein vaksen som set i gang leik saman med elevar frå 7. trinn",
  startBy: at === 2 ? "2027-04-05" : "2027-03-01",
  evaluateBy: at === 0 ? "2027-03-15" : "2027-04-20",
}));

export function mine(målform: Målform): Card {
  const tiltak = { rows: tiltakRows, skipped: 0, count: 3 };
  const held = page({ rows: entryRows.slice(0, 2), count: 2 });
  return mineCard({ request: firstPage("mine"), tiltak, held, today: TODAY, t: translator(målform) });
}

export const BOTH = [SCHOOL, OTHER];
