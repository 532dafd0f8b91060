/** The answer to «stafettlogg»: how many entries stand where, those of one list a page at a time, and a way to search. */

import { osloDate } from "../../../src/meeting/oslo.ts";
import {
  type EntryPage,
  type EntryRow,
  LISTS,
  type ListCounts,
  type ListName,
  type ReadEining,
} from "../../../src/stafettlogg/overview.ts";
import { dateText } from "../../../src/text/dates.ts";
import { schoolYearText } from "../../../src/text/schoolYear.ts";
import type { Translate } from "../../../src/text/text.ts";
import { capital } from "../../../src/text/words.ts";
import type { Card } from "../../kit/context.ts";
import { buttons, type CardElement, card, facts, heading, shortText, text } from "../../kit/kit.ts";
import { opensEntry } from "../kit.ts";
import { row, shows, turning } from "./kit.ts";
import { firstPage, isSearch, type OverviewRequest } from "./request.ts";
import { saidSearch, searchForm } from "./search.ts";

export interface EntriesContext extends EntryPage {
  readonly request: OverviewRequest & { readonly list: ListName };
  /** In Oslo, `YYYY-MM-DD`. */
  readonly today: string;
  readonly t: Translate;
}

export function entriesCard(ctx: EntriesContext): Card {
  const { t, einings } = ctx;
  const title = t("overview.title");
  const body = einings.length === 0 ? [text(t("overview.nothing"))] : overview(ctx);
  return card([heading(title, "Large"), ...body, ...buttons(...others(ctx))], {
    lang: t.målform,
    fallbackText: title,
  });
}

function overview(ctx: EntriesContext): CardElement[] {
  const { t, request, rows, counts, einings } = ctx;
  const { list } = request;
  const [only] = einings;
  return [
    ...(einings.length === 1 && only !== undefined ? [text(shortText(only.name))] : []),
    ...saidSearch(ctx),
    facts(...LISTS.map((name) => [t(`overview.list.${name}`), countOf(t, name, counts)] as const)),
    ...buttons(
      ...LISTS.filter((name) => name !== list && counts[name] > 0).map((name) =>
        shows(t(`overview.show.${name}`), firstPage(name, request)),
      ),
      ...(isSearch(request) ? [shows(t("overview.all"), firstPage(list))] : []),
    ),
    heading(t(`overview.list.${list}`)),
    ...(rows.length === 0 ? [text(t(isSearch(request) ? "overview.notFound" : "overview.none"))] : []),
    ...rows.map((one) => entryRow(ctx, one)),
    ...turning(t, request, ctx),
    ...searchForm(ctx),
  ];
}

function countOf(t: Translate, name: ListName, counts: ListCounts): string {
  if (name !== "overdue" || counts.unanswered === 0) return String(counts[name]);
  return t("overview.overdueCount", { count: counts.overdue, unanswered: counts.unanswered });
}

interface Shown {
  readonly t: Translate;
  readonly today: string;
  readonly einings?: readonly ReadEining[];
}

/** Which eining it belongs to is said where there are several. */
export function entryRow({ t, today, einings = [] }: Shown, one: EntryRow): CardElement {
  const { entryId, oppmerksomheit, eining, category, nextDue, closed, outcomes, schoolYear, isUnanswered } = one;
  const isLate = closed === undefined && nextDue !== undefined && nextDue < today;
  const ended = outcomes.filter((outcome) => outcome !== "ongoing").map((outcome) => t(`outcome.${outcome}`));
  return row(t, {
    entryId,
    title: oppmerksomheit,
    when: [when(t, one, isLate), ...(isUnanswered ? [t("overview.unanswered")] : [])].join(" "),
    isLate,
    about: [
      ...(einings.length === 1 ? [] : [shortText(eining)]),
      ...(category === undefined ? [] : [capital(t(`category.${category}`))]),
      ...(closed === undefined ? [] : [t("overview.schoolYear", { year: schoolYearText(schoolYear) })]),
      ...(ended.length === 0 ? [] : [t("overview.outcomes", { outcomes: ended.join(", ") })]),
    ],
  });
}

function when(t: Translate, { nextDue, closed }: EntryRow, isLate: boolean): string {
  if (closed !== undefined) {
    const because = closed.because === undefined ? [] : [t(`entry.closed.${closed.because}`)];
    return [...because, t("overview.closedOn", { day: dateText(osloDate(closed.atMs)) })].join(" ");
  }
  if (nextDue === undefined) return t("overview.noneTried");
  return t(isLate ? "overview.late" : "overview.next.due", { day: dateText(nextDue) });
}

/** What else there is to do from here. */
function others({ t, makesEntries }: EntriesContext) {
  return [
    ...(makesEntries ? [opensEntry(t("entry.new"), "entryNew")] : []),
    shows(t("overview.mine.button"), firstPage("mine")),
  ];
}
