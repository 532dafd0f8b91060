import { nameOf, type StatusQuo } from "../../../src/meeting/record.ts";
import { LIMITS } from "../../../src/meeting/script/limits.ts";
import { type KnownMeeting, phaseNow } from "../../../src/meeting/state.ts";
import { conclusion } from "../../../src/text/conclusion.ts";
import { withoutEnd } from "../../../src/text/ends.ts";
import type { CardContext } from "../../kit/context.ts";
import { type CardElement, escapeMarkdown, excerpt, line, subtle, text } from "../../kit/kit.ts";
import { fitted, nameList } from "../../kit/lists.ts";
import { personName, SAID_BUDGET } from "../../kit/said.ts";
import { descriptionContent } from "../statement/content.ts";

/** The sentence the group agrees on, who has a reservation, and, while it is open, who has not answered. */
export function statusQuoContent(ctx: CardContext<KnownMeeting>): CardElement[] {
  const { meeting, t } = ctx;
  const { statusQuo, earlierStatusQuo } = meeting.record;
  const isOpen = meeting.status === "active" && phaseNow(meeting).kind === "agreement";
  const compared = isOpen ? toCompare(ctx) : [];
  if (statusQuo === undefined) return [...compared, ...proposed(ctx, isOpen), subtle(t("card.statusQuo.none"))];
  const agreed = Object.values(statusQuo.answers).filter((a) => a.agrees).length;
  const waiting = isOpen ? unanswered(meeting, statusQuo) : [];
  return [
    ...compared,
    challengeSentence(ctx, statusQuo),
    line(t("card.statusQuo.agreed", { count: agreed })),
    ...reservationsContent(ctx),
    ...(waiting.length === 0 ? [] : [line(t("card.statusQuo.waiting", { names: nameList(t, waiting) }))]),
    ...(waiting.length > 0 && earlierStatusQuo.length > 0 ? [subtle(t("card.statusQuo.reworded"))] : []),
    ...(statusQuo.concluded ? [line(t("card.statusQuo.concluded"))] : []),
  ];
}

/** What was described: what the group goes by while it finds its sentence and answers to it. The question stands above, as what the phase is for. */
function toCompare(ctx: CardContext<KnownMeeting>): CardElement[] {
  return ctx.meeting.record.description === undefined ? [] : descriptionContent(ctx);
}

/** The sentence where the challenge is the same as before: one press, and it stands. */
function proposed(ctx: CardContext<KnownMeeting>, isOpen: boolean): CardElement[] {
  if (!isOpen) return [];
  const sentence = sentenceFor(ctx.meeting);
  return [text(ctx.t("card.statusQuo.same"), { spacing: "Medium" }), challengeSentence(ctx, { sentence })];
}

/** The challenge as it was described where that is one sentence and no more, else the topic. Within what a wording may be. */
export function sentenceFor({ record, info }: KnownMeeting): string {
  const what = withoutEnd(record.description?.what.trim() ?? "", ".");
  const isOne = what !== "" && what.length <= LIMITS.sentenceChars && !/[.!?:]\s|\n/.test(what);
  return (isOne ? what : info.topic).slice(0, LIMITS.sentenceChars);
}

/** The whole sentence, however it was written. */
export function challengeSentence(
  { t }: Pick<CardContext<KnownMeeting>, "t">,
  { sentence }: Pick<StatusQuo, "sentence">,
): CardElement {
  return text(escapeMarkdown(conclusion(sentence, t)), { weight: "Bolder", spacing: "Medium" });
}

function unanswered(meeting: KnownMeeting, { answers }: StatusQuo): string[] {
  return meeting.people
    .filter((p) => p.present && answers[p.id] === undefined)
    .map((p) => nameOf(meeting.people, p.id));
}

/** Reservations with name and reason (DOMAIN §3 step 6); `budget` in UTF-16 units of JSON. */
export function reservationsContent({ meeting, t }: CardContext<KnownMeeting>, budget = SAID_BUDGET): CardElement[] {
  const answers = Object.entries(meeting.record.statusQuo?.answers ?? {});
  const reserved = answers.flatMap(([id, answer]) => (answer.agrees ? [] : [{ id, reason: answer.reason }]));
  return fitted(t, reserved, budget, ({ id, reason }, limit) =>
    line(
      `${t("card.statusQuo.reservation", { name: personName(meeting, id) })} ${escapeMarkdown(excerpt(reason, limit))}`,
    ),
  );
}
