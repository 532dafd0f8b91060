/** A list that was sent as a file: what it would do, and the one button that does it. */
import { z } from "zod";
import type { Translate } from "../../src/text/text.ts";
import { writes } from "../kit/aboutButtons.ts";
import type { Card } from "../kit/context.ts";
import { wordIn } from "../kit/fields.ts";
import { type Action, buttons, card, heading, line, shortText, subtle, text, writingInput } from "../kit/kit.ts";

/** The word that is answered with the template. */
const TEMPLATE_WORD = "mal";
const LINE_CHARS = 300;

export interface ListReport {
  /** What becomes of each eining, or each line that can't be used. */
  readonly lines: readonly string[];
  /** How many there are besides. */
  readonly more: number;
  readonly sums: readonly string[];
}

export interface ReportContext {
  readonly report: ListReport;
  /** The list that is taken in by a press; absent where there is nothing to take in. */
  readonly listId: string | undefined;
  readonly isFaulty: boolean;
  /** It has been shown before, and was another then. */
  readonly changedMeanwhile?: boolean;
  readonly t: Translate;
}

export function listReportCard({ report, listId, isFaulty, changedMeanwhile, t }: ReportContext): Card {
  const { lines, more, sums } = report;
  const title = t(isFaulty ? "list.faulty" : listId === undefined ? "list.same" : "list.title");
  const shown = (words: string) => shortText(words, LINE_CHARS);
  const body = [
    heading(title),
    ...(changedMeanwhile ? [text(t("list.changed"), { color: "Warning" })] : []),
    ...sums.map((words) => text(shown(words))),
    ...lines.map((words) => line(shown(words))),
    ...(more > 0 ? [line(t("card.more", { count: more }))] : []),
    ...(isFaulty ? [text(t("list.mend")), ...buttons(showsTemplate(t))] : []),
    ...(listId === undefined ? [] : [subtle(t("list.waits")), ...buttons(takes(t, listId))]),
  ];
  return card(body, { lang: t.målform, fallbackText: title });
}

/** After the press: no button any more. */
export function listTakenCard(changed: number, t: Translate): Card {
  const title = t("list.taken");
  const body = [heading(title), text(t("list.takenCount", { changed })), subtle(t("list.erased"))];
  return card(body, { lang: t.målform, fallbackText: title });
}

/** While it takes longer than a client waits. */
export function listBusyCard(listId: string, t: Translate): Card {
  const title = t("list.busy");
  return card([text(title), ...buttons(takes(t, listId))], { lang: t.målform, fallbackText: title });
}

export function listGoneCard(t: Translate): Card {
  const title = t("list.gone");
  return card([text(title)], { lang: t.målform, fallbackText: title });
}

/** Both lists, ready to be copied. */
export function listTemplateCard(templates: { readonly people: string; readonly days: string }, t: Translate): Card {
  const title = t("list.template.title");
  const body = [
    heading(title),
    text(t("list.template.how")),
    writingInput({ id: "people", label: t("list.template.people"), tall: true, value: templates.people }),
    writingInput({ id: "days", label: t("list.template.days"), tall: true, value: templates.days }),
    subtle(t("list.template.rules")),
  ];
  return card(body, { lang: t.målform, fallbackText: title });
}

/** Writes the word for whoever presses. */
export function showsTemplate(t: Translate): Action {
  return writes(t("list.template.button"), TEMPLATE_WORD);
}

const taken = z.object({ verb: z.literal("listTake"), list: z.string().min(1).max(100) });

/** The list that a press asks to take in; undefined where it is another press. */
export function parseListTake(data: unknown): string | undefined {
  if (wordIn(data, "verb") !== "listTake") return undefined;
  return taken.safeParse(data).data?.list;
}

function takes(t: Translate, list: string): Action {
  const verb = "listTake";
  return { type: "Action.Execute", title: t("list.take"), verb, data: { verb, list }, fallback: "drop" };
}
