import { factorOf, type Plan, type Proposal, standing } from "../../../src/meeting/record.ts";
import type { KnownMeeting } from "../../../src/meeting/state.ts";
import { dateText } from "../../../src/text/dates.ts";
import { actorList, tenesteWord } from "../../../src/text/words.ts";
import type { CardContext } from "../../kit/context.ts";
import { type CardElement, container, escapeMarkdown, excerpt, facts, shortText, subtle, text } from "../../kit/kit.ts";
import { fitted } from "../../kit/lists.ts";

/** The tiltak that the unit has taken, with goal, who is responsible, and the dates; empty when there is none yet. */
export function plansContent(ctx: CardContext<KnownMeeting>, budget = 16_000): CardElement[] {
  const { record } = ctx.meeting;
  const taken = standing(record, "tiltak").flatMap((proposal) => {
    const plan = record.plans[proposal.id];
    return plan === undefined ? [] : [{ proposal, plan }];
  });
  return fitted(ctx.t, taken, budget, ({ proposal, plan }, limit) => planContent(ctx, proposal, plan, limit));
}

function planContent(
  { meeting, t }: CardContext<KnownMeeting>,
  proposal: Proposal,
  plan: Plan,
  limit: number,
): CardElement {
  const kind = meeting.info.einingKind;
  const cut = (value: string) => escapeMarkdown(excerpt(value, limit));
  const partner: [string, string][] =
    plan.partner === undefined ? [] : [[t("card.plan.partner"), tenesteWord(t, plan.partner, kind)]];
  return container(
    [
      text(cut(proposal.text), { weight: "Bolder" }),
      ...(factorOf(meeting.record, proposal) === undefined ? [subtle(t("card.proposals.noFactor"))] : []),
      facts(
        [t("card.plan.goal"), cut(plan.goal)],
        [t("card.plan.responsible"), actorList(t, plan.responsible, kind)],
        ...partner,
        [t("card.plan.startBy"), shortText(dateText(plan.startBy))],
        [
          t("card.plan.evaluateBy"),
          t("card.plan.evaluated", { date: shortText(dateText(plan.evaluateBy)), by: cut(plan.evaluatedBy) }),
        ],
      ),
    ],
    { spacing: "Medium" },
  );
}
