/** The evaluation in short: how many answered what, and the free answers without names (DOMAIN §3 step 10). */
import { isEmployee } from "../../meeting/people.ts";
import type { EvaluationAnswer, Fit } from "../../meeting/record.ts";
import { type Context, came } from "../context.ts";
import type { Block } from "../model.ts";

export function evaluation(context: Context): Block[] {
  const { meeting, t } = context;
  if (!came(context, ({ kind }) => kind === "questions")) return [];
  const answers = Object.values(meeting.record.evaluations);
  if (answers.length === 0) return [];
  const asked = meeting.people.filter(
    (p) => isEmployee(p) && (p.present || meeting.record.evaluations[p.id] !== undefined),
  );
  return [
    {
      kind: "facts",
      rows: [
        {
          label: t("referat.answers"),
          value: t("referat.answersValue", { count: answers.length, total: Math.max(asked.length, answers.length) }),
        },
        { label: t("dialog.evaluate.structure"), value: counts(context, answers, "structure") },
        { label: t("referat.useful"), value: counts(context, answers, "useful") },
      ],
    },
    ...freeAnswers(context, answers, "worked"),
    ...freeAnswers(context, answers, "better"),
    ...freeAnswers(context, answers, "nextTime"),
    { kind: "paragraph", text: t("referat.withoutNames") },
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
  question: "worked" | "better" | "nextTime",
): Block[] {
  const texts = answers.map((answer) => answer[question]).filter((text) => text !== "");
  if (texts.length === 0) return [];
  const sorted = texts.toSorted(new Intl.Collator(meeting.info.målform).compare);
  return [
    { kind: "heading", level: 2, text: t(`dialog.evaluate.${question}`) },
    { kind: "list", items: sorted.map((text) => ({ text })) },
  ];
}
