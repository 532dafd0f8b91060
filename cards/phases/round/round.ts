/** A round as everybody sees it: who has the word and who is next, who waits, who had none. */
import { nameOf } from "../../../src/meeting/record.ts";
import type { Round, Turn } from "../../../src/meeting/round.ts";
import type { KnownMeeting } from "../../../src/meeting/state.ts";
import type { CardContext } from "../../kit/context.ts";
import { type CardElement, line, text } from "../../kit/kit.ts";
import { nameList } from "../../kit/lists.ts";
import { personName } from "../../kit/said.ts";

/** Whose turn it is, and whose after that: on every round's card in the same place. */
export function turnContent({ meeting, t }: CardContext<KnownMeeting>, round: Round): CardElement {
  const [speaking, next] = [withStatus(round, "speaking")[0], withStatus(round, "waiting")[0]];
  if (speaking === undefined) return text(t("card.round.over"), { weight: "Bolder" });
  const now = t("card.round.speaking", { name: `**${personName(meeting, speaking.personId)}**` });
  const then =
    next === undefined ? t("card.round.last") : t("card.round.next", { name: personName(meeting, next.personId) });
  return text(`${now} ${then}`);
}

/** What else there is to say of it; nothing where that is all. */
export function roundContent(ctx: CardContext<KnownMeeting>, round: Round): CardElement[] {
  const number = round.number > 1 ? [line(ctx.t("card.round.number", { number: round.number }))] : [];
  const [, ...later] = withStatus(round, "waiting");
  return [...number, ...namesLine(ctx, "then", later), ...skippedContent(ctx, round)];
}

/** Nobody is skipped silently: those who passed, who left, and who did not get the word. */
export function skippedContent(ctx: CardContext<KnownMeeting>, round: Round): CardElement[] {
  return (["passed", "left", "missed"] as const).flatMap((status) => namesLine(ctx, status, withStatus(round, status)));
}

function withStatus({ turns }: Round, status: Turn["status"]): Turn[] {
  return turns.filter((turn) => turn.status === status);
}

function namesLine(
  { meeting, t }: CardContext<KnownMeeting>,
  what: "then" | "passed" | "left" | "missed",
  turns: readonly Turn[],
): CardElement[] {
  const names = turns.map((turn) => nameOf(meeting.people, turn.personId));
  return names.length === 0 ? [] : [line(t(`card.round.${what}`, { names: nameList(t, names) }))];
}
