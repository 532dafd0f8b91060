import type { Plan } from "../../../src/meeting/plan.ts";
import { factorOf, type Proposal, standing } from "../../../src/meeting/record.ts";
import type { KnownMeeting } from "../../../src/meeting/state.ts";
import { dateText } from "../../../src/text/dates.ts";
import type { Translate } from "../../../src/text/text.ts";
import { responsibleText, tenesteWord } from "../../../src/text/words.ts";
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
  const cut = (value: string) => escapeMarkdown(excerpt(value, limit));
  const goal: [string, string][] = plan.goal === "" ? [] : [[t("card.plan.goal"), cut(plan.goal)]];
  const date = shortText(dateText(plan.evaluateBy));
  const evaluated = plan.evaluatedBy === "" ? date : t("card.plan.evaluated", { date, by: cut(plan.evaluatedBy) });
  return container(
    [
      text(cut(proposal.text), { weight: "Bolder" }),
      ...(factorOf(meeting.record, proposal) === undefined ? [subtle(t("card.proposals.noFactor"))] : []),
      facts(
        ...goal,
        [t("card.plan.responsible"), shortText(responsibleText(t, meeting, plan), 300)],
        ...partnerFacts(t, meeting, plan),
        [t("card.plan.startBy"), shortText(dateText(plan.startBy))],
        [t("card.plan.evaluateBy"), evaluated],
      ),
    ],
    { spacing: "Medium" },
  );
}

/** With whom it is done, and when one meets about it; where there is a partner, that a day is to be agreed on. */
function partnerFacts(t: Translate, { info }: KnownMeeting, { partner, meetOn }: Plan): [string, string][] {
  const who: [string, string][] =
    partner === undefined ? [] : [[t("card.plan.partner"), tenesteWord(t, partner, info.einingKind)]];
  const day = meetOn === undefined ? t("card.plan.meetUnset") : shortText(dateText(meetOn));
  return meetOn === undefined && partner === undefined ? [] : [...who, [t("card.plan.meetOn"), day]];
}
