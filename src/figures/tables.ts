/** The figures of a school year as tables, in the målform of `t` (DOMAIN §3 step 1 c: what may many, or few, mean?). */
import { CATEGORIES } from "../meeting/plan.ts";
import type { Divided } from "../stafettlogg/figures/divided.ts";
import { type Figures, shownIn } from "../stafettlogg/figures/figures.ts";
import { type CategoryKey, NO_CATEGORY, SPANS } from "../stafettlogg/figures/tallies.ts";
import { OUTCOMES } from "../stafettlogg/tiltak.ts";
import type { Translate } from "../text/text.ts";
import { capital } from "../text/words.ts";
import type { FigureRow, FigureTable, View } from "./table.ts";

export interface FiguresContext {
  readonly figures: Figures;
  /** Nothing is left out of them: what is not there is none. */
  readonly isWhole: boolean;
  readonly t: Translate;
}

const TABLES: Readonly<Record<View, (ctx: FiguresContext) => FigureTable>> = {
  categories,
  factors,
  outcomes,
  time,
  effect,
};

export function tableOf(view: View, ctx: FiguresContext): FigureTable {
  return TABLES[view](ctx);
}

function categories({ figures, isWhole, t }: FiguresContext): FigureTable {
  const part = figures.categories;
  const there = rowsOf(t, part, ([category]) => categoryWord(t, category));
  const missing = CATEGORIES.filter((category) => shownIn(part, category) === undefined);
  // Areas without any tell as much as those with many.
  const none = isWhole && there.length > 0 ? missing.map((one) => ({ label: categoryWord(t, one), values: [0] })) : [];
  const says = there.length === 0 ? [] : [t("figures.manyOrFew")];
  return table(t, "categories", { columns: ["entries"], rows: [...there, ...none], says });
}

function factors({ figures, t }: FiguresContext): FigureTable {
  const rows = (figures.factors ?? []).map(({ factor, entries, effect: had, noEffect }) => ({
    label: factor.replace(/\s+/g, " "),
    values: [entries, had, noEffect],
  }));
  const says = rows.length === 0 ? [] : [t("figures.manyOrFew")];
  return table(t, "factors", { columns: ["entries", "effect", "noEffect"], rows, says });
}

/** The six outcomes in their own order; those that are not shown are told of together. */
function outcomes({ figures, isWhole, t }: FiguresContext): FigureTable {
  const { standing, effect: had, outcome } = figures;
  const none = isWhole ? 0 : undefined;
  const count = {
    ongoing: shownIn(standing, "ongoing")?.count ?? none,
    notWanted: shownIn(had, "noEffect")?.count ?? none,
    someEffect: shownIn(outcome, "someEffect")?.count ?? none,
    wanted: shownIn(outcome, "wanted")?.count ?? none,
    carriedOn: shownIn(outcome, "carriedOn")?.count ?? none,
    mistake: shownIn(standing, "mistake")?.count ?? none,
  };
  const total = standing?.total.count ?? 0;
  const shown = OUTCOMES.flatMap((one): FigureRow[] => {
    const value = count[one];
    return value === undefined || total === 0 ? [] : [{ label: capital(t(`outcome.${one}`)), values: [value] }];
  });
  const rest = total - shown.reduce((sum, { values: [value] }) => sum + (value ?? 0), 0);
  return table(t, "outcomes", { columns: ["tiltak"], rows: [...shown, ...togetherRow(t, rest)], says: [] });
}

function time({ figures, t }: FiguresContext): FigureTable {
  const { span, standing, deadline, medianDays } = figures;
  const rows = rowsOf(t, span, ([one]) => t(`figures.span.${one}`));
  const order = SPANS.map((one) => t(`figures.span.${one}`));
  const place = ({ label }: FigureRow) => (order.includes(label) ? order.indexOf(label) : order.length);
  const late = shownIn(deadline, "late")?.count ?? (deadline?.others === 0 ? 0 : undefined);
  const ongoing = shownIn(standing, "ongoing")?.count;
  const says = [
    ...(medianDays === undefined ? [] : [t("figures.median", { count: medianDays })]),
    ...(late === undefined || ongoing === undefined ? [] : [t("figures.late", { late, ongoing })]),
  ];
  return table(t, "time", { columns: ["tiltak"], rows: rows.toSorted((a, b) => place(a) - place(b)), says });
}

/** Which kinds of tiltak had effect, by the category that they were tried in. */
function effect({ figures, isWhole, t }: FiguresContext): FigureTable {
  const { tried } = figures;
  const found = new Map<string, { label: string; values: [number | null, number | null] }>();
  const none = isWhole ? 0 : null;
  for (const [at, part] of [tried.effect, tried.noEffect].entries()) {
    for (const { key, count } of part?.shown ?? []) {
      const [, kind, category] = key;
      const label = `${capital(t(`kind.${kind}`))} – ${categoryWord(t, category).toLowerCase()}`;
      const row = found.get(label) ?? { label, values: [none, none] };
      row.values[at] = count;
      found.set(label, row);
    }
  }
  const sum = ({ values }: FigureRow) => values.reduce((all: number, value) => all + (value ?? 0), 0);
  const rows: FigureRow[] = [...found.values()].toSorted((a, b) => sum(b) - sum(a) || (a.label < b.label ? -1 : 1));
  const rest = [tried.effect?.others || null, tried.noEffect?.others || null];
  const others = rest.some((value) => value !== null) ? [{ label: t("figures.others"), values: rest }] : [];
  const all = [...rows, ...others];
  const says = all.length === 0 ? [] : [t("figures.whatHelped")];
  return { ...table(t, "effect", { columns: ["effect", "noEffect"], rows: all, says }), drawn: 2 };
}

function table(
  t: Translate,
  view: View,
  { columns, rows, says }: Pick<FigureTable, "columns" | "rows" | "says">,
): FigureTable {
  return { view, title: t(`figures.view.${view}`), columns, drawn: 1, rows, says };
}

function rowsOf<K extends readonly string[]>(
  t: Translate,
  part: Divided<K> | undefined,
  labelOf: (key: K) => string,
): FigureRow[] {
  if (part === undefined) return [];
  return [
    ...part.shown.map(({ key, count }) => ({ label: labelOf(key), values: [count] })),
    ...togetherRow(t, part.others),
  ];
}

function togetherRow(t: Translate, others: number): FigureRow[] {
  return others === 0 ? [] : [{ label: t("figures.others"), values: [others] }];
}

function categoryWord(t: Translate, category: CategoryKey): string {
  return capital(t(category === NO_CATEGORY ? "figures.noCategory" : `category.${category}`));
}
