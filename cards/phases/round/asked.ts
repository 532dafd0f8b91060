import { type Answer, type Question, standing } from "../../../src/meeting/record.ts";
import type { KnownMeeting } from "../../../src/meeting/state.ts";
import type { CardContext } from "../../kit/context.ts";
import { type CardElement, escapeMarkdown, excerpt, indented, line, subtle, text } from "../../kit/kit.ts";
import { fitted } from "../../kit/lists.ts";
import { numbered, personName, SAID_BUDGET } from "../../kit/said.ts";

/** The questions of the clarifying round, each with its answers below it. */
export function questionsContent(ctx: CardContext<KnownMeeting>): CardElement[] {
  const { meeting, t } = ctx;
  const questions = standing(meeting.record, "clarifying");
  if (questions.length === 0) return [subtle(t("card.questions.none"))];
  const lines = questions.flatMap((question): (Question | Answer)[] => [question, ...question.answers]);
  return fitted(t, lines, SAID_BUDGET, (item, limit) =>
    "authorId" in item ? text(numbered(ctx, item, limit)) : indented([line(answered(ctx, item, limit))]),
  );
}

function answered({ meeting, t }: CardContext<KnownMeeting>, answer: Answer, limit: number): string {
  const who = t("card.questions.answer", { name: personName(meeting, answer.answeredById) });
  const writer = personName(meeting, answer.writtenById);
  const note = answer.writtenById === answer.answeredById ? "" : ` (${t("card.writtenBy", { writer })})`;
  return `${who}${note}: ${escapeMarkdown(excerpt(answer.text, limit))}`;
}
