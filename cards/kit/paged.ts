/** Long lists with buttons for each row, a page at a time: a form of sixty rows is neither read nor surely taken by Teams. */
import type { KnownMeeting } from "../../src/meeting/state.ts";
import type { Translate } from "../../src/text/text.ts";
import { type FormContext, leadTo } from "./formContext.ts";
import { type Action, buttons, type CardElement, subtle } from "./kit.ts";

/** Rows of a page, unless they are heavy ones. */
const PAGE = 20;

/** Room for the rows of a page, in UTF-16 units of JSON. */
export const PAGE_BUDGET = 17_000;

export interface Page<T> {
  /** In the order given, each with its number in the whole list, from 1. */
  readonly rows: readonly { readonly item: T; readonly number: number }[];
  /** Below the rows: which they are, and buttons to those before and after. Nothing where all fit on one page. */
  readonly turning: readonly CardElement[];
}

interface PageOptions {
  readonly size?: number;
  /** The button to another page; it leaves what is filled in behind, unless said otherwise here. */
  readonly turn?: (title: string, page: number) => Action;
}

/** The page that is asked for; the nearest there is where the list has become shorter. */
export function paged<T>(ctx: FormContext<KnownMeeting>, items: readonly T[], options: PageOptions = {}): Page<T> {
  const { size = PAGE, turn = (title, page) => leadTo(ctx, title, ctx.request.dialog, { page }) } = options;
  const page = Math.min(ctx.request.page ?? 0, lastOf(items.length, size));
  const rows = items.map((item, at) => ({ item, number: at + 1 })).slice(page * size, (page + 1) * size);
  return { rows, turning: turningTo({ t: ctx.t, page, size, count: items.length }, turn) };
}

function lastOf(count: number, size: number): number {
  return Math.max(0, Math.ceil(count / size) - 1);
}

interface Place {
  readonly t: Translate;
  readonly page: number;
  readonly size: number;
  readonly count: number;
}

/** Which rows of how many stand here, and buttons to those before and after. */
export function turningTo({ t, page, size, count }: Place, turn: NonNullable<PageOptions["turn"]>): CardElement[] {
  const last = lastOf(count, size);
  if (last === 0) return [];
  const span = (at: number) => ({ from: at * size + 1, to: Math.min(count, (at + 1) * size), count });
  const others = [page - 1, page + 1].filter((at) => at >= 0 && at <= last);
  const to = others.map((at) => turn(t("dialog.page.show", span(at)), at));
  return [subtle(t("dialog.page.here", span(page))), ...buttons(...to)];
}
