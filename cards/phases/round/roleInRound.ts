/** What the cards of those with a role have in a round: leader, referent and viddevakt. */
import { isTimeFor } from "../../../src/meeting/access.ts";
import { isOpen } from "../../../src/meeting/round.ts";
import type { InnspelKind } from "../../../src/meeting/script/phase.ts";
import { speakingTurn } from "../../../src/meeting/state.ts";
import type { ActiveContext } from "../../kit/context.ts";
import { sitTogether } from "../../kit/options.ts";
import { endRoundAct, opens, passAct, roundAgainActs, turnActs } from "../acts.ts";
import { add, type RoleActs } from "../part.ts";

/**
 * While the word goes around the step is to give it on, and `after` it what the phase has then. What begins a round anew stands
 * where ending it did not.
 */
export function roleInRound(ctx: ActiveContext, kind: InnspelKind, after: RoleActs): RoleActs {
  if (isTimeFor(ctx.meeting, "anotherRound")) return { ...after, beside: [...roundAgainActs(ctx), ...after.beside] };
  return hasWord(ctx) ? ownTurn(ctx, kind, after) : othersTurn(ctx, kind);
}

function hasWord({ meeting, viewerId }: ActiveContext): boolean {
  return speakingTurn(meeting)?.personId === viewerId;
}

/** Who speaks last may go on at once, where the phase asks for nothing more: that ends the turn. */
function ownTurn(ctx: ActiveContext, kind: InnspelKind, after: RoleActs): RoleActs {
  const { visit } = ctx.meeting;
  const [turn] = turnActs(ctx);
  const adds = add(ctx, kind);
  if (turn === undefined) return { beside: [adds, passAct(ctx)] };
  const isLast = "round" in visit && visit.round.turns.filter(isOpen).length === 1;
  return isLast && after.step === undefined ? { beside: [adds, turn] } : { step: turn, beside: [adds, passAct(ctx)] };
}

/** Around one table the round is written down, and nobody presses for each. */
function othersTurn(ctx: ActiveContext, kind: InnspelKind): RoleActs {
  const { meeting, t } = ctx;
  const [turn] = turnActs(ctx);
  const ends = endRoundAct(ctx);
  if (turn === undefined) return { beside: [add(ctx, kind), ends] };
  const together = opens(t("card.button.contributeTogether"), "contributeTogether");
  if (meeting.info.room === "all" && sitTogether(meeting)) return { step: together, beside: [turn, ends] };
  return { step: turn, beside: [sitTogether(meeting) ? together : add(ctx, kind), ends] };
}
