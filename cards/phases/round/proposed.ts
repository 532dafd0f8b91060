import { factorOf, type Proposal, standing } from "../../../src/meeting/record.ts";
import type { KnownMeeting } from "../../../src/meeting/state.ts";
import { capital } from "../../../src/text/words.ts";
import type { CardContext } from "../../kit/context.ts";
import { type CardElement, container, line, subtle } from "../../kit/kit.ts";
import { fitted } from "../../kit/lists.ts";
import { quoted, SAID_BUDGET, said } from "../../kit/said.ts";

/** The proposed tiltak, each with its kind and the factor it is to reduce. */
export function proposalsContent(ctx: CardContext<KnownMeeting>): CardElement[] {
  const proposals = standing(ctx.meeting.record, "tiltak");
  if (proposals.length === 0) return [subtle(ctx.t("card.proposals.none"))];
  return proposalList(ctx, proposals);
}

/** The proposals that the unit has not taken. */
export function notTakenContent(ctx: CardContext<KnownMeeting>, budget: number): CardElement[] {
  const { plans } = ctx.meeting.record;
  return proposalList(
    ctx,
    standing(ctx.meeting.record, "tiltak").filter((p) => plans[p.id] === undefined),
    budget,
  );
}

function proposalList(
  ctx: CardContext<KnownMeeting>,
  proposals: readonly Proposal[],
  budget = SAID_BUDGET,
): CardElement[] {
  return fitted(ctx.t, proposals, budget, (proposal, limit) =>
    container([line(said(ctx, proposal, limit)), subtle(about(ctx, proposal, limit))], { spacing: "Small" }),
  );
}

function about({ meeting, t }: CardContext<KnownMeeting>, proposal: Proposal, limit: number): string {
  const factor = factorOf(meeting.record, proposal)?.text;
  const against =
    factor === undefined
      ? t("card.proposals.noFactor")
      : t("card.proposals.against", { factor: quoted(factor, Math.min(limit, 160)) });
  return `${capital(t(`kind.${proposal.tiltakKind}`))} · ${against}`;
}
