/** The answer to «tiltak»: those that somebody sees to, the soonest evaluation first, and the entries that they hold. */
import type { EntryPage, Page, TiltakRow } from "../../../src/stafettlogg/overview.ts";
import { dateText } from "../../../src/text/dates.ts";
import type { Translate } from "../../../src/text/text.ts";
import type { Card } from "../../kit/context.ts";
import { buttons, type CardElement, card, heading, shortText, text } from "../../kit/kit.ts";
import { entryRow } from "./entries.ts";
import { row, shows, turning } from "./kit.ts";
import { firstPage, type OverviewRequest } from "./request.ts";

export interface MineContext {
  readonly request: OverviewRequest;
  /** Absent on the pages of what is held. */
  readonly tiltak?: Page<TiltakRow>;
  /** Absent on later pages of the tiltak. */
  readonly held?: EntryPage;
  /** In Oslo, `YYYY-MM-DD`. */
  readonly today: string;
  readonly t: Translate;
}

export function mineCard(ctx: MineContext): Card {
  const { t, tiltak, held } = ctx;
  const title = t("overview.mine.title");
  const isEmpty = tiltak?.count === 0 && held?.count === 0;
  const body = [
    heading(title, "Large"),
    ...(isEmpty ? [text(t("overview.mine.nothing"))] : [...tiltakOf(ctx), ...heldOf(ctx)]),
    ...buttons(
      ...(tiltak === undefined ? [shows(t("overview.mine.button"), firstPage("mine"))] : []),
      shows(t("overview.button"), firstPage("active")),
    ),
  ];
  return card(body, { lang: t.målform, fallbackText: title });
}

function tiltakOf({ t, request, tiltak, today }: MineContext): CardElement[] {
  if (tiltak === undefined) return [];
  const { rows } = tiltak;
  return [
    ...(rows.length === 0 ? [text(t("overview.mine.none"))] : []),
    ...rows.map((one) => tiltakRow(t, one, today)),
    ...turning(t, { ...request, list: "mine" }, tiltak),
  ];
}

function tiltakRow(t: Translate, one: TiltakRow, today: string): CardElement {
  const { entryId, text: title, startBy, evaluateBy, eining, oppmerksomheit, isUnanswered } = one;
  const isLate = evaluateBy < today;
  const dates = { start: dateText(startBy), evaluate: dateText(evaluateBy) };
  const when = isLate
    ? t("overview.late", { day: dates.evaluate })
    : startBy > today
      ? t("reminder.when.later", dates)
      : t("overview.tiltak.due", { day: dates.evaluate });
  return row(t, {
    entryId,
    title,
    when: [when, ...(isUnanswered ? [t("overview.unanswered")] : [])].join(" "),
    isLate,
    about: [shortText(eining), shortText(oppmerksomheit, 100)],
  });
}

function heldOf({ t, request, held, today }: MineContext): CardElement[] {
  if (held === undefined || held.count === 0) return [];
  return [
    heading(t("overview.held.title")),
    ...held.rows.map((one) => entryRow({ t, today }, one)),
    ...turning(t, request.list === "held" ? request : firstPage("held"), held),
  ];
}
