/** What the overviews have in common: their buttons, a page's place among all, and the row of an entry. */
import { LISTED } from "../../../src/stafettlogg/overview.ts";
import type { Translate } from "../../../src/text/text.ts";
import { type About, writes } from "../../kit/aboutButtons.ts";
import {
  type Action,
  buttons,
  type CardElement,
  escapeMarkdown,
  excerpt,
  setApart,
  shortText,
  subtle,
  text,
} from "../../kit/kit.ts";
import { opensEntry } from "../kit.ts";
import type { OverviewRequest } from "./request.ts";

const BUTTON_CHARS = 40;
const TEXT_CHARS = 300;

/** Shows another page or list in the place of this one, whatever is filled in. */
export function shows(title: string, request: OverviewRequest): Action {
  return { ...looksFor(title, request), associatedInputs: "none" };
}

/** The same, with what is filled in. */
export function looksFor(title: string, request: About & Pick<OverviewRequest, "list">) {
  const given = Object.entries(request).filter(([, value]) => value !== undefined && value !== "");
  const data = { ...Object.fromEntries(given), verb: "overview" };
  return { type: "Action.Execute", title, verb: "overview", data, fallback: "drop" } as const;
}

/** Ways to the overviews from elsewhere, as those who know the words write them: in a message of its own below. */
export function overviewButtons(t: Translate): Action[] {
  return [writes(t("overview.mine.button"), "tiltak"), writes(t("overview.button"), "stafettlogg")];
}

interface Turned {
  readonly rows: readonly { readonly place: string }[];
  readonly skipped: number;
  readonly count: number;
}

/** Which rows of how many stand here, and buttons to those beside them; nothing where all do. */
export function turning(t: Translate, request: OverviewRequest, { rows, skipped, count }: Turned): CardElement[] {
  if (count <= LISTED && skipped === 0) return [];
  const { after: _after, before: _before, ...same } = request;
  const [first, last] = [rows.at(0), rows.at(-1)];
  const to = skipped + rows.length;
  return [
    subtle(t("dialog.page.here", { from: skipped + 1, to, count })),
    ...buttons(
      ...(first === undefined || skipped === 0
        ? []
        : [shows(t("overview.previous"), { ...same, before: first.place })]),
      ...(last === undefined || to >= count ? [] : [shows(t("overview.next"), { ...same, after: last.place })]),
    ),
  ];
}

export interface RowWords {
  readonly entryId: string;
  /** What people wrote; all that follows is ready for a card. */
  readonly title: string;
  readonly when: string;
  readonly isLate: boolean;
  readonly about: readonly string[];
}

/** One row: what it is, when it is due (said in words too where it is late), where it belongs, and a way to open it. */
export function row(t: Translate, { entryId: e, title, when, isLate, about }: RowWords): CardElement {
  return setApart([
    text(`**${shortText(title, TEXT_CHARS)}**`),
    text(when, { spacing: "Small", ...(isLate ? { color: "Attention" as const } : {}) }),
    ...(about.length === 0 ? [] : [subtle(about.join(" · "))]),
    ...buttons(opensEntry(t("entry.open", { name: excerpt(title, BUTTON_CHARS) }), "entry", { e })),
  ]);
}

/** What is looked for, ready for a card. */
export function quoted(word: string): string {
  return `«${escapeMarkdown(word)}»`;
}
