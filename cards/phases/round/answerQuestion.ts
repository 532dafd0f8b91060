import { standing } from "../../../src/meeting/record.ts";
import { LIMITS } from "../../../src/meeting/script/limits.ts";
import { findPerson } from "../../../src/meeting/state.ts";
import { dialog, type Form, notice, send } from "../../kit/formContext.ts";
import { choices, subtle, textInput } from "../../kit/kit.ts";
import { contributionOptions, notAll, personOptions } from "../../kit/options.ts";

/** An answer to a question of the clarifying round, with who gave it. */
export const answerQuestion: Form = (ctx) => {
  const { meeting, viewerId, request, t } = ctx;
  const title = t("dialog.answerQuestion.title");
  const questions = standing(meeting.record, "clarifying");
  if (questions.length === 0) return notice(ctx, title, "dialog.answerQuestion.none");
  const present = meeting.people.filter((p) => p.present);
  const question = choices({
    id: "id",
    label: t("dialog.answerQuestion.question"),
    required: t("dialog.choose"),
    options: contributionOptions(questions, {
      isFirst: (q) => q.id === request.id || q.answers.length === 0,
    }),
    value: questions.length === 1 ? (questions[0]?.id ?? "") : (request.id ?? ""),
    expanded: true,
  });
  const answer = textInput(t, {
    id: "text",
    label: t("dialog.answerQuestion.answer"),
    required: t("dialog.write"),
    limit: LIMITS.contributionChars,
    multiline: true,
  });
  const answeredBy = choices({
    id: "answeredById",
    label: t("dialog.answerQuestion.by"),
    options: personOptions(present),
    value: findPerson(meeting, viewerId)?.present ? viewerId : "",
  });
  const body = [...notAll(ctx, questions), question, answer, answeredBy, subtle(t("dialog.noChildren"))];
  return dialog(ctx, title, body, [send(ctx, t("dialog.save"), "answerQuestion")]);
};
