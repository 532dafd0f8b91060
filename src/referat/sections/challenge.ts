/** The challenge: how it was described, and what was asked about it. */
import { standing } from "../../meeting/record.ts";
import { capital, saidBy } from "../../text/words.ts";
import { type Context, came, name } from "../context.ts";
import type { Block, ListItem } from "../model.ts";

export function challenge(context: Context): Block[] {
  const { meeting, t } = context;
  const { description } = meeting.record;
  if (description === undefined) return [];
  const grounds = description.grounds.map((ground) => t(`ground.${ground}`));
  return [
    {
      kind: "facts",
      rows: [
        { label: t("referat.what"), value: description.what },
        { label: t("referat.behind"), value: description.behind },
        { label: t("referat.grounds"), value: capital(grounds.join("; ")) },
        { label: t("referat.describedBy"), value: name(context, description.byId) },
      ],
    },
  ];
}

export function clarifying(context: Context): Block[] {
  const { meeting, t } = context;
  if (!came(context, ({ collects }) => collects === "clarifying")) return [];
  const questions = standing(meeting.record, "clarifying");
  if (questions.length === 0) return [];
  const items = questions.map(
    (question): ListItem => ({
      text: question.text,
      aside: saidBy(t, meeting.people, question),
      items: question.answers.map((answer) => ({
        text: answer.text,
        aside: t("referat.answeredBy", {
          name: saidBy(t, meeting.people, { authorId: answer.answeredById, writtenById: answer.writtenById }),
        }),
      })),
    }),
  );
  return [{ kind: "list", items }];
}
