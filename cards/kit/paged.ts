/** Long lists with buttons for each row, a page at a time: a form of sixty rows is neither read nor surely taken by Teams. */
import type { KnownMeeting } from "../../src/meeting/state.ts";
import { type FormContext, leadTo } from "./formContext.ts";
import { buttons, type CardElement, subtle } from "./kit.ts";

/** Rows of a page. */
const PAGE = 20;

/** Room for the rows of a page, in UTF-16 units of JSON. */
export const PAGE_BUDGET = 17_000;

export interface Page<T> {
  /** In the order given, each with its number in the whole list, from 1. */
  readonly rows: readonly { readonly item: T; readonly number: number }[];
  /** Below the rows: which they are, and buttons to those before and after. Nothing where all fit on one page. */
  readonly turning: readonly CardElement[];
}

/** The page that is asked for; the nearest there is where the list has become shorter. */
export function paged<T>(ctx: FormContext<KnownMeeting>, items: readonly T[]): Page<T> {
  const count = items.length;
  const last = Math.max(0, Math.ceil(count / PAGE) - 1);
  const page = Math.min(ctx.request.page ?? 0, last);
  const rows = items.map((item, at) => ({ item, number: at + 1 })).slice(page * PAGE, (page + 1) * PAGE);
  if (last === 0) return { rows, turning: [] };
  const span = (at: number) => ({ from: at * PAGE + 1, to: Math.min(count, (at + 1) * PAGE), count });
  const turn = [page - 1, page + 1].filter((at) => at >= 0 && at <= last);
  const to = turn.map((at) => leadTo(ctx, ctx.t("dialog.page.show", span(at)), ctx.request.dialog, { page: at }));
  return { rows, turning: [subtle(ctx.t("dialog.page.here", span(page))), ...buttons(...to)] };
}
