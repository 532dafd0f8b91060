/** A round as everybody sees it: who has the word, who waits, who had none. */
import { nameOf } from "../../../src/meeting/record.ts";
import type { KnownMeeting, Round, Turn } from "../../../src/meeting/state.ts";
import type { CardContext } from "../../kit/context.ts";
import { type CardElement, line, text } from "../../kit/kit.ts";
import { nameList } from "../../kit/lists.ts";
import { personName } from "../../kit/said.ts";

export function roundContent(ctx: CardContext<KnownMeeting>, round: Round): CardElement[] {
  const { meeting, t } = ctx;
  const speaking = round.turns.find((turn) => turn.status === "speaking");
  const number = round.number > 1 ? [line(t("card.round.number", { number: round.number }))] : [];
  const now =
    speaking === undefined
      ? t("card.round.over")
      : t("card.round.speaking", { name: `**${personName(meeting, speaking.personId)}**` });
  return [...number, text(now), ...namesLine(ctx, round, "waiting"), ...skippedContent(ctx, round)];
}

/** Nobody is skipped silently: those who passed, who left, and who did not get the word. */
export function skippedContent(ctx: CardContext<KnownMeeting>, round: Round): CardElement[] {
  return (["passed", "left", "missed"] as const).flatMap((status) => namesLine(ctx, round, status));
}

function namesLine(
  { meeting, t }: CardContext<KnownMeeting>,
  round: Round,
  status: Extract<Turn["status"], "waiting" | "passed" | "left" | "missed">,
): CardElement[] {
  const names = round.turns
    .filter((turn) => turn.status === status)
    .map((turn) => nameOf(meeting.people, turn.personId));
  return names.length === 0 ? [] : [line(t(`card.round.${status}`, { names: nameList(t, names) }))];
}
