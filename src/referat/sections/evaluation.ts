/** The evaluation in short: how many answered what, and the free answers without names (DOMAIN §3 step 10). */

import {
  type EvaluationAnswer,
  evaluatedCount,
  evaluationAnswers,
  type Fit,
  hasEvaluated,
} from "../../meeting/evaluations.ts";
import { isEmployee } from "../../meeting/people.ts";
import type { TextKey } from "../../text/text.ts";
import { type Context, came } from "../context.ts";
import type { Block } from "../model.ts";

const FREE = ["worked", "better", "structureWhy", "usefulWhy", "nextTime"] as const;
const HEADING: Readonly<Record<(typeof FREE)[number], TextKey>> = {
  worked: "dialog.evaluate.worked",
  better: "dialog.evaluate.better",
  structureWhy: "referat.structureWhy",
  usefulWhy: "referat.usefulWhy",
  nextTime: "dialog.evaluate.nextTime",
};

export function evaluation(context: Context): Block[] {
  const { meeting, t } = context;
  if (!came(context, ({ kind }) => kind === "questions")) return [];
  const answers = evaluationAnswers(meeting.record);
  if (answers.length === 0) return [];
  const count = evaluatedCount(meeting.record);
  const common = meeting.record.commonEvaluation?.personIds.length ?? 0;
  const asked = meeting.people.filter((p) => isEmployee(p) && (p.present || hasEvaluated(meeting.record, p.id)));
  return [
    {
      kind: "facts",
      rows: [
        {
          label: t("referat.answers"),
          value: t("referat.answersValue", { count, total: Math.max(asked.length, count) }),
        },
        { label: t("dialog.evaluate.structure"), value: counts(context, answers, "structure") },
        { label: t("referat.useful"), value: counts(context, answers, "useful") },
      ],
    },
    ...FREE.flatMap((question) => freeAnswers(context, answers, question)),
    ...(common > 1 ? [{ kind: "paragraph", text: t("referat.together", { count: common }) } as const] : []),
    // Where one or two have answered, everybody knows who.
    ...(answers.length > 2 ? [{ kind: "paragraph", text: t("referat.withoutNames") } as const] : []),
  ];
}

function counts({ t }: Context, answers: readonly EvaluationAnswer[], question: "structure" | "useful"): string {
  const count = (fit: Fit) => answers.filter((answer) => answer[question] === fit).length;
  return t("referat.counts", { yes: count("yes"), partly: count("partly"), no: count("no") });
}

/** Sorted by their letters, so that the order tells nothing of who wrote what. */
function freeAnswers(
  { meeting, t }: Context,
  answers: readonly EvaluationAnswer[],
  question: (typeof FREE)[number],
): Block[] {
  const texts = answers.map((answer) => answer[question] ?? "").filter((text) => text !== "");
  if (texts.length === 0) return [];
  const sorted = texts.toSorted(new Intl.Collator(meeting.info.målform).compare);
  return [
    { kind: "heading", level: 2, text: t(HEADING[question]) },
    { kind: "list", items: sorted.map((text) => ({ text })) },
  ];
}
